"""How much room a text takes, by estimate: the reader's fonts are not known when a deck is made."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from trigpoint.sentences import is_wide

LEADING = 1.35
"""The height of a line in ems; lines are set that high whatever the font says."""

SCALE = (31.0, 25.0, 20.0, 16.0, 14.0, 12.0, 11.0, 10.0, 9.0, 8.0, 7.0, 6.0)
"""The sizes of type, in points: each step about 1.25, finer where it is small."""

_CERTAIN = 0.94
"""This part of a width is used up in any typeface, bold or not."""

_NARROW = frozenset(" ijltfr.,:;'’|!()[]")
_TOKEN = re.compile(r"\s|[^\s\u1100-\U0010ffff]+|.")
"""A space, a word, or a character after which a line may end: a Chinese one, for instance."""


def text_width(text: str, size: float) -> float:
    """The width of a text on one line, in the unit of ``size``."""
    return size * sum(_token(token, _air(text)) for token in _TOKEN.findall(text))


def line_count(text: str, width: float, size: float) -> int:
    """How many lines a text takes that is wrapped into ``width``."""
    return sum(_lines(line, width / size) for line in text.split("\n"))


def text_height(text: str, width: float, size: float) -> float:
    """The height of a text that is wrapped into ``width``, if its letters are rather wide."""
    return line_count(text, width * _CERTAIN, size) * size * LEADING


def fitted(texts: Iterable[str], width: float, height: float, sizes: Sequence[float]) -> float:
    """The first of ``sizes`` in which each text fits a box; the last one where none does."""
    found = list(texts)
    for size in sizes:
        if all(text_height(text, width, size) <= height for text in found):
            return size
    return sizes[-1]


def fitted_title(
    text: str, width: float, height: float, on_a_line: Sequence[float], on_several: Sequence[float]
) -> float:
    """The first size in which a title fits on a line, before any in which it takes several."""
    alone = (size for size in on_a_line if line_count(text, width * _CERTAIN, size) == 1)
    return next(alone, None) or fitted([text], width, height, on_several)


def sizes(largest: float) -> tuple[float, ...]:
    """The scale from a size down."""
    return tuple(size for size in SCALE if size <= largest)


def _lines(line: str, width: float) -> int:
    count, at, air = 1, 0.0, _air(line)
    for token in _TOKEN.findall(line):
        ems = _token(token, air)
        if at + ems <= width:
            at += ems
        elif ems > width:  # a word longer than a line is broken
            count += int((at + ems) // width)
            at = (at + ems) % width
        else:
            count, at = count + 1, ems
    return count


def _air(text: str) -> float:
    """What stands around a Latin word among Chinese ones, in ems."""
    return 0.0 if text.isascii() else 0.2


def _token(token: str, air: float) -> float:
    ems = sum(map(_ems, token))
    return ems if ems in (0.0, 1.0) or token.isspace() else ems + air


def _ems(character: str) -> float:
    if is_wide(character):
        return 1.0
    if unicodedata.category(character) in {"Mn", "Me", "Cf", "Cc"}:
        return 0.0
    if character in _NARROW:
        return 0.33
    return 0.7 if character.isupper() or character in "mwMW%@—…" else 0.57
