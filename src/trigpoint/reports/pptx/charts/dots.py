"""Means with their intervals: points on one axis, in rows of a table that names and prints them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pptx.slide import Slide

from trigpoint.reports.content import Dots, Mark, Series
from trigpoint.reports.look import Look
from trigpoint.reports.pptx.canvas import Box, Line, Run
from trigpoint.reports.pptx.charts.labels import by_slide
from trigpoint.reports.pptx.charts.native import ends, figure
from trigpoint.reports.pptx.charts.points import TICKS, PointSeries, draw_points, lines, points
from trigpoint.reports.pptx.charts.rows import EMPTY, Rows, draw_rows
from trigpoint.reports.pptx.measure import fitted, sizes
from trigpoint.reports.pptx.palette import ACCENT, INK, SOFT
from trigpoint.reports.pptx.setting import Setting

_HEAD = 36.0
_FIGURE, _FIGURES = 96.0, 272.0
"""The width of a column of figures, and of all of them together."""

_APART = 0.24
"""How far points of several series stand from each other, in parts of a row."""


def parts(chart: Dots, box: Box) -> Iterator[Dots]:
    """The chart in as many parts as fit ``box`` one at a time."""
    done = 0
    for some in by_slide(chart.rows, box.h - _HEAD - TICKS):
        stressed = tuple(at - done for at in chart.emphasis if 0 <= at - done < len(some))
        yield replace(chart, rows=some, emphasis=stressed)
        done += len(some)


def draw(slide: Slide, box: Box, chart: Dots, alt: str, setting: Setting) -> None:
    """A row per name, with a point and a printed figure per series."""
    each = min(_FIGURE, _FIGURES / max(1, len(chart.series)))
    names = tuple(name for name, _ in chart.rows)
    rows = Rows(
        names=names,
        heads=((EMPTY,), *((_head(one, setting.look, each),) for one in chart.series)),
        widths=(0.0, *[each] * len(chart.series)),
        cells=tuple((EMPTY, *map(_printed, marks)) for _, marks in chart.rows),
        stressed=chart.emphasis,
        head=_HEAD,
    )
    place = draw_rows(slide, box, rows, TICKS, alt, setting)[0]
    series = list(_series(chart, setting.look))
    draw_points(slide, place, names, series, chart.axis, alt, setting)


def colours(series: Series, look: Look) -> tuple[str, str]:
    """How points of a series are drawn round and filled; hollow ones have a tint.

    White ones would not be seen in programs that draw points without their outline.
    """
    return {
        "you": (INK, INK),
        "peers": (ACCENT, look.stages[0]),
        "everyone": (look.grey, look.grey),
        "main": (ACCENT, ACCENT),
        "other": (look.grey, look.hairline),
    }[series.style]


def _series(chart: Dots, look: Look) -> Iterator[PointSeries]:
    """Every kind of point, and below each its intervals."""
    for at, one in enumerate(chart.series):
        marks = [marks[at] for _, marks in chart.rows]
        shift = (at - (len(chart.series) - 1) / 2) * _APART
        colour, fill = colours(one, look)
        first = 1 + 4 * at
        yield lines(first + 2, f"{one.label} ↔", list(map(ends, marks)), colour, 1.5, shift)
        yield points(first, one.label, list(map(figure, marks)), colour, fill, shift)


def _head(series: Series, look: Look, width: float) -> Line:
    colour, fill = colours(series, look)
    mark = "●" if fill == colour else "○"
    size = fitted([f"{mark} {series.label}"], width - 8, _HEAD, sizes(12))
    return Line((Run(f"{mark}\u00a0", colour), Run(series.label, SOFT)), size, "right")


def _printed(mark: Mark) -> Line:
    return Line((Run(mark.text, SOFT if mark.value is None else INK),), 12, "right")
