"""``{{ wave.title|spoken }}``: a wave's words in the page's language."""

from __future__ import annotations

from django import template
from django.utils.translation import get_language

from trigpoint_web.waves.words import in_language

register = template.Library()


@register.filter
def spoken(words: dict[str, str]) -> str:
    """The words in the page's language, or in the first that there is."""
    return in_language(words, get_language() or "")
