"""Drawing a question: most pages of most visitors show it in a state in which it was drawn before.

It takes half the time of a page otherwise.
"""

from __future__ import annotations

from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from trigpoint_web.questionnaire.fields import Field

register = template.Library()


@register.simple_tag
def question(field: Field, lang: str) -> SafeString:
    """A question by its kind, its words in ``lang``, what is said about it in the page's."""
    return _drawn(field, lang, get_language())


@lru_cache(maxsize=2048)
def _drawn(field: Field, lang: str, language: str) -> SafeString:
    """``language`` is the one that is active: the parts speak it."""
    return render_to_string("parts/question.html", {"field": field, "lang": lang})
