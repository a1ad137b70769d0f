"""Charts that a reader can edit: each drawn natively, with a workbook of its figures inside."""

from __future__ import annotations

from collections.abc import Iterator

from pptx.slide import Slide

from trigpoint.reports.content import Arrows, Bars, Chart, Dots, Mark, Stacked, Strip
from trigpoint.reports.pptx.canvas import Box
from trigpoint.reports.pptx.charts import arrows, bars, dots, stacked, strip
from trigpoint.reports.pptx.setting import Setting


def parts(chart: Chart, box: Box) -> Iterator[Chart]:
    """The chart in as many parts as fit ``box`` one at a time."""
    match chart:
        case Bars():
            yield from bars.parts(chart, box)
        case Dots():
            yield from dots.parts(chart, box)
        case Stacked():
            yield from stacked.parts(chart, box)
        case Arrows():
            yield from arrows.parts(chart, box)
        case Strip():
            yield chart


def draw_chart(slide: Slide, box: Box, chart: Chart, alt: str, setting: Setting) -> None:
    """Draw a chart that fits ``box``."""
    match chart:
        case Bars():
            bars.draw(slide, box, chart, alt, setting)
        case Dots():
            dots.draw(slide, box, chart, alt, setting)
        case Stacked():
            stacked.draw(slide, box, chart, alt, setting)
        case Arrows():
            arrows.draw(slide, box, chart, alt, setting)
        case Strip():
            strip.draw(slide, box, chart, alt, setting)


def is_drawn(chart: Chart) -> bool:
    """Whether there is anything to see in a chart."""
    return any(mark.value is not None for mark in _marks(chart))


def _marks(chart: Chart) -> Iterator[Mark]:
    match chart:
        case Bars(rows=rows) | Dots(rows=rows) | Stacked(rows=rows):
            yield from (mark for _, marks in rows for mark in marks)
        case Arrows(rows=changes):
            yield from (mark for one in changes for mark in (one.before, one.after))
        case Strip(bands=bands):
            yield from (Mark(band.share, band.text) for band in bands)
