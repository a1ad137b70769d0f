"""What every page's frame needs to know."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language, override

from trigpoint_web.waves.models import Wave
from trigpoint_web.waves.words import in_language

OTHER = {"zh-hant": "en", "en": "zh-hant"}


def site(request: HttpRequest) -> dict[str, Any]:
    """The survey's name and organiser, the other language, and this page's address in it."""
    language = get_language() or ""
    other = OTHER.get(language, "en")
    return {
        "survey": SimpleLazyObject(lambda: survey(request, language)),
        "other_language": other,
        "other_address": in_other(request.get_full_path(), other),
    }


def in_other(address: str, language: str) -> str:
    """The address of a page in another language; of the first page where it is no page's."""
    there = translate_url(address, language)
    if there != address:
        return there
    with override(language):
        return reverse("public:home")


def survey(request: HttpRequest, language: str) -> dict[str, str]:
    """What the wave is called and who runs it, in a language; empty without a wave.

    It is the wave that the page is about, and otherwise the one that the site is about.
    """
    wave = getattr(request, "wave", None) or Wave.objects.shown()
    if wave is None:
        return {}
    return {
        "title": in_language(wave.title, language),
        "organiser": in_language(wave.organiser, language),
    }
