"""What the template of bars draws."""

from __future__ import annotations

from dataclasses import dataclass

from trigpoint.reports.pptx.canvas import Box
from trigpoint.reports.pptx.charts.sheet import Column
from trigpoint.reports.pptx.palette import INK


@dataclass(frozen=True, slots=True)
class BarSeries:
    """Bars of one kind, with figures in ``ink``.

    ``colours`` are given where each bar has its own; the bars at ``unlabelled`` have no figure.
    """

    column: Column
    colour: str
    ink: str = INK
    colours: tuple[str, ...] = ()
    unlabelled: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class BarPlot:
    """A chart of bars.

    ``area`` is where the bars stand, in parts of the chart's frame; ``direction`` is ``bar`` for
    lying and ``col`` for standing ones; ``gap`` is the room between two in per cent of a bar;
    ``named`` says whether their names are shown, ``whole`` whether they are parts of a whole.
    """

    names: Column
    series: tuple[BarSeries, ...]
    area: Box
    format: str
    size: float
    hairline: str
    low: float = 0.0
    high: float = 100.0
    direction: str = "bar"
    gap: int = 45
    named: bool = True
    whole: bool = False

    @property
    def grouping(self) -> str:
        """How the bars of several series stand to each other."""
        return "percentStacked" if self.whole else "clustered"

    @property
    def columns(self) -> list[Column]:
        """The columns of the workbook."""
        return [self.names, *(one.column for one in self.series)]
