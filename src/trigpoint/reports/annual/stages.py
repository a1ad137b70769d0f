"""The stages: what each means, who stands where, by industry."""

from __future__ import annotations

from trigpoint.reports.annual.material import Material
from trigpoint.reports.charts import stacked
from trigpoint.reports.content import Card, Cards, Exhibit, Paragraph, Points, Section


def stages(material: Material) -> Section:
    """The chapter on stages."""
    return Section(
        id="stages",
        title=material.own["stages"],
        blocks=(_cards(material), stage_exhibit(material, "stages")),
        opens_page=True,
    )


def stage_exhibit(material: Material, place: str) -> Exhibit:
    """The stages of all and by industry, as bars of parts; ``place`` tells two exhibits apart."""
    rows = [row for row in material.tables.table("stage").rows if not row.net]
    names = [material.text.stages[row.option].name for row in rows]
    return Exhibit(
        id=f"{place}.stage",
        title=material.say("stage_title"),
        subtitle=material.own["stage_subtitle"],
        table=material.printed["stage"],
        chart=stacked(rows, names, material.heads, (len(rows) + 1) // 2),
        foot=material.foot("stage"),
        alt=material.own["stage_subtitle"],
        on_slide=place == "stages",
    )


def _cards(material: Material) -> Cards:
    return Cards(
        tuple(
            Card(
                title=(material.text.stages[name].name,),
                blocks=(
                    Paragraph((advice.description,)),
                    Paragraph((advice.advice,)),
                    Points(tuple((step,) for step in advice.plan)),
                ),
                stage=at,
            )
            for at, (name, advice) in enumerate(
                ((name, material.advice.stages[name]) for name in material.instrument.stages.names),
                1,
            )
        )
    )
