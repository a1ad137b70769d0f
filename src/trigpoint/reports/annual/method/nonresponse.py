"""How many of those who were asked left each question empty."""

from __future__ import annotations

from collections.abc import Iterator

from trigpoint.reports.annual.alt import alt
from trigpoint.reports.annual.material import Material
from trigpoint.reports.content import (
    Bars,
    Block,
    Exhibit,
    Head,
    Mark,
    Paragraph,
    Section,
    Table,
    TableCell,
    TableRow,
)
from trigpoint.tables.cells import printed
from trigpoint.tables.words import words

SHARE = "share"


def nonresponse(material: Material) -> Section:
    """The part on non-response."""
    table = _table(material)
    return Section(
        id="nonresponse",
        title=material.own["nonresponse"],
        blocks=(Paragraph(material.say("nonresponse_lead")), *_blocks(table, material)),
    )


def _blocks(table: Table, material: Material) -> Iterator[Block]:
    shown = _incomplete(table)
    if shown:
        yield Paragraph(
            material.say(
                "nonresponse_most", question=shown[0].label, share=table.number(shown[0].id, SHARE)
            )
        )
    else:
        yield Paragraph(material.say("nonresponse_none"))
    chart, subtitle = _chart(shown), material.own["nonresponse_subtitle"]
    yield Exhibit(
        id="quality.nonresponse",
        title=(table.title,) if shown else (),
        subtitle=subtitle if shown else "",
        table=table,
        chart=chart if shown else None,
        alt=alt(material, subtitle, chart) if shown else "",
    )


def _table(material: Material) -> Table:
    """A row per question that anybody was asked and whose figures may be shown."""
    own = words(material.lang)
    columns = (
        Head("base", own["base"]),
        Head("missing", own["missing"]),
        Head(SHARE, material.own["nonresponse_share"]),
        Head("not_asked", own["not_asked"]),
    )
    return Table(
        id="nonresponse",
        title=material.own["nonresponse_title"],
        columns=columns,
        rows=tuple(_rows(material)),
    )


def _rows(material: Material) -> Iterator[TableRow]:
    for name in material.instrument.by_id:
        table = material.tables.table(name)
        base, missing, unasked = (
            int(part[0]) for part in (table.bases.n, table.missing, table.not_asked)
        )
        if base + missing == 0:
            continue
        share = printed(100 * missing / (base + missing))
        texts = (f"{base:,}", f"{missing:,}", share, f"{unasked:,}")
        label = material.text.questions[name].title
        yield TableRow(name, label, tuple(TableCell(text) for text in texts), "text")


def _incomplete(table: Table) -> list[TableRow]:
    """What somebody answered and somebody left empty, the emptiest first."""
    rows = [row for row in table.rows if row.cells[0].text != "0" and row.cells[1].text != "0"]
    return sorted(rows, key=lambda row: -float(row.cells[2].text))


def _chart(rows: list[TableRow]) -> Bars:
    marks = ((row.label, row.cells[2].text) for row in rows)
    return Bars(
        panels=(("", ""),),
        rows=tuple((label, (Mark(float(text), text),)) for label, text in marks),
    )
