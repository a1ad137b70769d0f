"""A distribution: columns of equal width in the colours of the stages, cut points and marks."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pptx.slide import Slide

from trigpoint.reports.content import Band, Mark, Series, Strip
from trigpoint.reports.pptx.canvas import Box, Line, Run, line, put, rule
from trigpoint.reports.pptx.charts.barplot import BarPlot, BarSeries
from trigpoint.reports.pptx.charts.dots import colours
from trigpoint.reports.pptx.charts.native import add_chart, figure, number_format
from trigpoint.reports.pptx.charts.sheet import Column
from trigpoint.reports.pptx.measure import fitted, sizes, text_width
from trigpoint.reports.pptx.palette import SOFT
from trigpoint.reports.pptx.setting import Setting

_CUTS, _NAMES, _MARK = 16.0, 36.0, 16.0
_TICKS, _FIGURE = 24.0, 16.0


def draw(slide: Slide, box: Box, chart: Strip, alt: str, setting: Setting) -> None:
    """The columns, and above them the stages, their cut points and the marks."""
    levels = list(_levels(chart, box))
    top = box.y + _CUTS + _NAMES + _MARK * (max(levels, default=-1) + 1)
    frame = replace(box, y=top, h=box.y + box.h - top)
    plot = _plot(chart, frame, setting)
    _stages(slide, box, chart, plot, frame, setting)
    for (series, mark), level in zip(chart.marks, levels, strict=True):
        y = box.y + _CUTS + _NAMES + level * _MARK
        _mark(slide, Box(box.x, y, box.w, _MARK), chart, plot, frame, series, mark, setting)
    _wide_bands(slide, chart, plot, frame)
    add_chart(slide, frame, "bars.xml", plot, plot.columns, alt, setting)


def steps(bands: Sequence[Band]) -> tuple[Band, ...]:
    """Bands of one width: a wide band becomes several, each with an even part of its share.

    The height of a column is then the density, whatever the widths.
    """
    width = math.gcd(*(round((band.high - band.low) * 1000) for band in bands)) / 1000
    return tuple(part for band in bands for part in _even(band, width))


def _even(band: Band, width: float) -> Iterator[Band]:
    count = max(1, round((band.high - band.low) / width))
    for at in range(count):
        low = band.low + at * width
        yield Band(low, low + width, round(band.share / count, 4), band.text)


def _plot(chart: Strip, frame: Box, setting: Setting) -> BarPlot:
    bands = steps(chart.bands)
    whole = {(band.low, band.high) for band in chart.bands}
    shares = tuple(
        figure(Mark(band.share, band.text)) if (band.low, band.high) in whole else band.share
        for band in bands
    )
    unlabelled = tuple(at for at, band in enumerate(bands) if (band.low, band.high) not in whole)
    stages = setting.look.stage_colours(len(chart.cuts) + 1)
    return BarPlot(
        names=Column(0, "", tuple(f"{band.low:g}–{band.high:g}" for band in bands)),
        series=(
            BarSeries(
                Column(1, chart.axis.unit or "%", shares),
                stages[-1],
                colours=tuple(stages[_stage(chart, band)] for band in bands),
                unlabelled=unlabelled,
            ),
        ),
        area=Box(0, 0, 1, 1 - _TICKS / frame.h),
        format=number_format(Mark(band.share, band.text) for band in chart.bands),
        size=10,
        hairline=setting.look.grey,
        high=max(share or 0 for share in shares) * 1.15,
        direction="col",
        gap=6,
    )


def _stage(chart: Strip, band: Band) -> int:
    """The stage in which the middle of a band lies."""
    middle = (band.low + band.high) / 2
    return sum(1 for cut in chart.cuts if cut.value is not None and cut.value <= middle)


def _at(chart: Strip, box: Box, value: float) -> float:
    """Where a value of the axis stands; the columns fill the width from first to last."""
    low, high = chart.bands[0].low, chart.bands[-1].high
    return box.x + box.w * (value - low) / (high - low)


def _above(chart: Strip, plot: BarPlot, frame: Box, value: float) -> float:
    """Where a line at ``value`` ends: above the figure on its column."""
    shares = plot.series[0].column.values
    bands = steps(chart.bands)
    at = next((at for at, band in enumerate(bands) if value < band.high), len(bands) - 1)
    return frame.y + (frame.h - _TICKS) * (1 - float(shares[at] or 0) / plot.high) - _FIGURE


def _stages(
    slide: Slide, box: Box, chart: Strip, plot: BarPlot, frame: Box, setting: Setting
) -> None:
    cuts = [(cut, cut.value) for cut in chart.cuts if cut.value is not None]
    edges = [box.x, *(_at(chart, box, value) for _, value in cuts), box.x + box.w]
    for name, left, right in zip(chart.stages, edges, edges[1:], strict=False):
        wide = max(right - left - 8, 8)
        words = Line((Run(name),), fitted([name], wide, _NAMES, sizes(12)), "center")
        put(slide, Box(left + 4, box.y + _CUTS, wide, _NAMES), [words], "middle")
    for (cut, value), x in zip(cuts, edges[1:], strict=False):
        end = (x, _above(chart, plot, frame, value))
        rule(slide, (x, box.y + _CUTS), end, setting.look.grey, dashed=True)
        put(slide, Box(x - 30, box.y, 60, _CUTS), [Line((Run(cut.text, SOFT),), 10, "center")])


def _wide_bands(slide: Slide, chart: Strip, plot: BarPlot, frame: Box) -> None:
    """The share of a band that several columns make up."""
    count = len(plot.series[0].colours)
    for band in chart.bands:
        wide = _at(chart, frame, band.high) - _at(chart, frame, band.low)
        if wide > 1.5 * frame.w / count:
            middle = (band.low + band.high) / 2
            y = _above(chart, plot, frame, middle)
            words = Line((Run(band.text),), plot.size, "center")
            put(slide, Box(_at(chart, frame, band.low), y, wide, _FIGURE), [words], "bottom")


def _levels(chart: Strip, box: Box) -> Iterator[int]:
    """The line on which each mark's label stands, so that none lies on another."""
    ends: list[float] = []
    for series, mark in chart.marks:
        middle = _at(chart, box, mark.value or 0.0)
        half = text_width(_label(series, mark), 11) / 2 + 4
        level = next((at for at, end in enumerate(ends) if end <= middle - half), len(ends))
        ends[level : level + 1] = [middle + half]
        yield level


def _label(series: Series, mark: Mark) -> str:
    return f"{series.label} {mark.text}"


def _mark(
    slide: Slide,
    row: Box,
    chart: Strip,
    plot: BarPlot,
    frame: Box,
    series: Series,
    mark: Mark,
    setting: Setting,
) -> None:
    """A labelled point in its ``row``, with a line down to its column."""
    if mark.value is None:
        return
    x = _at(chart, row, mark.value)
    colour, _ = colours(series, setting.look)
    rule(slide, (x, row.y + row.h), (x, _above(chart, plot, frame, mark.value)), colour)
    words = _label(series, mark)
    half = text_width(words, 11) / 2 + 4
    left = min(max(x - half, row.x), row.x + row.w - 2 * half)
    label = replace(line(words, 11, bold=True), align="center")
    put(slide, Box(left, row.y, 2 * half, row.h), [label])
