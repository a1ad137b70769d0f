"""The table of all scores: what the firm answered and has, and what its peers have."""

from __future__ import annotations

from collections.abc import Iterator

from trigpoint.reports.company.answers import answer_words
from trigpoint.reports.company.companies import Companies
from trigpoint.reports.company.figures import index_text, points_text
from trigpoint.reports.company.firm import Firm, Scored
from trigpoint.reports.company.page import NOTHING, heads, marked_note, mean_cell, title
from trigpoint.reports.content import Head, Table, TableCell, TableRow
from trigpoint.reports.signs import difference
from trigpoint.scores import Reason

SCORES = "scores"
INDEX = "index"
ANSWER, GAP, MOVED = "answer", "gap", "moved"


def gap(firm: Firm, indicator: str) -> float | None:
    """Points above (or below) the mean of those the firm is measured by."""
    points, nearest = firm.now.scores[indicator], firm.nearest_peers
    mean = nearest.means[indicator].value if nearest else None
    return None if points is None or mean is None else float(points) - mean


def by_gap(firm: Firm) -> list[str]:
    """The indicators from the one most ahead to the one most behind; last those without a gap."""
    found = {one: gap(firm, one) for one in firm.reasons}
    return sorted(found, key=lambda one: (found[one] is None, -(found[one] or 0.0)))


def score_table(companies: Companies, firm: Firm) -> Table:
    """The index, its dimensions, and the indicators sorted by gap."""
    own = companies.own
    before = (Head(ANSWER, own["answer"], align="text"),)
    ahead = (Head(GAP, own["gap"]),) if firm.peers else ()
    moved = (Head(MOVED, own["since_last_time"]),) if firm.before else ()
    dimensions = [one.id for one in companies.instrument.dimensions]
    rows = tuple(_row(companies, firm, one) for one in (INDEX, *dimensions, *by_gap(firm)))
    return Table(
        id=SCORES,
        title=own["scores"],
        columns=(*before, *heads(companies, firm), *ahead, *moved),
        rows=rows,
        notes=(*_notes(companies, firm), *marked_note(companies, rows)),
        corner=own["score"],
    )


def _notes(companies: Companies, firm: Firm) -> Iterator[str]:
    """How to read the table, in one note, so that it takes one line."""
    own, nearest, said = companies.own, firm.nearest_peers, list[str]()
    if nearest is not None:
        said.append(own["scores_note"].format(peers=companies.column_name(nearest.id)))
    described = [title(companies, id_) for id_, one in firm.reasons.items() if not one.advised]
    if described:
        names = own["comma"].join(own["quoted"].format(name=one) for one in described)
        said.append(own["scores_described"].format(names=names))
    if said:
        yield own["after_sentence"].join(said)


def printed_score(companies: Companies, scored: Scored, id_: str) -> str:
    """An index, a dimension or an indicator as it is printed; empty where there is none."""
    if id_ == INDEX:
        cuts = companies.wave.cut_points
        return "" if scored.index is None else index_text(scored.index, cuts)
    score = scored.scores[id_]
    if score is None:
        return ""
    whole = id_ in companies.instrument.indicator
    return points_text(score) if whole else f"{float(score):.1f}"


def _row(companies: Companies, firm: Firm, id_: str) -> TableRow:
    """A score of the firm, those of its peers, its lead on the nearest, its change since then."""
    you = printed_score(companies, firm.now, id_)
    means = tuple(mean_cell(one.means[id_]) for one in firm.peers)
    return TableRow(
        id=id_,
        label=companies.own["index"] if id_ == INDEX else title(companies, id_),
        cells=(
            TableCell(_given(companies, firm.reasons[id_]) if id_ in firm.reasons else ""),
            TableCell(you),
            *means,
            *(_difference(you, cell.text) for cell in means[:1]),
            *(_difference(you, printed_score(companies, one, id_)) for one in _last_time(firm)),
        ),
        role="share" if id_ in firm.reasons else "mean",
    )


def _given(companies: Companies, reason: Reason) -> str:
    if reason.state != "answered":
        return companies.own[reason.state]
    return answer_words(companies, reason.indicator, reason.answer)


def _last_time(firm: Firm) -> tuple[Scored, ...]:
    return (firm.before,) if firm.before else ()


def _difference(you: str, other: str) -> TableCell:
    return TableCell(difference(you, other)) if you and other else NOTHING
