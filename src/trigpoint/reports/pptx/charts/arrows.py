"""Changes: a point before and one after, joined by a line; grey where it may be noise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pptx.slide import Slide

from trigpoint.reports.content import Arrow, Arrows, Mark
from trigpoint.reports.pptx.canvas import Box, Line, Run
from trigpoint.reports.pptx.charts.labels import by_slide
from trigpoint.reports.pptx.charts.native import ends, figure
from trigpoint.reports.pptx.charts.points import TICKS, PointSeries, draw_points, lines, points
from trigpoint.reports.pptx.charts.rows import EMPTY, Rows, draw_rows
from trigpoint.reports.pptx.palette import ACCENT, INK, SOFT
from trigpoint.reports.pptx.setting import Setting

_HEAD = 36.0
_FIGURE = 80.0


def parts(chart: Arrows, box: Box) -> Iterator[Arrows]:
    """The chart in as many parts as fit ``box`` one at a time."""
    rows = [(arrow.label, arrow) for arrow in chart.rows]
    for some in by_slide(rows, box.h - _HEAD - TICKS):
        yield replace(chart, rows=tuple(arrow for _, arrow in some))


def draw(slide: Slide, box: Box, chart: Arrows, alt: str, setting: Setting) -> None:
    """A row per change, with both figures printed."""
    grey, names = setting.look.grey, tuple(arrow.label for arrow in chart.rows)
    heads = (_head("○", chart.before, grey), _head("●", chart.after, ACCENT))
    rows = Rows(
        names=names,
        heads=((EMPTY,), *((head,) for head in heads)),
        widths=(0.0, _FIGURE, _FIGURE),
        cells=tuple((EMPTY, *_printed(arrow)) for arrow in chart.rows),
        stressed=tuple(at for at, arrow in enumerate(chart.rows) if arrow.sure),
        head=_HEAD,
    )
    place = draw_rows(slide, box, rows, TICKS, alt, setting)[0]
    series = (
        *_changes(chart, 1, sure=False, colour=grey, fill=setting.look.hairline),
        *_changes(chart, 9, sure=True, colour=ACCENT, fill=setting.look.stages[0]),
    )
    draw_points(slide, place, names, series, chart.axis, alt, setting)


def _changes(
    chart: Arrows, first: int, *, sure: bool, colour: str, fill: str
) -> Iterator[PointSeries]:
    """The changes that are, or are not, beyond noise: ways, intervals, points."""
    rows = [one if one.sure is sure else _NO_CHANGE for one in chart.rows]
    before, after = [one.before for one in rows], [one.after for one in rows]
    start, end = list(map(figure, before)), list(map(figure, after))
    if any(value is not None for value in (*start, *end)):
        ways = list(zip(start, end, strict=True))
        yield lines(first + 4, f"{chart.before} → {chart.after}", ways, colour, 4)
        yield lines(first + 6, f"{chart.after} ↔", list(map(ends, after)), colour, 1.5)
        yield points(first, chart.before, start, colour, fill)
        yield points(first + 2, chart.after, end, colour, colour)


_NO_CHANGE = Arrow("", Mark(None, ""), Mark(None, ""), sure=False)


def _head(mark: str, label: str, colour: str) -> Line:
    return Line((Run(f"{mark}\u00a0", colour), Run(label, SOFT)), 12, "right")


def _printed(arrow: Arrow) -> tuple[Line, Line]:
    ink = INK if arrow.sure else SOFT
    return (
        Line((Run(arrow.before.text, SOFT),), 12, "right"),
        Line((Run(arrow.after.text, ink, bold=arrow.sure),), 12, "right"),
    )
