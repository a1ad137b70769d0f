"""Charts of points and lines on a shared axis, in rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pptx.slide import Slide

from trigpoint.reports.content import Axis
from trigpoint.reports.pptx.canvas import Box
from trigpoint.reports.pptx.charts.native import add_chart
from trigpoint.reports.pptx.charts.sheet import Column
from trigpoint.reports.pptx.setting import Setting

TICKS = 20.0
"""The room for the numbers under the axis."""

_BESIDE = 12.0
"""The room to the left and right of the axis for half a point and half a number."""

Ends = tuple[float | None, float | None]


@dataclass(frozen=True, slots=True)
class PointSeries:
    """Points of one kind, or lines along rows: their values and the heights of their rows.

    Points are filled and drawn round; lines have a ``weight`` in points and no marker. Lines
    serve as intervals, since error bars along the axis get lost outside PowerPoint.
    """

    values: Column
    places: Column
    colour: str
    fill: str = ""
    weight: float = 0.0

    @property
    def marked(self) -> bool:
        """Whether these are points."""
        return bool(self.fill)


@dataclass(frozen=True, slots=True)
class PointPlot:
    """A chart of points in ``count`` rows; ``area`` is where they stand, in parts of the frame."""

    names: Column
    series: tuple[PointSeries, ...]
    axis: Axis
    count: int
    area: Box
    hairline: str
    size: float = 10.0

    @property
    def step(self) -> float:
        """From tick to tick."""
        ticks = self.axis.ticks
        return ticks[1] - ticks[0] if len(ticks) > 1 else self.axis.high - self.axis.low

    @property
    def columns(self) -> list[Column]:
        """The columns of the workbook."""
        return [self.names, *(part for one in self.series for part in (one.values, one.places))]


def points(
    first: int, name: str, values: Sequence[float | None], colour: str, fill: str, shift: float = 0
) -> PointSeries:
    """A point per row, the first on top; its columns are the ``first`` and the one after it."""
    places = tuple(len(values) - at - shift for at in range(len(values)))
    return PointSeries(
        Column(first, name, tuple(values)), Column(first + 1, _PLACE, places), colour, fill
    )


def lines(
    first: int, name: str, ends: Sequence[Ends], colour: str, weight: float, shift: float = 0
) -> PointSeries:
    """A line per row from end to end; a cell without a place parts it from the next."""
    along: list[float | None] = []
    places: list[float | None] = []
    for at, (start, end) in enumerate(ends):
        drawn = start is not None and end is not None
        place = len(ends) - at - shift if drawn else None
        along += [start, end, end]
        places += [place, place, None]
    return PointSeries(
        Column(first, name, tuple(along)),
        Column(first + 1, _PLACE, tuple(places)),
        colour,
        weight=weight,
    )


def draw_points(
    slide: Slide,
    place: Box,
    names: Sequence[str],
    series: Sequence[PointSeries],
    axis: Axis,
    alt: str,
    setting: Setting,
) -> None:
    """Draw points in rows that fill ``place``, and the axis below it."""
    frame = replace(place, h=place.h + TICKS)
    plot = PointPlot(
        names=Column(0, "", tuple(names)),
        series=tuple(series),
        axis=axis,
        count=len(names),
        area=Box(_BESIDE / frame.w, 0.0, 1 - 2 * _BESIDE / frame.w, place.h / frame.h),
        hairline=setting.look.hairline,
    )
    add_chart(slide, frame, "points.xml", plot, plot.columns, alt, setting)


_PLACE = "↕"
"""The head of the columns that say in which row something stands."""
