"""How a deck's texts are marked by language: for hyphens, spelling and the choice of typefaces."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Language:
    """A language as Office names it, with typefaces for its Latin and East Asian characters.

    A typeface that is missing is replaced by one of the Windows ``charset``.
    """

    region: str
    latin: str
    asian: str
    charset: int


_BIG5, _SHIFT_JIS = -120, -128

_LANGUAGES = {
    "zh-Hant": Language("zh-TW", "Noto Sans TC", "Noto Sans TC", _BIG5),
    "ja": Language("ja-JP", "Noto Sans JP", "Noto Sans JP", _SHIFT_JIS),
    "en": Language("en-US", "Noto Sans", "Noto Sans TC", _BIG5),
}


def language(lang: str) -> Language:
    """The language of a report; what is not listed is marked as it is named."""
    return _LANGUAGES.get(lang) or replace(_LANGUAGES["en"], region=lang)
