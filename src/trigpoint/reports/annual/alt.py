"""A chart in words, for those who do not see it."""

from __future__ import annotations

from collections.abc import Iterator

from trigpoint.reports.annual.issued import Told
from trigpoint.reports.content import Bars, Dots, Stacked, Strip

LONGEST = 600
"""A chart that takes more characters than this to tell is left to its table."""


def alt(material: Told, subtitle: str, chart: Bars | Dots | Stacked | Strip) -> str:
    """What is drawn, then every line of the chart with its figures, unless they are too many."""
    lines = list(_lines(chart))
    if sum(len(line) for line in lines) > LONGEST:
        return material.own["alt_table"].format(subtitle=subtitle)
    joined = material.own["alt_between"].join(lines)
    return material.own["alt"].format(subtitle=subtitle, lines=joined)


def _lines(chart: Bars | Dots | Stacked | Strip) -> Iterator[str]:
    if isinstance(chart, Strip):
        yield from (f"{band.low:g}–{band.high:g} {band.text}" for band in chart.bands)
        return
    for label, marks in chart.rows:
        named = zip(_names(chart), marks, strict=True)
        figures = [f"{name} {mark.text}".strip() for name, mark in named if mark.text]
        if figures:
            yield f"{label} {', '.join(figures)}"


def _names(chart: Bars | Dots | Stacked) -> list[str]:
    """What the marks of a line stand for; nothing where there is only one."""
    if isinstance(chart, Bars):
        names = [panel for panel, _ in chart.panels]
    elif isinstance(chart, Dots):
        names = [series.label for series in chart.series]
    else:
        names = list(chart.parts)
    return names if len(names) > 1 else [""]
