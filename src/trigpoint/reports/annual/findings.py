"""The key findings, the strongest first, each with what bears it out."""

from __future__ import annotations

from trigpoint.reports.annual.material import Material
from trigpoint.reports.content import Card, Cards, Paragraph, Section


def findings(material: Material) -> Section | None:
    """The chapter of findings; None where the data say nothing beyond chance."""
    if not material.findings:
        return None
    return Section(
        id="findings",
        title=material.own["findings"],
        blocks=(
            Cards(
                tuple(
                    Card(
                        title=one.title,
                        blocks=tuple(Paragraph(sentence) for sentence in one.body),
                    )
                    for one in material.findings
                )
            ),
            Paragraph(material.say("findings_note"), "note"),
        ),
        opens_page=True,
    )
