"""What the wave comes to: per dimension its strongest and weakest side, and what to do next."""

from __future__ import annotations

import math
from collections.abc import Iterator
from decimal import Decimal

from trigpoint.instrument.model import Dimension, Indicator
from trigpoint.reports.annual.issued import Issued
from trigpoint.reports.content import Block, Card, Cards, Paragraph, Section
from trigpoint.sentences import Emphasis, Sentence
from trigpoint.tables.model import Row


def conclusions(material: Issued) -> Section | None:
    """The chapter of conclusions; None where nobody has an index."""
    if math.isnan(material.tables.row("index").percent[0]):
        return None
    cards = [
        Card(
            title=material.say(
                "dimension_mean",
                dimension=material.text.dimensions[one.id].name,
                mean=material.bound(material.tables.row(one.id)),
            ),
            blocks=tuple(_blocks(one, material)),
        )
        for one in material.instrument.dimensions
    ]
    return Section(
        id="conclusions",
        title=material.own["conclusions"],
        blocks=(Paragraph(material.say("conclusions_lead"), "lead"), Cards(tuple(cards))),
        opens_page=True,
    )


def _blocks(dimension: Dimension, material: Issued) -> Iterator[Block]:
    """The dimension's highest and lowest mean, and the advice for the lowest that is advisable."""
    own = [
        (one, material.tables.row(one.id))
        for one in material.instrument.indicators_of(dimension.id)
    ]
    ranked = sorted(
        (pair for pair in own if not math.isnan(pair[1].percent[0])),
        key=lambda pair: -pair[1].percent[0],
    )
    if len(ranked) > 1:
        yield Paragraph(_extremes(ranked[0], ranked[-1], material))
    advisable = [pair for pair in ranked if pair[0].steps is not None]
    if advisable:
        yield from _advice(*advisable[-1], material)


def _extremes(
    highest: tuple[Indicator, Row], lowest: tuple[Indicator, Row], material: Issued
) -> Sentence:
    return material.say(
        "extremes",
        highest=material.text.indicators[highest[0].id].title,
        high=material.bound(highest[1]),
        lowest=material.text.indicators[lowest[0].id].title,
        low=material.bound(lowest[1]),
    )


def _advice(indicator: Indicator, row: Row, material: Issued) -> Iterator[Block]:
    """Why the indicator matters, and the next step of a firm with the mean of all."""
    about = material.advice.indicators[indicator.id]
    title = material.text.indicators[indicator.id].title
    yield Paragraph(material.say("why", title=(Emphasis(title),), why=about.why))
    level = about.level(max(min(about.levels), Decimal(str(float(row.percent[0])))))
    yield Paragraph(material.say("next", next=level.next))
