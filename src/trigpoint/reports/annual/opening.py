"""The first screen: the headline number, the stages as one bar, the findings in a sentence each."""

from __future__ import annotations

from trigpoint.reports.annual.material import Material
from trigpoint.reports.annual.stages import stage_exhibit
from trigpoint.reports.content import Block, Figure, Figures
from trigpoint.tables.labels import row_label


def opening(material: Material) -> tuple[Block, ...]:
    """What a reader who stops here has read."""
    return (Figures(tuple(_figures(material))), stage_exhibit(material, "opening"))


def _figures(material: Material) -> list[Figure]:
    table = material.tables.table("index")
    return [
        Figure(
            label=row_label(row, material.text),
            main=(material.bound("index", row),),
            beside=material.beside("index", row),
        )
        for row in table.rows
    ]
