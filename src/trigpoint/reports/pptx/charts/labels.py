"""The names beside the rows of a chart: how much room they get, and how many fit on a slide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from trigpoint.reports.pptx.measure import LEADING, sizes, text_height

WIDTHS = (120.0, 160.0, 200.0, 240.0, 280.0, 320.0, 360.0)
GAP = 12.0
_SHORT = 200.0
_LARGEST, _READ = 14.0, 10.0
_LEAST_PITCH, _HIGH_PITCH = 20.0, 48.0
_SLACK = 1.15
"""Names get so much more height than measured: each program breaks lines in its own way."""

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Labels:
    """The column of names: its width, and the size of its type."""

    width: float
    size: float


def fit_labels(names: Sequence[str], pitch: float) -> Labels:
    """The largest type, in the narrowest column, in which each name fits a row of ``pitch``.

    Short names stand on one line, even if that takes a wider column.
    """
    lines = [Labels(width, size) for size in (14.0, 12.0) for width in WIDTHS if width <= _SHORT]
    others = [Labels(width, size) for size in sizes(_LARGEST) for width in WIDTHS]
    for one in lines:
        if all(_height(name, one.width, one.size) <= min(pitch, one.size * 1.4) for name in names):
            return one
    for one in others:
        if all(_height(name, one.width, one.size) <= pitch for name in names):
            return one
    return others[-1]


def by_slide(rows: Sequence[tuple[str, Row]], room: float) -> Iterator[tuple[tuple[str, Row], ...]]:
    """Rows by slides: no more on one than leave room for names in a size that is still read."""
    highest = max((_height(name, WIDTHS[-1], _READ) for name, _ in rows), default=0.0)
    most = max(1, int(room // max(highest, _LEAST_PITCH)))
    slides = -(-len(rows) // most)
    each = -(-len(rows) // max(1, slides))
    for at in range(0, len(rows), max(1, each)):
        yield tuple(rows[at : at + each])


def highest_row(names: Sequence[str]) -> float:
    """How high rows may be: more would only stretch the chart, unless names are long."""
    return max(_HIGH_PITCH, *(_height(name, WIDTHS[-1], _READ) for name in names))


def _height(name: str, width: float, size: float) -> float:
    high = text_height(name, width - GAP, size)
    return high if high <= size * LEADING else high * _SLACK
