"""Parts of a whole in an order: 100 % bars, the names of the parts above them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pptx.slide import Slide

from trigpoint.reports.content import Mark, Stacked
from trigpoint.reports.pptx.canvas import Box, line, put
from trigpoint.reports.pptx.charts.barplot import BarPlot, BarSeries
from trigpoint.reports.pptx.charts.labels import by_slide
from trigpoint.reports.pptx.charts.native import add_chart, figure, number_format, printed_ends
from trigpoint.reports.pptx.charts.rows import EMPTY, Rows, draw_rows
from trigpoint.reports.pptx.charts.sheet import Column
from trigpoint.reports.pptx.key import Key, key_line
from trigpoint.reports.pptx.palette import SOFT, readable_on
from trigpoint.reports.pptx.setting import Setting

_KEY = 40.0
_TALL, _NAME = 120.0, 40.0
_NARROW = 5.0
"""A part of less than so many per cent has no room for its figure."""


def parts(chart: Stacked, box: Box) -> Iterator[Stacked]:
    """The chart in as many parts as fit ``box`` one at a time."""
    for some in by_slide(chart.rows, box.h - _KEY):
        yield replace(chart, rows=some)


def draw(slide: Slide, box: Box, chart: Stacked, alt: str, setting: Setting) -> None:
    """One bar fills the slide, with its parts told below it; several stand under a key."""
    if len(chart.rows) == 1:
        _single(slide, box, chart, alt, setting)
        return
    colours = setting.look.stage_colours(len(chart.parts))
    keys = [Key("■", colour, f"{at} {name}") for at, (name, colour) in _marked(chart, colours)]
    put(slide, replace(box, h=_KEY), [key_line(keys, box.w, _KEY)])
    rows = Rows(
        names=tuple(name for name, _ in chart.rows),
        heads=((EMPTY,),),
        widths=(0.0,),
        cells=((EMPTY,),) * len(chart.rows),
        head=_KEY,
    )
    [place] = draw_rows(slide, box, rows, 0, alt, setting)
    plot = _plot(chart, colours, 12, setting)
    add_chart(slide, place, "bars.xml", plot, plot.columns, alt, setting)


def _single(slide: Slide, box: Box, chart: Stacked, alt: str, setting: Setting) -> None:
    colours = setting.look.stage_colours(len(chart.parts))
    plot = replace(_plot(chart, colours, 16, setting), gap=0)
    add_chart(slide, replace(box, h=_TALL), "bars.xml", plot, plot.columns, alt, setting)
    _, marks = chart.rows[0]
    wide = box.w / len(chart.parts)
    for mark, (number, (name, colour)) in zip(marks, _marked(chart, colours), strict=True):
        place = Box(box.x + (number - 1) * wide, box.y + _TALL + 24, wide - 16, _NAME)
        _tell(slide, place, Key("■", colour, f"{number} {name}"), mark, setting)


def _tell(slide: Slide, place: Box, key: Key, mark: Mark, setting: Setting) -> None:
    """A part's name, and below it its share and interval."""
    put(slide, place, [key_line([key], place.w, place.h)], "bottom")
    below = Box(place.x, place.y + place.h + 4, place.w, 80)
    lines = [line(mark.text, 49, bold=True)]
    if mark.low is not None and mark.high is not None:
        low, high = printed_ends(mark)
        lines.append(line(setting.report.words["between"].format(low=low, high=high), 14, SOFT))
    put(slide, below, lines)


def _marked(chart: Stacked, colours: Sequence[str]) -> Iterator[tuple[int, tuple[str, str]]]:
    return enumerate(zip(chart.parts, colours, strict=True), 1)


def _plot(chart: Stacked, colours: Sequence[str], size: float, setting: Setting) -> BarPlot:
    series = [
        BarSeries(
            Column(at, name, tuple(figure(marks[at - 1]) for _, marks in chart.rows)),
            colour,
            readable_on(colour),
            unlabelled=tuple(_unlabelled([marks[at - 1] for _, marks in chart.rows])),
        )
        for at, (name, colour) in _marked(chart, colours)
    ]
    return BarPlot(
        names=Column(0, "", tuple(name for name, _ in chart.rows)),
        series=tuple(series),
        area=Box(0, 0, 1, 1),
        format=number_format(mark for _, marks in chart.rows for mark in marks),
        size=size,
        hairline=setting.look.paper,
        gap=40,
        named=False,
        whole=True,
        high=1.0,
    )


def _unlabelled(marks: Sequence[Mark]) -> Iterator[int]:
    for at, mark in enumerate(marks):
        if mark.value is None or mark.value < _NARROW:
            yield at
