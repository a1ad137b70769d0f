"""A page per indicator: what was asked, the answers by industry, and what stands out."""

from __future__ import annotations

import math

from trigpoint.instrument.model import Dimension, Indicator
from trigpoint.reports.annual.answers.exhibit import answers_exhibit
from trigpoint.reports.annual.answers.standout import standout
from trigpoint.reports.annual.issued import Issued
from trigpoint.reports.content import Block, Figure, Figures, Paragraph, Section


def indicators(material: Issued) -> Section:
    """The chapter on indicators, a part per dimension."""
    return Section(
        id="indicators",
        title=material.own["indicators"],
        sections=tuple(_dimension(one, material) for one in material.instrument.dimensions),
        opens_page=True,
    )


def _dimension(dimension: Dimension, material: Issued) -> Section:
    words = material.text.dimensions[dimension.id]
    own = material.instrument.indicators_of(dimension.id)
    return Section(
        id=f"dimension.{dimension.id}",
        title=words.name,
        blocks=(Paragraph((words.about,), "lead"),),
        sections=tuple(_indicator(one, material) for one in own),
    )


def _indicator(indicator: Indicator, material: Issued) -> Section:
    asked = material.text.questions[indicator.question]
    return Section(
        id=f"indicator.{indicator.id}",
        title=material.text.indicators[indicator.id].title,
        blocks=(
            Paragraph((asked.ask,), "question"),
            *_means(indicator, material),
            *standout(indicator.question, material),
            answers_exhibit(indicator.question, material),
        ),
        opens_page=True,
    )


def _means(indicator: Indicator, material: Issued) -> tuple[Block, ...]:
    """The mean score of all, big, and of every group beside it."""
    row = material.tables.row(indicator.id)
    shown = [at for at in range(len(material.heads)) if not math.isnan(row.percent[at])]
    figures = (
        Figure(
            label=material.heads[at].label if at else material.own["mean"],
            main=(material.bound(row, at),),
            beside=material.beside(row, at),
        )
        for at in shown
    )
    return (Figures(tuple(figures)),) if shown else ()
