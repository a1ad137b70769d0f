"""The typefaces of everything drawn on paper: where they lie, and what they have no glyph for.

All come from the package index as wheels with the extra ``reports``; none is looked for on the
machine, so that a page has the same bytes everywhere. Noto Sans CJK holds the Chinese forms of
Taiwan beside those of Japan, Korea and the mainland (OpenType ``locl``, chosen by the language of
the text), in real Regular and Bold weights.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from trigpoint.errors import MachineError

PACKAGES = (
    "noto_cjk_sans_jp_regular",  # Han, kana, hangul, Latin
    "noto_cjk_sans_jp_bold",
    "fontpkg_noto_sans",  # accented Latin, Greek, Cyrillic
    "justmytype_intl_rtl",  # Hebrew, Arabic
)

COMMON = "\t\n\x20-\x7e\xa0-\xff–—‘’“”…→−、-〜ぁ-ゖァ-ヿㄅ-ㄩ一-龥！-～"
"""A class of characters that Noto Sans CJK is known to have: nothing needs to be looked up."""

_RARE = re.compile(f"[^{COMMON}]")
_UNDRAWN = {0xFEFF, 0xFFFE}
"""Noncharacters and marks that PDF/UA refuses even where a font has them."""


@cache
def font_folders() -> tuple[Path, ...]:
    """The folders that hold the fonts. MachineError where one is not installed."""
    return tuple(_folder(package) for package in PACKAGES)


@cache
def drawable_characters() -> frozenset[int]:
    """Every code point that one of the fonts has a glyph for; reading them takes 0.2 s, once."""
    from fontTools.ttLib import TTFont

    found: set[int] = set()
    for folder in font_folders():
        for path in sorted(folder.rglob("*.[ot]tf")):
            with TTFont(path, lazy=True) as font:
                found.update(font.getBestCmap())
    return frozenset(found - _UNDRAWN)


def drawable(text: str) -> str:
    """The text with a glyph for every character.

    A character that no font has is shown by its code point, as in ``[U+1F680]``, never by an empty
    box; one that is invisible anyway (a control or a variation selector) is left out.
    """
    return _RARE.sub(lambda found: _drawable_character(found[0]), text)


@cache
def _drawable_character(character: str) -> str:
    if ord(character) in drawable_characters():
        return character
    name = unicodedata.name(character, "")
    if unicodedata.category(character) in {"Cc", "Cf"} or "VARIATION SELECTOR" in name:
        return ""
    return f"[U+{ord(character):04X}]"


def _folder(package: str) -> Path:
    found = find_spec(package)
    if found is None or found.origin is None:
        raise MachineError(
            f"The fonts of {package} are not installed. Run pip install 'trigpoint[reports]'."
        )
    return Path(found.origin).parent
