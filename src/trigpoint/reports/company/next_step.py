"""The one thing to do next: what gains most for its effort, else the widest gap, else the plan."""

from __future__ import annotations

from trigpoint.reports.company.advised import advised
from trigpoint.reports.company.page import Page
from trigpoint.reports.company.steps import first_stretch
from trigpoint.reports.company.strengths import furthest_behind
from trigpoint.reports.company.way import EFFORT, GAIN, WAY
from trigpoint.reports.content import Block, Card, Cards, Paragraph


def next_step(page: Page) -> Cards:
    """A card with one thing to do."""
    if page.firm.now.stage is None:
        names = page.names(page.firm.way.unanswered)
        return _card(page, Paragraph(page.say("answer_first", names=names), role="lead"))
    stretch = first_stretch(page.companies, page.firm)
    if stretch is not None:
        gains = page.say(
            "next_gains",
            gain=page.number(WAY, stretch.id, GAIN),
            effort=page.number(WAY, stretch.id, EFFORT),
        )
        return _card(page, *_indicator(page, stretch.indicator), Paragraph(gains, role="note"))
    behind = furthest_behind(page.firm)
    if behind:
        return _card(page, *_indicator(page, behind[0]))
    stage = page.companies.instrument.stages.names[page.firm.now.stage]
    first = page.companies.advice.stages[stage].plan[0]
    return _card(page, Paragraph((first,), role="lead"))


def _indicator(page: Page, indicator: str) -> list[Block]:
    advice = advised(page.companies, page.firm, indicator)
    if advice is None:
        return []
    what = page.say("next_what", name=page.name(indicator), next=advice.next)
    return [Paragraph(what, role="lead"), Paragraph((advice.why,), role="note")]


def _card(page: Page, *blocks: Block) -> Cards:
    return Cards((Card(page.say("next_title"), blocks, current=True),))
