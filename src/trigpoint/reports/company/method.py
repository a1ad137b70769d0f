"""Method in short: what the index is, what it is set beside, and what it does not say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from trigpoint.reports.company.companies import Companies
from trigpoint.reports.company.key import KEY
from trigpoint.reports.company.page import Page
from trigpoint.reports.company.scale import BASE, FROM, STAGES, TO
from trigpoint.reports.content import Card, Cards, Exhibit, Points, Section
from trigpoint.sentences import Sentence
from trigpoint.wave.settings import in_language


def method_section(page: Page) -> Section:
    """What the index is, what it is set beside, and the key."""
    own = page.companies.own
    cards = (
        _card(page, "method_scores", _scale(page)),
        _card(page, "method_peers", (*_benchmark(page), page.say("method_limits"))),
    )
    key = Exhibit(KEY, (), "", page.tables[KEY])
    return Section(id="method", title=own["method"], blocks=(Cards(cards), key))


def _card(page: Page, title: str, notes: Iterable[Sentence]) -> Card:
    return Card(page.say(title), (Points(tuple(notes)),))


def _scale(page: Page) -> Iterator[Sentence]:
    names = page.companies.instrument.stages.names
    low, high = page.number(STAGES, names[0], FROM), page.number(STAGES, names[-1], TO)
    yield page.say("method_index", low=low, high=high)
    yield page.say("method_stages", source=_cut_points_source(page.companies))


def _cut_points_source(companies: Companies) -> str:
    settings = companies.wave.settings
    if settings is None or settings.cut_points is None:
        return companies.own["own_cut_points"]
    return in_language(settings.cut_points.source, companies.lang)


def _benchmark(page: Page) -> Iterator[Sentence]:
    """What the firm is set beside, as of when, and whether its firms are invented."""
    found, everyone = page.companies.benchmark, page.firm.peers[-1:]
    if not everyone:
        yield page.why_alone("no_peers")
        return
    yield page.say(
        "method_benchmark" if found.dated else "method_benchmark_undated",
        title=page.companies.benchmark_title,
        base=page.number(STAGES, BASE, everyone[0].id),
        dated=str(found.dated),
    )
    if found.simulated and not page.companies.heading.warning:
        yield page.say("method_simulated")
