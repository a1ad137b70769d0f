"""What every page's frame needs to know."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import translate_url
from django.utils.translation import get_language

OTHER = {"zh-hant": "en", "en": "zh-hant"}


def site(request: HttpRequest) -> dict[str, Any]:
    """The other language, and this page's address in it."""
    other = OTHER.get(get_language() or "", "en")
    return {
        "other_language": other,
        "other_address": translate_url(request.get_full_path(), other),
    }
