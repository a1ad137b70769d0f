"""What every page's frame needs to know."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import translate_url
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from trigpoint_web.waves.models import Wave

OTHER = {"zh-hant": "en", "en": "zh-hant"}


def site(request: HttpRequest) -> dict[str, Any]:
    """The survey's name and organiser, the other language, and this page's address in it."""
    language = get_language() or ""
    other = OTHER.get(language, "en")
    return {
        "survey": SimpleLazyObject(lambda: survey(language)),
        "other_language": other,
        "other_address": translate_url(request.get_full_path(), other),
    }


def survey(language: str) -> dict[str, str]:
    """What the latest wave is called and who runs it, in a language; empty without a wave."""
    wave = Wave.objects.only("title", "organiser").first()
    return (
        {}
        if wave is None
        else {
            "title": in_language(wave.title, language),
            "organiser": in_language(wave.organiser, language),
        }
    )


def in_language(words: dict[str, str], language: str) -> str:
    """The words in a language of the site, or in the first that there is."""
    by_code = {code.lower(): text for code, text in words.items()}
    return by_code.get(language.lower(), next(iter(words.values()), ""))
