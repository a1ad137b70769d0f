"""The firm's stage: what it means, what to attend to, a plan, and where to find help."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trigpoint.instrument.advice import Resource
from trigpoint.reports.company.dimensions import weakest_dimension
from trigpoint.reports.company.page import Page
from trigpoint.reports.content import Card, Cards, Paragraph, Points, Section
from trigpoint.sentences import Emphasis, Link, Sentence

SHOWN = 3
"""So many resources are named; the catalogue has them in the order in which they are shown."""


def plan_section(page: Page) -> Section | None:
    """Description, advice and plan of the stage, by the weakest dimension; None without a stage."""
    if page.firm.now.stage is None:
        return None
    stage = page.companies.instrument.stages.names[page.firm.now.stage]
    weakest = weakest_dimension(page.companies, page.firm)
    advice = page.companies.advice.stages[stage]
    title = page.companies.own["plan"].format(stage=page.stage_name(page.firm.now.stage))
    cards = (
        _list(page.say("plan_stage"), [(item,) for item in advice.plan]),
        _list(
            page.say("plan_weakest", name=page.name(weakest)),
            [(item,) for item in advice.plan_by_weakest[weakest]],
        ),
        *_resources(page, stage, weakest),
    )
    blocks = (Paragraph((advice.description,)), Paragraph((advice.advice,)), Cards(cards))
    return Section(id="plan", title=title, blocks=blocks)


def _list(title: Sentence, items: Sequence[Sentence]) -> Card:
    return Card(title, (Points(tuple(items)),))


def _resources(page: Page, stage: str, weakest: str) -> Iterator[Card]:
    """What helps firms of this stage with their weakest dimension, the first few."""
    found = [
        resource
        for resource in page.companies.resources
        if stage in resource.stages and weakest in resource.dimensions
    ]
    if found:
        yield _list(page.say("resources"), [_resource(page, one) for one in found[:SHOWN]])


def _resource(page: Page, one: Resource) -> Sentence:
    title = Emphasis(one.title) if one.url is None else Link(one.title, one.url)
    return page.say("resource", title=(title,), provider=one.provider)
