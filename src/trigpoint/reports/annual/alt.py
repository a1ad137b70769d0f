"""A chart with its words, for those who do not see it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from trigpoint.reports.annual.issued import Issued, Told
from trigpoint.reports.content import Bars, Dots, Exhibit, Stacked, Strip, Table
from trigpoint.sentences import Sentence

Drawn = Bars | Dots | Stacked | Strip

LONGEST = 600
"""A chart that takes more characters than this to tell is left to its table."""


def charted(
    material: Issued,
    id_: str,
    title: Sentence,
    subtitle: str,
    table: Table,
    chart: Drawn,
    *,
    of: str = "index",
    on_slide: bool = True,
    folded: bool = True,
) -> Exhibit:
    """An exhibit whose chart is also told in words; its foot is of the base of the table ``of``."""
    return Exhibit(
        id=id_,
        title=title,
        subtitle=subtitle,
        table=table,
        chart=chart,
        foot=material.foot(of),
        alt=alt(material, subtitle, chart),
        on_slide=on_slide,
        folded=folded,
    )


def alt(material: Told, subtitle: str, chart: Drawn) -> str:
    """What is drawn, then every line of the chart with its figures, unless they are too many."""
    lines = list(_lines(chart, material.own))
    if sum(len(line) for line in lines) > LONGEST:
        return material.own["alt_table"].format(subtitle=subtitle)
    joined = material.own["alt_between"].join(lines)
    return material.own["alt"].format(subtitle=subtitle, lines=joined)


def _lines(chart: Drawn, own: Mapping[str, str]) -> Iterator[str]:
    if isinstance(chart, Strip):
        for band in chart.bands:
            yield _named(f"{band.low:g}–{band.high:g}", band.text, own)
        return
    for label, marks in chart.rows:
        shown = [pair for pair in zip(_names(chart), marks, strict=True) if pair[1].text]
        if len(marks) == 1:
            yield from (_named(label, mark.text, own) for _, mark in shown)
        elif shown:
            figures = own["comma"].join(_named(name, mark.text, own) for name, mark in shown)
            yield own["alt_line"].format(label=label, figures=figures)


def _named(name: str, figure: str, own: Mapping[str, str]) -> str:
    return own["alt_named"].format(name=name, figure=figure)


def _names(chart: Bars | Dots | Stacked) -> list[str]:
    """What the marks of a line stand for."""
    if isinstance(chart, Bars):
        return [panel for panel, _ in chart.panels]
    if isinstance(chart, Dots):
        return [series.label for series in chart.series]
    return list(chart.parts)
