"""What goes with the index: the correlation of every score with the rest of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from trigpoint.reports.annual import simulated
from trigpoint.reports.annual.alt import charted
from trigpoint.reports.annual.issued import Issued
from trigpoint.reports.content import (
    Axis,
    Block,
    Dots,
    Head,
    Mark,
    Paragraph,
    Section,
    Series,
    Table,
    TableCell,
    TableRow,
)
from trigpoint.sentences import Sentence
from trigpoint.tables.association import shared_zeros
from trigpoint.tables.cells import printed
from trigpoint.tables.labels import item_label

Found = Mapping[str, Any]

CORRECTED, PLAIN = "corrected_correlation", "correlation"
DECIMALS = 2
QUARTERS = (0, 0.25, 0.5, 0.75, 1)


def association(material: Issued) -> Section | None:
    """The part on associations; None where too few firms have an index."""
    found = _ranked(material)
    if not found:
        return None
    table = _table(found, material)
    exhibit = charted(
        material,
        "index.association",
        _title(found, table, material),
        material.own["association_subtitle"],
        table,
        _chart(found, material),
        on_slide=not material.heading.warning,
    )
    blocks: tuple[Block, ...] = (
        *simulated.warnings(material),
        Paragraph(material.say("association_lead")),
        exhibit,
        *shared_zero(material),
    )
    return Section(id="association", title=material.own["association"], blocks=blocks)


def shared_zero(material: Issued) -> tuple[Paragraph, ...]:
    """Which indicators are zero together, so that the key makes them alike."""
    titles = material.text.indicators
    return tuple(
        Paragraph(
            material.say(
                "shared_zero", names=material.both([(titles[one].title,) for one in group])
            ),
            "note",
        )
        for group in shared_zeros(material.instrument)
        if len(group) > 1
    )


def _ranked(material: Issued) -> list[Found]:
    """The corrected correlations: the dimensions, then the indicators, each the highest first."""
    rows = [
        row
        for row in material.tables.summary.to_pylist()
        if row["statistic"] == CORRECTED and row["value"] is not None
    ]
    return sorted(rows, key=lambda row: (not _is_dimension(row, material), -row["value"]))


def _is_dimension(row: Found, material: Issued) -> bool:
    return row["item"] in material.text.dimensions


def _title(found: Sequence[Found], table: Table, material: Issued) -> Sentence:
    """The dimension, or else the indicator, that goes most with the rest, if one surely does."""
    drawn = material.own["association_table"]
    for dimensions in (True, False):
        own = [row for row in found if _is_dimension(row, material) is dimensions]
        if len(own) > 1 and own[0]["value"] > own[1]["value"] and (own[0]["low"] or 0) > 0:
            name = item_label(own[0]["item"], material.text)
            r = table.number(own[0]["item"], CORRECTED)
            return simulated.title(
                material, material.say("association_title", name=name, r=r), drawn
            )
    return (drawn,)


def _table(found: Sequence[Found], material: Issued) -> Table:
    plain = {
        row["item"]: row["value"]
        for row in material.tables.summary.to_pylist()
        if row["statistic"] == PLAIN
    }
    base = TableCell(f"{found[0]['base']:,}")
    rows = (
        TableRow(
            row["item"],
            item_label(row["item"], material.text),
            (
                TableCell(_text(row["value"]), _text(row["low"]), _text(row["high"])),
                TableCell(_text(plain[row["item"]])),
            ),
            role="mean",
        )
        for row in found
    )
    return Table(
        id="association",
        title=material.own["association_table"],
        columns=tuple(Head(name, material.own[name]) for name in (CORRECTED, PLAIN)),
        rows=(TableRow("base", material.common["base"], (base, base), role="base"), *rows),
        notes=(material.own["association_note"], *simulated.notes(material)),
    )


def _chart(found: Sequence[Found], material: Issued) -> Dots:
    low = -1.0 if any((row["low"] or row["value"]) < 0 for row in found) else 0.0
    return Dots(
        series=(Series("r", material.own[CORRECTED], "main"),),
        rows=tuple(
            (
                item_label(row["item"], material.text),
                (Mark(row["value"], _text(row["value"]), row["low"], row["high"]),),
            )
            for row in found
        ),
        axis=Axis(low, 1.0, (-1, -0.5, 0, 0.5, 1) if low else QUARTERS),
        emphasis=tuple(at for at, row in enumerate(found) if _is_dimension(row, material)),
    )


def _text(value: float | None) -> str:
    return "" if value is None else printed(value, DECIMALS)
