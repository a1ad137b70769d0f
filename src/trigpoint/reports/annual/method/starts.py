"""How firms are placed in stages: where every stage begins."""

from __future__ import annotations

from trigpoint.reports.annual.issued import Told
from trigpoint.reports.annual.stages.boundaries import boundary_table
from trigpoint.reports.content import Paragraph, Points, Section


def starts(material: Told) -> Section:
    """The part on where every stage begins."""
    table = boundary_table(material)
    starts = [
        material.say("method_start", stage=row.label, cut=table.number(row.id, "used"))
        for row in table.rows
    ]
    return Section(
        id="method.stages",
        title=material.own["method_stages"],
        blocks=(Paragraph(material.say("method_stages_text")), Points(tuple(starts))),
    )
