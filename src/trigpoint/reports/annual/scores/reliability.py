"""How well the indicators hang together: Cronbach's alpha."""

from __future__ import annotations

from trigpoint.reports.annual import simulated
from trigpoint.reports.annual.issued import Issued
from trigpoint.reports.annual.scores.association import DECIMALS, shared_zero
from trigpoint.reports.content import (
    Exhibit,
    Head,
    Paragraph,
    Section,
    Table,
    TableCell,
    TableRow,
)
from trigpoint.tables.cells import printed
from trigpoint.tables.labels import item_label

ALPHA, ALL = "alpha", "index"


def reliability(material: Issued) -> Section | None:
    """The part on reliability; None where too few firms have an index."""
    table = _table(material)
    if not table.rows:
        return None
    exhibit = Exhibit("index.reliability", (), "", table)
    return Section(
        id="reliability",
        title=material.own["reliability"],
        blocks=(
            *simulated.warnings(material),
            *_sentence(table, material),
            Paragraph(material.say("reliability_meaning")),
            exhibit,
            *shared_zero(material),
        ),
    )


def _table(material: Issued) -> Table:
    """A row per dimension of two or more indicators, then all indicators."""
    found = [
        row
        for row in material.tables.summary.to_pylist()
        if row["statistic"] == ALPHA and row["value"] is not None
    ]
    rows = (
        TableRow(
            id=row["item"],
            label=material.own["reliability_all"]
            if row["item"] == ALL
            else item_label(row["item"], material.text),
            cells=(TableCell(printed(row["value"], DECIMALS)), TableCell(f"{row['base']:,}")),
            role="mean",
        )
        for row in found
    )
    return Table(
        id="reliability",
        title=material.own["alpha"],
        columns=(Head(ALPHA, material.own["alpha"]), Head("base", material.common["base"])),
        rows=tuple(rows),
        notes=simulated.notes(material),
    )


def _sentence(table: Table, material: Issued) -> tuple[Paragraph, ...]:
    """Alpha of all indicators; nothing where it is invented."""
    if material.heading.warning or ALL not in {row.id for row in table.rows}:
        return ()
    return (Paragraph(material.say("reliability_sentence", alpha=table.number(ALL, ALPHA))),)
