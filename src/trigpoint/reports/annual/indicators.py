"""A page per indicator: what was asked, the answers by industry, and what stands out."""

from __future__ import annotations

from trigpoint.instrument.model import Dimension, Indicator
from trigpoint.reports.annual.material import Material
from trigpoint.reports.charts import bars
from trigpoint.reports.content import Block, Exhibit, Figure, Figures, Paragraph, Section


def indicators(material: Material) -> Section:
    """The chapter on indicators, a part per dimension."""
    return Section(
        id="indicators",
        title=material.own["indicators"],
        sections=tuple(_dimension(one, material) for one in material.instrument.dimensions),
        opens_page=True,
    )


def _dimension(dimension: Dimension, material: Material) -> Section:
    words = material.text.dimensions[dimension.id]
    own = material.instrument.indicators_of(dimension.id)
    return Section(
        id=f"dimension.{dimension.id}",
        title=words.name,
        blocks=(Paragraph((words.about,), "lead"),),
        sections=tuple(_indicator(one, material) for one in own),
    )


def _indicator(indicator: Indicator, material: Material) -> Section:
    asked = material.text.questions[indicator.question]
    return Section(
        id=f"indicator.{indicator.id}",
        title=material.text.indicators[indicator.id].title,
        blocks=(
            Paragraph((asked.ask,), "question"),
            *_headline(indicator, material),
            answers_exhibit(indicator.question, material),
        ),
        opens_page=True,
    )


def _headline(indicator: Indicator, material: Material) -> tuple[Block, ...]:
    row = material.tables.row(indicator.id)
    figure = Figure(
        label=material.own["mean"],
        main=(material.bound(indicator.question, row),),
        beside=material.say(
            "beside",
            low=material.bound(indicator.question, row, part="low"),
            high=material.bound(indicator.question, row, part="high"),
            base=material.bound(indicator.question, row, part="base"),
        ),
    )
    return (Figures((figure,)),)


def answers_exhibit(question: str, material: Material) -> Exhibit:
    """The answers to a question by industry."""
    asked = material.instrument.by_id[question]
    title = material.text.questions[question].title
    return Exhibit(
        id=f"answers.{question}",
        title=(title,),
        subtitle=material.own["answers_subtitle"],
        table=material.printed[question],
        chart=bars(
            material.tables.table(question),
            material.tables,
            material.text,
            material.heads,
            last=asked.exclusive,
        ),
        foot=material.foot(question),
        alt=material.own["answers_subtitle"],
        on_slide=True,
        folded=False,
    )
