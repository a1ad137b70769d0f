"""Answers that broke a rule of the questionnaire, and what was done about each."""

from __future__ import annotations

from trigpoint.reports.annual.material import Material
from trigpoint.reports.content import (
    Block,
    Exhibit,
    Head,
    Paragraph,
    Section,
    Table,
    TableCell,
    TableRow,
)
from trigpoint.responses.model import ContentFault
from trigpoint.responses.quality import UNANSWERED

TOTAL = "total"


def faults(material: Material) -> Section:
    """The part on broken rules; from a tally alone it says that nothing is known of them."""
    return Section(id="faults", title=material.own["faults"], blocks=_blocks(material))


def _blocks(material: Material) -> tuple[Block, ...]:
    wave = material.source.wave
    if wave is None:
        return (Paragraph(material.say("faults_of_tally")),)
    found = [one for one in wave.responses.quality if one.rule != UNANSWERED]
    if not found:
        return (Paragraph(material.say("faults_none")),)
    table = _table(found, material)
    lead = material.say("faults_lead", count=table.number(TOTAL, "count"))
    exhibit = Exhibit("quality.faults", (), "", table)
    return (Paragraph(lead), exhibit)


def _table(found: list[ContentFault], material: Material) -> Table:
    own = material.own
    rows = [
        TableRow(
            id=f"{one.question}.{one.rule}.{one.treatment}",
            label=_about(one.question, material),
            cells=(
                TableCell(own[f"fault_{one.rule}"]),
                TableCell(own[f"treatment_{one.treatment}"]),
                TableCell(f"{one.count:,}"),
            ),
            role="text",
        )
        for one in found
    ]
    total = f"{sum(one.count for one in found):,}"
    cells = (TableCell(), TableCell(), TableCell(total))
    return Table(
        id="faults",
        title=own["faults"],
        columns=(
            Head("rule", own["faults_rule"], align="text"),
            Head("treatment", own["faults_treatment"], align="text"),
            Head("count", own["faults_count"]),
        ),
        rows=(*rows, TableRow(TOTAL, own["faults_total"], cells, role="text")),
        corner=own["faults_question"],
    )


def _about(name: str, material: Material) -> str:
    """The title of a question; of a contradiction the questions that it is between."""
    between = {
        rule.id: [condition.question for condition in rule.when]
        for rule in material.instrument.contradictions
    }
    titles = (material.text.questions[one].title for one in between.get(name, [name]))
    return material.own["faults_between"].join(dict.fromkeys(titles))
