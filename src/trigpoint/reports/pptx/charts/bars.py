"""Small multiples of horizontal bars: a chart per group, their rows in line with each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pptx.slide import Slide

from trigpoint.reports.content import Bars, Mark
from trigpoint.reports.pptx.canvas import Box, Line, Run, line, stack_height
from trigpoint.reports.pptx.charts.barplot import BarPlot, BarSeries
from trigpoint.reports.pptx.charts.labels import WIDTHS, by_slide
from trigpoint.reports.pptx.charts.native import add_chart, figure, number_format
from trigpoint.reports.pptx.charts.rows import Rows, draw_rows
from trigpoint.reports.pptx.charts.sheet import Column
from trigpoint.reports.pptx.measure import sizes
from trigpoint.reports.pptx.palette import ACCENT, SOFT
from trigpoint.reports.pptx.setting import Setting

MOST_PANELS = 7
_HEAD = 48.0
_SIDE = 4.0
_FIGURE = 44.0
"""The room to the right of the longest bar for its figure."""


def parts(chart: Bars, box: Box) -> Iterator[Bars]:
    """The chart in as many parts as fit ``box`` one at a time."""
    for at in range(0, len(chart.panels), MOST_PANELS):
        shown = slice(at, at + MOST_PANELS)
        rows = [(name, marks[shown]) for name, marks in chart.rows]
        for some in by_slide(rows, box.h - _HEAD):
            yield replace(chart, panels=chart.panels[shown], rows=some)


def draw(slide: Slide, box: Box, chart: Bars, alt: str, setting: Setting) -> None:
    """A chart per panel, in the columns of a table of names."""
    wide = (box.w - WIDTHS[-1]) / len(chart.panels)
    base = setting.report.words["n"]
    rows = Rows(
        names=tuple(name for name, _ in chart.rows),
        heads=tuple(_head(group, base.format(n=n), wide) for group, n in chart.panels),
        widths=(0.0,) * len(chart.panels),
        cells=tuple(tuple(map(_unsaid, marks)) for _, marks in chart.rows),
        head=_HEAD,
    )
    places = draw_rows(slide, box, rows, 0, alt, setting)
    for at, (place, (group, _)) in enumerate(zip(places, chart.panels, strict=True)):
        plot = _plot(chart, at, place, setting)
        add_chart(slide, place, "bars.xml", plot, plot.columns, f"{alt} {group}", setting)


def _head(group: str, base: str, width: float) -> tuple[Line, ...]:
    """A group's name and base, small enough for the room above its bars."""
    for size in sizes(12):
        lines = line(group, size, bold=True), line(base, min(size, 10.0), SOFT)
        if stack_height(lines, width - 2 * _SIDE) <= _HEAD - 4:
            break
    return lines


def _unsaid(mark: Mark) -> Line:
    """Where there is no bar, why."""
    return Line((Run(mark.text if mark.value is None else "", SOFT),), 12)


def _plot(chart: Bars, at: int, place: Box, setting: Setting) -> BarPlot:
    marks: Sequence[Mark] = [marks[at] for _, marks in chart.rows]
    return BarPlot(
        names=Column(0, "", tuple(name for name, _ in chart.rows)),
        series=(BarSeries(Column(1, chart.panels[at][0], tuple(map(figure, marks))), ACCENT),),
        area=Box(_SIDE / place.w, 0.0, (place.w - _SIDE - _FIGURE) / place.w, 1.0),
        format=number_format(marks),
        size=12,
        hairline=setting.look.grey,
        low=chart.axis.low,
        high=chart.axis.high,
        named=False,
    )
