"""Every indicator: the answer given, what it earns, and how the peers score."""

from __future__ import annotations

from collections.abc import Sequence

from trigpoint.instrument.model import Kind
from trigpoint.reports.company.companies import Companies
from trigpoint.reports.company.figures import difference, points_text
from trigpoint.reports.company.firm import Firm
from trigpoint.reports.company.page import (
    NOTHING,
    Page,
    heads,
    mean_cell,
    points_cell,
    title,
)
from trigpoint.reports.company.scores import peers_foot
from trigpoint.reports.content import Exhibit, Head, Section, Table, TableCell, TableRow
from trigpoint.scores import Reason
from trigpoint.sentences import Sentence

INDICATORS = "indicators"
ANSWER, WEIGHT, CONTRIBUTION, GAP = "answer", "weight", "contribution", "gap"


def gap(firm: Firm, indicator: str) -> float | None:
    """Points above (or below) the mean of those the firm is measured by."""
    points, nearest = firm.now.scores[indicator], firm.nearest_peers
    mean = nearest.means[indicator].value if nearest else None
    return None if points is None or mean is None else float(points) - mean


def by_gap(firm: Firm) -> list[str]:
    """The indicators from the one most ahead to the one most behind; last those without a gap."""
    found = {one: gap(firm, one) for one in firm.reasons}
    return sorted(found, key=lambda one: (found[one] is None, -(found[one] or 0.0)))


def indicator_table(companies: Companies, firm: Firm) -> Table:
    """A row per indicator, sorted by gap."""
    own = companies.own
    before = (Head(ANSWER, own["answer"], align="text"),)
    weights = (Head(WEIGHT, own["weight"]), Head(CONTRIBUTION, own["contribution"]))
    ahead = (Head(GAP, own["gap"]),) if firm.peers else ()
    return Table(
        id=INDICATORS,
        title=own["indicators"],
        columns=(*before, *heads(companies, firm), *ahead, *weights),
        rows=tuple(_row(companies, firm, one) for one in by_gap(firm)),
        notes=(own["indicators_note"],),
        corner=own["indicator"],
    )


def indicators_section(page: Page) -> Section:
    """The indicators as dots, sorted by gap, and the table of all about them."""
    own = page.companies.own
    table = page.tables[INDICATORS]
    exhibit = Exhibit(
        id=INDICATORS,
        title=_most_ahead(page),
        subtitle=own["indicators_subtitle"],
        table=table,
        chart=page.dots(INDICATORS, [(row.id, row.label) for row in table.rows]),
        foot=peers_foot(page),
        alt=own["indicators_alt"],
        folded=False,
    )
    return Section(id=INDICATORS, title=own["indicators"], blocks=(exhibit,), opens_page=True)


def answer_words(companies: Companies, indicator: str, answers: Sequence[str]) -> str:
    """Answers to an indicator's question in words."""
    question = companies.instrument.question_of(indicator)
    if question.kind is Kind.RATING:
        return companies.own["comma"].join(answers)
    labels = companies.text.questions[question.id].options
    return companies.own["between_answers"].join(labels[one] for one in answers)


def _row(companies: Companies, firm: Firm, indicator: str) -> TableRow:
    reason = firm.reasons[indicator]
    means = tuple(mean_cell(one.means[indicator]) for one in firm.peers)
    return TableRow(
        id=indicator,
        label=title(companies, indicator),
        cells=(
            TableCell(_given(companies, reason)),
            points_cell(reason.points),
            *means,
            *((_gap_cell(firm, indicator),) if means else ()),
            TableCell(f"{100 * float(reason.weight):.1f}"),
            NOTHING
            if reason.contribution is None
            else TableCell(f"{float(reason.contribution):.1f}"),
        ),
        role="mean",
    )


def _given(companies: Companies, reason: Reason) -> str:
    if reason.state != "answered":
        return companies.own[reason.state]
    return answer_words(companies, reason.indicator, reason.answer)


def _gap_cell(firm: Firm, indicator: str) -> TableCell:
    points, nearest = firm.now.scores[indicator], firm.nearest_peers
    mean = nearest.means[indicator].value if nearest else None
    if points is None or mean is None:
        return NOTHING
    return TableCell(difference(points_text(points), f"{mean:.1f}"))


def _most_ahead(page: Page) -> Sentence:
    """The title: where the firm is most ahead of its peers, and where most behind."""
    known = [one for one in by_gap(page.firm) if gap(page.firm, one) is not None]
    if not known:
        return page.say("indicators_title")
    first, last = gap(page.firm, known[0]) or 0.0, gap(page.firm, known[-1]) or 0.0
    sides = [name for name, there in (("ahead", first > 0), ("behind", last < 0)) if there]
    if not sides:
        return page.say("indicators_title")
    return page.say(
        "indicators_" + "_".join(sides),
        peers=page.peers_name(),
        ahead=page.quoted(known[0]),
        behind=page.quoted(known[-1]),
    )
