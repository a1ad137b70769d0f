"""How a deck's texts are marked by language: for hyphens, spelling and the choice of typefaces."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Family:
    """A typeface, and the Windows ``charset`` by which a missing one is replaced."""

    name: str
    charset: int


@dataclass(frozen=True, slots=True)
class Language:
    """A language as Office names it, with a typeface that has its characters."""

    region: str
    family: Family


_BIG5, _SHIFT_JIS = -120, -128

_LANGUAGES = {
    "zh-Hant": Language("zh-TW", Family("Noto Sans TC", _BIG5)),
    "ja": Language("ja-JP", Family("Noto Sans JP", _SHIFT_JIS)),
    "en": Language("en-US", Family("Noto Sans TC", _BIG5)),
}


def language(lang: str) -> Language:
    """The language of a report; what is not listed is marked as it is named."""
    return _LANGUAGES.get(lang) or Language(lang, _LANGUAGES["en"].family)
