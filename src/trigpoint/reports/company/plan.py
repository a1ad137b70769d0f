"""The firm's stage: what it means, what to attend to, a plan, and where to find help."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trigpoint.instrument.advice import Resource
from trigpoint.reports.company.page import Page
from trigpoint.reports.company.scores import weakest_dimension
from trigpoint.reports.content import Block, Card, Cards, Paragraph, Points, Section
from trigpoint.sentences import Emphasis, Link, Sentence


def plan_section(page: Page) -> Section | None:
    """Description, advice and plan of the stage, by the weakest dimension; None without a stage."""
    if page.firm.now.stage is None:
        return None
    stage = page.companies.instrument.stages.names[page.firm.now.stage]
    weakest = weakest_dimension(page.firm, page.companies)
    advice = page.companies.advice.stages[stage]
    title = page.companies.own["plan"].format(stage=page.stage_name(page.firm.now.stage))
    plans = (
        _list(page.say("plan_stage"), advice.plan),
        _list(page.say("plan_weakest", name=page.name(weakest)), advice.plan_by_weakest[weakest]),
    )
    blocks = (Paragraph((advice.description,)), Paragraph((advice.advice,)), Cards(plans))
    return Section(id="plan", title=title, blocks=(*blocks, *_resources(page, stage, weakest)))


def _list(title: Sentence, items: Sequence[str]) -> Card:
    return Card(title, (Points(tuple((item,) for item in items)),))


def _resources(page: Page, stage: str, weakest: str) -> Iterator[Block]:
    """What helps firms of this stage with their weakest dimension."""
    found = [
        resource
        for resource in page.companies.resources
        if stage in resource.stages and weakest in resource.dimensions
    ]
    if found:
        yield Paragraph(page.say("resources", name=page.name(weakest)))
        yield Points(tuple(_resource(page, one) for one in found))


def _resource(page: Page, one: Resource) -> Sentence:
    title = Emphasis(one.title) if one.url is None else Link(one.title, one.url)
    return page.say("resource", title=(title,), provider=one.provider, about=one.about)
