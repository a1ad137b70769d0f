"""A distribution: columns in the colours of the stages, under their cut points and marks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pptx.slide import Slide

from trigpoint.reports.content import Mark, Series, Strip
from trigpoint.reports.pptx.canvas import Box, Line, Run, put, rule
from trigpoint.reports.pptx.charts.bands import FIGURE, Columns, columns, plot
from trigpoint.reports.pptx.charts.dots import colours
from trigpoint.reports.pptx.charts.native import add_chart
from trigpoint.reports.pptx.measure import fitted, sizes, text_width
from trigpoint.reports.pptx.palette import SOFT
from trigpoint.reports.pptx.setting import Setting

_CUTS, _NAMES, _MARK = 16.0, 36.0, 16.0
_LABEL = 11.0


def draw(slide: Slide, box: Box, chart: Strip, alt: str, setting: Setting) -> None:
    """The columns, and above them the stages, their cut points and the marks."""
    levels = list(_levels(columns(chart, box)))
    top = _CUTS + _NAMES + _MARK * (max(levels, default=-1) + 1)
    drawn = columns(chart, replace(box, y=box.y + top, h=box.h - top))
    _cuts(slide, box, drawn, setting)
    _stages(slide, box, drawn)
    for (series, mark), level in zip(chart.marks, levels, strict=True):
        row = Box(box.x, box.y + _CUTS + _NAMES + level * _MARK, box.w, _MARK)
        _mark(slide, row, drawn, series, mark, setting)
    _wide_bands(slide, drawn)
    bars = plot(drawn, setting)
    add_chart(slide, drawn.frame, "bars.xml", bars, bars.columns, alt, setting)


def _cuts(slide: Slide, box: Box, drawn: Columns, setting: Setting) -> None:
    for cut in drawn.chart.cuts:
        if cut.value is not None:
            x = drawn.at(cut.value)
            end = (x, drawn.above(cut.value))
            rule(slide, (x, box.y + _CUTS), end, setting.look.grey, dashed=True)
            words = Line((Run(cut.text, SOFT),), 10, "center")
            put(slide, Box(x - 30, box.y, 60, _CUTS), [words])


def _stages(slide: Slide, box: Box, drawn: Columns) -> None:
    """The name of each stage between its cut points."""
    cuts = [drawn.at(cut.value) for cut in drawn.chart.cuts if cut.value is not None]
    edges = [box.x, *cuts, box.x + box.w]
    for name, left, right in zip(drawn.chart.stages, edges, edges[1:], strict=False):
        wide = max(right - left - 8, 8)
        words = Line((Run(name),), fitted([name], wide, _NAMES, sizes(12)), "center")
        put(slide, Box(left + 4, box.y + _CUTS, wide, _NAMES), [words], "middle")


def _wide_bands(slide: Slide, drawn: Columns) -> None:
    """The share of a band that several columns make up."""
    for band in drawn.wide():
        left, right = drawn.at(band.low), drawn.at(band.high)
        words = Line((Run(band.text),), 10, "center")
        y = drawn.above((band.low + band.high) / 2)
        put(slide, Box(left, y, right - left, FIGURE), [words], "bottom")


def _levels(drawn: Columns) -> Iterator[int]:
    """The line on which each mark's label stands, so that none lies on another."""
    ends: list[float] = []
    for series, mark in drawn.chart.marks:
        middle, half = drawn.at(mark.value or 0.0), _half(series, mark)
        level = next((at for at, end in enumerate(ends) if end <= middle - half), len(ends))
        ends[level : level + 1] = [middle + half]
        yield level


def _mark(
    slide: Slide, row: Box, drawn: Columns, series: Series, mark: Mark, setting: Setting
) -> None:
    """A labelled point in its ``row``, with a line down to its column."""
    if mark.value is None:
        return
    x, half = drawn.at(mark.value), _half(series, mark)
    colour, _ = colours(series, setting.look)
    rule(slide, (x, row.y + row.h), (x, drawn.above(mark.value)), colour)
    left = min(max(x - half, row.x), row.x + row.w - 2 * half)
    words = Line((Run(_label(series, mark), bold=True),), _LABEL, "center")
    put(slide, Box(left, row.y, 2 * half, row.h), [words])


def _half(series: Series, mark: Mark) -> float:
    return text_width(_label(series, mark), _LABEL) / 2 + 4


def _label(series: Series, mark: Mark) -> str:
    return f"{series.label} {mark.text}"
