"""What is said where there is nothing to show, and of how many firms anything is shown."""

from __future__ import annotations

from trigpoint.reports.annual.issued import Issued
from trigpoint.reports.content import Paragraph


def gap(table: str, material: Issued) -> Paragraph | None:
    """Why a table has no figure of all firms: too few, or nobody; None where it has one."""
    found = material.tables.table(table)
    if found.withheld[0]:
        return Paragraph(material.say("gap_withheld"), "note")
    return None if found.bases.n[0] else Paragraph(material.say("gap_nobody"), "note")


def firms(material: Issued) -> int:
    """How many firms took part; 0 where they are too few to say anything of them."""
    return max(
        int(table.bases.n[0] + table.missing[0] + table.not_asked[0])
        for table in material.tables.tables
    )
