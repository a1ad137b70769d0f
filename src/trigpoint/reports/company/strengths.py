"""Where the firm is strong and where it lags, by rule, and what to do about the latter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from statistics import fmean

from trigpoint.reports.company.advised import advised
from trigpoint.reports.company.firm import Firm
from trigpoint.reports.company.indicators import INDICATORS, gap
from trigpoint.reports.company.page import Page
from trigpoint.reports.company.steps import stretches
from trigpoint.reports.content import Block, Card, Cards, Paragraph, Points, Section
from trigpoint.sentences import Sentence

CLEARLY = 10.0
"""So many points from the peers' mean are a strength or a gap; one box earns about as many."""

SHOWN = 3
"""So many strengths and gaps are named, the largest first."""


def leads(firm: Firm) -> Mapping[str, float]:
    """How far the firm is ahead on each indicator on which advice is given, in points.

    Ahead of those it is measured by; where there are none, of its own mean over the indicators.
    """
    advised = {id_: reason for id_, reason in firm.reasons.items() if reason.advised}
    if firm.nearest_peers:
        found = {id_: gap(firm, id_) for id_ in advised}
        return {id_: lead for id_, lead in found.items() if lead is not None}
    points = {id_: float(one.points) for id_, one in advised.items() if one.points is not None}
    mean = fmean(points.values()) if points else 0.0
    return {id_: own - mean for id_, own in points.items()}


def strongest(firm: Firm) -> list[str]:
    """The indicators on which the firm is clearly ahead, the furthest first."""
    found = leads(firm)
    clear = [id_ for id_, lead in found.items() if lead >= CLEARLY]
    return sorted(clear, key=lambda id_: -found[id_])[:SHOWN]


def furthest_behind(firm: Firm) -> list[str]:
    """The indicators on which the firm is clearly behind, the furthest first."""
    found = leads(firm)
    clear = [id_ for id_, lead in found.items() if lead <= -CLEARLY]
    return sorted(clear, key=lambda id_: found[id_])[:SHOWN]


def strengths_section(page: Page) -> Section:
    """The strengths in a list, then a card for every gap."""
    return Section(
        id="strengths",
        title=page.companies.own["strengths"],
        blocks=(*_strengths(page), *_gaps(page)),
    )


def _strengths(page: Page) -> Iterator[Block]:
    found = strongest(page.firm)
    if not found:
        yield Paragraph(page.say("no_strength"))
        return
    yield Paragraph(page.say("strong_where"))
    yield Points(tuple(_against(page, one, "points") for one in found))


def _gaps(page: Page) -> Iterator[Block]:
    found = furthest_behind(page.firm)
    if not found:
        yield Paragraph(page.say("no_gap"))
        return
    yield Paragraph(page.say("behind_where"))
    yield Cards(tuple(_card(page, one) for one in found))


def _against(page: Page, indicator: str, words: str) -> Sentence:
    """The firm's points on an indicator, and the mean of its peers."""
    you, nearest = page.number(INDICATORS, indicator), page.firm.nearest_peers
    if nearest is None:
        return page.say(f"{words}_alone", name=page.name(indicator), you=you)
    return page.say(
        f"{words}_against",
        name=page.name(indicator),
        you=you,
        peers=page.peers_name(),
        mean=page.number(INDICATORS, indicator, nearest.id),
    )


def _card(page: Page, indicator: str) -> Card:
    advice = advised(page.companies, page.firm, indicator)
    blocks = [Paragraph(_against(page, indicator, "below"), role="note")]
    if indicator in {one.indicator for one in stretches(page.companies, page.firm)}:
        blocks.append(Paragraph(page.say("see_way")))
    elif advice is not None:
        blocks += [Paragraph((advice.next,)), Paragraph((advice.why,), role="note")]
    return Card(title=page.name(indicator), blocks=tuple(blocks))
