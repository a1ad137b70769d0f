"""Words that people write, without what no reader sees and what could mislead him."""

from __future__ import annotations

import re

_LINE_ENDS = re.compile("[\t\n\r\x0b\x0c\x85\u2028\u2029]+")
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]")
_DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")


def legible(text: str) -> str:
    """The text in one line, without control characters and marks of direction."""
    return undirected(_CONTROLS.sub("", _LINE_ENDS.sub(" ", text)))


def undirected(text: str) -> str:
    """The text without the marks that turn around what follows them, the figures of a sentence too.

    Hebrew and Arabic do without: every program knows which way they run.
    """
    return _DIRECTIONS.sub("", text)
