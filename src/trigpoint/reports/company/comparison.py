"""All scores of the firm beside those of its peers, in one chart and one table."""

from __future__ import annotations

from trigpoint.reports.company.page import Page
from trigpoint.reports.company.scores import INDEX, SCORES, by_gap, gap
from trigpoint.reports.content import Exhibit, Section
from trigpoint.sentences import Sentence, plain


def comparison_section(page: Page) -> Section:
    """The index and its dimensions as dots, then the indicators, sorted by gap."""
    own, table = page.companies.own, page.tables[SCORES]
    exhibit = Exhibit(
        id=SCORES,
        title=_most_ahead(page),
        subtitle=page.beside("scores_subtitle"),
        table=table,
        chart=page.dots(
            SCORES,
            [(row.id, row.label) for row in table.rows],
            emphasis=tuple(range(1 + len(page.companies.instrument.dimensions))),
        ),
        foot=peers_bases(page),
        alt=page.beside("scores_alt"),
        folded=False,
    )
    return Section(id=SCORES, title=own["scores"], blocks=(exhibit,), opens_page=True)


def peers_foot(page: Page) -> str:
    """Whom the firm is set beside, and how many these are."""
    own = page.companies.own
    if not page.firm.peers:
        return plain(page.why_alone("no_peers_foot"))
    return own["peers_foot"].format(
        benchmark=page.companies.benchmark_title, peers=peers_bases(page)
    )


def peers_bases(page: Page) -> str:
    """How many firms there are of each kind of peers."""
    own = page.companies.own
    return own["comma"].join(
        own["peers_base"].format(peers=one.label, base=f"{one.means[INDEX].base:,}")
        for one in page.firm.peers
    )


def _most_ahead(page: Page) -> Sentence:
    """The title: where the firm is most ahead of its peers, and where most behind."""
    known = [one for one in by_gap(page.firm) if gap(page.firm, one) is not None]
    if not known:
        return page.say("scores_title")
    first, last = gap(page.firm, known[0]) or 0.0, gap(page.firm, known[-1]) or 0.0
    sides = [name for name, there in (("ahead", first > 0), ("behind", last < 0)) if there]
    if not sides:
        return page.say("scores_title")
    return page.say(
        "scores_" + "_".join(sides),
        peers=page.peers_name(),
        ahead=page.quoted(known[0]),
        behind=page.quoted(known[-1]),
    )
