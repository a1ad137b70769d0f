"""Where the firm is strong and where it lags, by rule, and what to do about the latter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import fmean

from trigpoint.reports.company.advised import advised
from trigpoint.reports.company.firm import Firm
from trigpoint.reports.company.page import Page
from trigpoint.reports.company.scores import SCORES, gap
from trigpoint.reports.company.steps import stretches
from trigpoint.reports.content import Card, Cards, Paragraph, Points, Section
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
    """The strengths and the gaps, and what to do about a gap that is not on the way."""
    own = page.companies.own
    ahead = [_against(page, one) for one in strongest(page.firm)]
    behind = [(*_against(page, one), *_advice(page, one)) for one in furthest_behind(page.firm)]
    cards = (
        _card(page, "ahead", ahead, "no_strength"),
        _card(page, "behind", behind, "no_gap"),
    )
    return Section(id="strengths", title=own["strengths"], blocks=(Cards(cards),))


def _card(page: Page, title: str, items: Sequence[Sentence], none: str) -> Card:
    block = Points(tuple(items)) if items else Paragraph(page.say(none))
    return Card(page.say(title), (block,))


def _against(page: Page, indicator: str) -> Sentence:
    """The firm's points on an indicator, and the mean of its peers."""
    you, nearest = page.number(SCORES, indicator), page.firm.nearest_peers
    if nearest is None:
        return page.say("points_alone", name=page.name(indicator), you=you)
    return page.say(
        "points_against",
        name=page.name(indicator),
        you=you,
        peers=page.peers_name(),
        mean=page.number(SCORES, indicator, nearest.id),
    )


def _advice(page: Page, indicator: str) -> Sentence:
    """What to do about a gap; of what is on the way to the next stage more is said there."""
    if indicator in {one.indicator for one in stretches(page.companies, page.firm)}:
        return page.say("see_way")
    advice = advised(page.companies, page.firm, indicator)
    return page.say("behind_next", next=advice.next) if advice else ()
