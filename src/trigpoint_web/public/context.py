"""What every page's frame needs to know."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import translate_url
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from trigpoint_web.waves.models import Wave
from trigpoint_web.waves.words import in_language

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
