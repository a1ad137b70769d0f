"""The bands of a distribution as columns of one width, and where values stand among them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trigpoint.reports.content import Band, Mark, Strip
from trigpoint.reports.pptx.canvas import Box
from trigpoint.reports.pptx.charts.barplot import BarPlot, BarSeries
from trigpoint.reports.pptx.charts.native import figure, number_format
from trigpoint.reports.pptx.charts.sheet import Column
from trigpoint.reports.pptx.setting import Setting

TICKS, FIGURE = 24.0, 16.0
"""The room for the names under columns, and for a figure above one."""

_AIR = 1.15


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns that fill ``frame`` from side to side; ``highest`` reaches to its top."""

    chart: Strip
    frame: Box
    bands: tuple[Band, ...]
    highest: float

    def at(self, value: float) -> float:
        """Where a value of the axis stands, from the left of the slide."""
        low, high = self.bands[0].low, self.bands[-1].high
        return self.frame.x + self.frame.w * (value - low) / (high - low)

    def above(self, value: float) -> float:
        """How far down a line at a value may reach, above the figure on its column."""
        share = next((band.share for band in self.bands if value < band.high), 0.0)
        return self.frame.y + (self.frame.h - TICKS) * (1 - share / self.highest) - FIGURE

    def wide(self) -> Iterator[Band]:
        """The bands that several columns make up."""
        return (band for band in self.chart.bands if band not in self.bands)


def columns(chart: Strip, frame: Box) -> Columns:
    """The columns of a chart in ``frame``."""
    bands = steps(chart.bands)
    return Columns(chart, frame, bands, max(band.share for band in bands) * _AIR or 1.0)


def steps(bands: Sequence[Band]) -> tuple[Band, ...]:
    """Bands of one width: a wide band becomes several, each with an even part of its share.

    The height of a column is then the density, whatever the widths.
    """
    width = math.gcd(*(round((band.high - band.low) * 1000) for band in bands)) / 1000
    return tuple(part for band in bands for part in _even(band, width))


def _even(band: Band, width: float) -> Iterator[Band]:
    count = max(1, round((band.high - band.low) / width))
    if count == 1:
        yield band
        return
    for at in range(count):
        low = band.low + at * width
        yield Band(low, low + width, round(band.share / count, 4), "")


def plot(drawn: Columns, setting: Setting) -> BarPlot:
    """The columns in the colours of the stages in which their middles lie."""
    cuts = [cut.value for cut in drawn.chart.cuts if cut.value is not None]
    colours = setting.look.stage_colours(len(cuts) + 1)
    middles = [(band.low + band.high) / 2 for band in drawn.bands]
    shares = [figure(Mark(band.share, band.text)) for band in drawn.bands]
    return BarPlot(
        names=Column(0, "", tuple(f"{band.low:g}–{band.high:g}" for band in drawn.bands)),
        series=(
            BarSeries(
                Column(1, "%", tuple(shares)),
                colours[-1],
                colours=tuple(colours[sum(cut <= one for cut in cuts)] for one in middles),
                unlabelled=tuple(at for at, band in enumerate(drawn.bands) if not band.text),
            ),
        ),
        area=Box(0, 0, 1, 1 - TICKS / drawn.frame.h),
        format=number_format(Mark(band.share, band.text) for band in drawn.chart.bands),
        size=10,
        hairline=setting.look.grey,
        high=drawn.highest,
        direction="col",
        gap=6,
    )
