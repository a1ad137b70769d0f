"""How far apart firms are: the index in bands, its percentiles, the top and the bottom tenth."""

from __future__ import annotations

from collections.abc import Iterator

from trigpoint.reports.annual import simulated
from trigpoint.reports.annual.alt import charted
from trigpoint.reports.annual.issued import Issued
from trigpoint.reports.annual.values import figures
from trigpoint.reports.content import (
    Band,
    Block,
    Exhibit,
    Head,
    Mark,
    Paragraph,
    Section,
    Series,
    Strip,
    Table,
    TableCell,
    TableRow,
)
from trigpoint.sentences import Sentence
from trigpoint.tables.cells import printed
from trigpoint.tables.summary import POINTS
from trigpoint.tables.words import words

MIDDLE = "50"
QUARTILES = ("25", MIDDLE, "75")


def spread(material: Issued) -> Section | None:
    """The part on the spread of the index; None where too few firms have one."""
    if not material.bands:
        return None
    return Section(
        id="spread",
        title=material.own["spread"],
        blocks=(*simulated.warnings(material), *_blocks(material)),
    )


def _blocks(material: Issued) -> list[Block]:
    points = _points_table(material)
    found: list[Block] = [
        charted(
            material,
            "index.spread",
            _title(points, material),
            material.own["spread_subtitle"],
            _band_table(material),
            _strip(points, material),
            on_slide=not material.heading.warning,
        )
    ]
    if points.rows:
        found.append(Exhibit("index.points", (), "", points))
    known = figures(points)
    if {"top", "bottom", "gap"} <= known.keys() and not material.heading.warning:
        found.insert(0, Paragraph(material.say("spread_tenths", **known)))
    return found


def _title(points: Table, material: Issued) -> Sentence:
    """Between which two quartiles the middle half of all firms lies, where it spreads at all."""
    drawn, known = material.own["spread_bands"], figures(points)
    low, high = (known.get(f"p{share}") for share in (QUARTILES[0], QUARTILES[-1]))
    if low is None or high is None or low.text == high.text:
        return (drawn,)
    return simulated.title(material, material.say("spread_title", low=low, high=high), drawn)


def _band_table(material: Issued) -> Table:
    places = material.tables.share_decimals
    shares = (
        TableRow(
            f"{one['low']}-{one['high']}",
            f"{one['low']}–{one['high']}",
            (TableCell(printed(one["percent"], places)),),
        )
        for one in material.bands
    )
    base = TableRow(
        "base", material.common["base"], (TableCell(f"{material.bands[0]['base']:,}"),), "base"
    )
    return Table(
        id="spread",
        title=material.own["spread_bands"],
        columns=(Head("share", words(material.lang)["share"]),),
        rows=(base, *shares),
        notes=(material.own["spread_note"], *simulated.notes(material)),
        corner=words(material.lang)["index"],
        unit="%",
    )


def _points_table(material: Issued) -> Table:
    """The percentiles of the index, and the means of its bottom and top tenth."""
    own = words(material.lang)
    rows = [
        TableRow(
            id=f"p{one['item']}" if one["statistic"] == "percentile" else one["item"],
            label=own.get(one["item"]) or material.own["spread_rank"].format(share=one["item"]),
            cells=(TableCell(printed(one["value"])),),
            role="mean",
        )
        for one in material.tables.summary.to_pylist()
        if one["statistic"] in POINTS
    ]
    return Table(
        id="spread.points",
        title=material.own["spread_points"],
        columns=(Head("value", own["index"]),),
        rows=tuple(rows),
        notes=simulated.notes(material),
    )


def _strip(points: Table, material: Issued) -> Strip:
    places = material.tables.share_decimals
    return Strip(
        bands=tuple(
            Band(one["low"], one["high"], one["percent"], printed(one["percent"], places))
            for one in material.bands
        ),
        cuts=tuple(Mark(float(cut), str(cut)) for cut in material.cut_points),
        stages=tuple(material.text.stages[name].name for name in material.instrument.stages.names),
        marks=tuple(_quartiles(points, material)),
    )


def _quartiles(points: Table, material: Issued) -> Iterator[tuple[Series, Mark]]:
    for row in points.rows:
        share = row.id.removeprefix("p")
        if share in QUARTILES:
            series = Series(row.id, row.label, "main" if share == MIDDLE else "other")
            yield series, Mark(float(row.cells[0].text), row.cells[0].text)
