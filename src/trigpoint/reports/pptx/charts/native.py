"""One native chart on a slide: its XML from a template, its figures in a workbook inside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from pptx.chart.data import ChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.slide import Slide
from pptx.util import Pt

from trigpoint.reports.content import Mark
from trigpoint.reports.pptx.canvas import Box, describe
from trigpoint.reports.pptx.charts.sheet import Column, workbook
from trigpoint.reports.pptx.setting import Setting
from trigpoint.reports.pptx.xml import xml

_DECIMALS = re.compile(r"\.(\d+)")


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A chart in the form in which python-pptx takes one."""

    chart: bytes
    xlsx_blob: bytes

    def xml_bytes(self, _kind: XL_CHART_TYPE) -> bytes:
        return self.chart


def add_chart(
    slide: Slide,
    box: Box,
    template: str,
    plot: object,
    columns: Sequence[Column],
    alt: str,
    setting: Setting,
) -> None:
    """Put a chart into ``box``; ``alt`` says it in words."""
    drawn = _Drawn(xml(template, plot=plot, region=setting.region), workbook(columns))
    sides = Pt(box.x), Pt(box.y), Pt(box.w), Pt(box.h)
    kind = XL_CHART_TYPE.BAR_CLUSTERED  # python-pptx asks only in order to write the XML itself
    frame = cast(Any, slide.shapes.add_chart(kind, *sides, cast(ChartData, drawn)))
    describe(frame, alt)


def figure(mark: Mark) -> float | None:
    """The figure as it is printed: a chart says no more than the text beside it."""
    if mark.value is None:
        return None
    try:
        return float(mark.text.replace(",", "").rstrip("%"))
    except ValueError:
        return mark.value


def ends(mark: Mark) -> tuple[float | None, float | None]:
    """The ends of the interval, with no more decimals than the figure is printed with."""
    if mark.value is None or mark.low is None or mark.high is None:
        return None, None
    decimals = _decimals(mark.text)
    return round(mark.low, decimals), round(mark.high, decimals)


def printed_ends(mark: Mark) -> tuple[str, ...]:
    """The ends of the interval as the figure is printed."""
    return tuple(f"{end:,.{_decimals(mark.text)}f}" for end in ends(mark) if end is not None)


def number_format(marks: Iterable[Mark]) -> str:
    """How Office prints the figures as these marks do."""
    texts = [mark.text for mark in marks if mark.value is not None]
    decimals = max(map(_decimals, texts), default=0)
    sign = '"%"' if texts and all(text.endswith("%") for text in texts) else ""
    return "#,##0" + ("." + "0" * decimals if decimals else "") + sign


def _decimals(text: str) -> int:
    found = _DECIMALS.search(text)
    return len(found[1]) if found else 0
