"""The stages: what each means, who stands where, how they score, how sure they are."""

from __future__ import annotations

from trigpoint.reports.annual.alt import charted
from trigpoint.reports.annual.gaps import gap
from trigpoint.reports.annual.issued import Issued
from trigpoint.reports.annual.material import Material
from trigpoint.reports.annual.stages.boundaries import boundaries, boundary_table
from trigpoint.reports.annual.stages.plans import stage_plans
from trigpoint.reports.annual.stages.profile import stage_profile
from trigpoint.reports.charts import stacked
from trigpoint.reports.content import Block, Card, Cards, Exhibit, Paragraph, Section
from trigpoint.sentences import Sentence
from trigpoint.tables.nets import UPPER

PARTS = (stage_plans, stage_profile, boundaries)
"""The parts of the chapter after its beginning; one that has nothing to say is None."""


def stages(material: Material) -> Section:
    """The chapter on stages."""
    missing = gap("stage", material)
    shares: Block = missing or stage_exhibit(material, "stages")
    parts = (part(material) for part in PARTS)
    return Section(
        id="stages",
        title=material.own["stages"],
        blocks=(Paragraph(material.say("stages_lead"), "lead"), stage_cards(material), shares),
        sections=tuple(part for part in parts if part),
        opens_page=True,
    )


def stage_exhibit(material: Issued, place: str) -> Exhibit:
    """The stages of all and by industry, as bars of parts; ``place`` tells two exhibits apart."""
    rows = [row for row in material.tables.table("stage").rows if not row.net]
    names = [material.text.stages[row.option].name for row in rows]
    places = material.tables.share_decimals
    chart = stacked(rows, names, material.heads, (len(rows) + 1) // 2, places)
    return charted(
        material,
        f"{place}.stage",
        _title(material),
        material.own["stage_subtitle"].format(banner=material.banner),
        material.printed["stage"],
        chart,
        of="stage",
        on_slide=place == "stages",
    )


def _title(material: Issued) -> Sentence:
    """How many firms have come to the upper stages; with three stages, to the highest."""
    rows = material.tables.table("stage").rows
    upper = next((row for row in rows if row.net and row.option == UPPER), None)
    if upper is not None:
        return material.say("stage_upper", share=material.bound(upper))
    highest = [row for row in rows if not row.net][-1]
    return material.say(
        "stage_highest",
        share=material.bound(highest),
        stage=material.text.stages[highest.option].name,
    )


def stage_cards(material: Issued) -> Cards:
    """A card for every stage."""
    names = material.instrument.stages.names
    return Cards(tuple(_card(name, at, material) for at, name in enumerate(names, 1)))


def _card(name: str, mark: int, material: Issued) -> Card:
    """A stage in a glance: how many firms, from where to where, what it looks like."""
    share = _share(name, material)
    return Card(
        title=(material.text.stages[name].name,),
        blocks=(
            *((Paragraph(share, "lead"),) if share else ()),
            Paragraph(_range(mark - 1, material), "note"),
            Paragraph((material.advice.stages[name].description,)),
        ),
        stage=mark,
    )


def _share(name: str, material: Issued) -> Sentence:
    if gap("stage", material):
        return ()
    row = material.tables.row("stage", name)
    return material.say("stage_share", share=material.bound(row))


def _range(position: int, material: Issued) -> Sentence:
    """Between which boundaries a stage lies."""
    table = boundary_table(material)
    starts = [table.number(row.id, "used") for row in table.rows]
    if position == 0:
        return material.say("stage_below", end=starts[0])
    if position == len(starts):
        return material.say("stage_from", start=starts[-1])
    return material.say("stage_between", start=starts[position - 1], end=starts[position])
