"""Where marks stand: values as percentages of their axis, so that a chart fits every width."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from trigpoint.reports.content import Axis, Band, Head, Mark, Series, Strip

ROOM = 34
"""A label on a strip needs this much of its width, in percent, on the narrowest screen."""


EDGE = 20
"""A label nearer to an end than this, in percent, is set towards the middle."""


class Segment(NamedTuple):
    """A part of a bar: where it starts and how wide it is, in percent."""

    mark: Mark
    position: int
    start: float
    width: float


class Stretch(NamedTuple):
    """What a stage takes of the axis, with the cut points that it lies between as printed."""

    name: str
    low: float
    high: float
    text: str

    @property
    def middle(self) -> float:
        """Where its mark stands."""
        return (self.low + self.high) / 2


class Group(NamedTuple):
    """A title over several columns."""

    label: str
    span: int


def at(value: float, axis: Axis) -> str:
    """Where a value stands on its axis; what lies beyond an end stands at it."""
    return f"{_share(value, axis):.2f}%"


def width(low: float, high: float, axis: Axis) -> str:
    """How wide the part of an axis between two values is."""
    return f"{_share(high, axis) - _share(low, axis):.2f}%"


def ends(mark: Mark) -> tuple[str, str] | None:
    """The ends of a mark's interval, with the decimals its value is printed with."""
    if mark.low is None or mark.high is None:
        return None
    decimals = sum(character.isdigit() for character in mark.text.partition(".")[2])
    return f"{mark.low:.{decimals}f}", f"{mark.high:.{decimals}f}"


def segments(marks: Sequence[Mark]) -> list[Segment]:
    """The parts of a 100 % bar, in order; a part that is not shown leaves a gap at the end."""
    found, start = [], 0.0
    for position, mark in enumerate(marks, 1):
        share = min(mark.value or 0.0, 100 - start)
        found.append(Segment(mark, position, start, share))
        start += share
    return found


def columns(bands: Sequence[Band]) -> list[tuple[Band, float]]:
    """Each band with its height in percent; the highest has 100."""
    highest = max((_density(band) for band in bands), default=0) or 1
    return [(band, 100 * _density(band) / highest) for band in bands]


def levels(marks: Sequence[tuple[Series, Mark]], axis: Axis) -> list[tuple[Series, Mark, int]]:
    """Each mark with a level for its label, so that no two labels meet; without values none."""
    shown = [
        (series, mark, _share(mark.value, axis)) for series, mark in marks if mark.value is not None
    ]
    taken: list[float] = []
    found = []
    for series, mark, place in sorted(shown, key=lambda one: one[2]):
        free = (level for level, last in enumerate(taken) if place - last >= ROOM)
        level = next(free, len(taken))
        taken[level : level + 1] = [place]
        found.append((series, mark, level))
    return found


def stretches(strip: Strip) -> list[Stretch]:
    """The stages on the axis of a strip, from the lowest."""
    axis = strip.axis
    ends = [
        Mark(axis.low, f"{axis.low:g}"),
        *(cut for cut in strip.cuts if cut.value is not None),
        Mark(axis.high, f"{axis.high:g}"),
    ]
    return [
        Stretch(name, low.value or 0.0, high.value or 0.0, f"{low.text}–{high.text}")
        for name, low, high in zip(strip.stages, ends, ends[1:], strict=False)
    ]


def side(value: float, axis: Axis) -> str:
    """Whether a label begins, ends or has its middle at its place, so that it stays on the page."""
    place = _share(value, axis)
    return "first" if place < EDGE else "last" if place > 100 - EDGE else "middle"


def groups(heads: Sequence[Head]) -> list[Group]:
    """The titles over the columns; none where no column has one."""
    found = [Group(label, len(list(own))) for label, own in groupby(heads, lambda head: head.group)]
    return found if any(group.label for group in found) else []


def _share(value: float, axis: Axis) -> float:
    return min(max(100 * (value - axis.low) / (axis.high - axis.low), 0.0), 100.0)


def _density(band: Band) -> float:
    return band.share / (band.high - band.low)
