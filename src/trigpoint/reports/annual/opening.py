"""The first screen: the headline number, the stages as one bar, three findings in a sentence."""

from __future__ import annotations

import math
from collections.abc import Iterator

from trigpoint.reports.annual.comparisons.change import last_year
from trigpoint.reports.annual.material import Material
from trigpoint.reports.annual.stages.stages import stage_exhibit
from trigpoint.reports.content import Block, Figure, Figures, Paragraph, Points
from trigpoint.sentences import Sentence
from trigpoint.tables.labels import row_label

FINDINGS = 3
"""So many findings stand on the first screen."""


def opening(material: Material) -> tuple[Block, ...]:
    """What a reader who stops here has read."""
    if math.isnan(material.tables.row("index").percent[0]):
        return (Paragraph(material.say("opening_nobody"), "lead"),)
    told = tuple(one.title for one in material.findings[:FINDINGS])
    return (
        Figures(tuple(_figures(material))),
        stage_exhibit(material, "opening"),
        *((Points(told),) if told else ()),
    )


def _figures(material: Material) -> Iterator[Figure]:
    """The index, with last year's, and its dimensions."""
    for row in material.tables.table("index").rows:
        beside = material.beside(row)
        yield Figure(
            label=row_label(row, material.text),
            main=(material.bound(row),),
            beside=(*beside, *_last_year(row.question, material)),
        )


def _last_year(score: str, material: Material) -> Sentence:
    """What the score was last year, if that is known; empty otherwise."""
    before = last_year(score, material)
    return material.say("opening_last_year", before=before) if before else ()
