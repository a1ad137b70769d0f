"""How the firm rates itself beside its index, and how others do."""

from __future__ import annotations

from dataclasses import replace

from trigpoint.instrument.model import Question
from trigpoint.reports.company.benchmark import Mean, Means
from trigpoint.reports.company.companies import Companies
from trigpoint.reports.company.firm import Firm
from trigpoint.reports.company.page import Page, heads, mean_cell, points_cell
from trigpoint.reports.company.scores import INDEX, printed_score
from trigpoint.reports.content import Exhibit, Section, Table, TableCell, TableRow
from trigpoint.sentences import Sentence

RATINGS = "ratings"

APART = 10
"""A rating so many points from the index is said to be apart from it."""


def rating_table(companies: Companies, firm: Firm) -> Table | None:
    """The ratings that the firm gave, then the index; None where it gave none or has no index."""
    if not firm.ratings or firm.now.index is None:
        return None
    questions = [one for one in companies.instrument.self_ratings if one.id in firm.ratings]
    return Table(
        id=RATINGS,
        title=companies.own["ratings"],
        columns=heads(companies, firm),
        rows=(
            *(_row(companies, firm, question) for question in questions),
            _index_row(companies, firm),
        ),
        unit=companies.own["points"],
    )


def ratings_section(page: Page) -> Section | None:
    """Ratings and index as dots, and whether they are apart."""
    if RATINGS not in page.tables:
        return None
    own, table = page.companies.own, page.tables[RATINGS]
    exhibit = Exhibit(
        id=RATINGS,
        title=_furthest(page),
        subtitle="",
        table=table,
        chart=page.dots(
            RATINGS, [(row.id, row.label) for row in table.rows], emphasis=(len(table.rows) - 1,)
        ),
        foot=page.companies.own["ratings_note"],
        alt=page.beside("ratings_alt"),
    )
    return Section(id=RATINGS, title=own["ratings"], blocks=(exhibit,))


def _row(companies: Companies, firm: Firm, question: Question) -> TableRow:
    means = (mean_cell(_on_scale(one.means, question)) for one in firm.peers)
    label = companies.text.questions[question.id].title
    cells = (points_cell(firm.ratings[question.id]), *means)
    return TableRow(question.id, label, cells)


def _index_row(companies: Companies, firm: Firm) -> TableRow:
    you = TableCell(printed_score(companies, firm.now, INDEX))
    means = (mean_cell(one.means[INDEX]) for one in firm.peers)
    return TableRow(INDEX, companies.own["index"], (you, *means), role="mean")


def _on_scale(means: Means, question: Question) -> Mean | None:
    """The mean of a rating, put on 0 to 100."""
    mean = means.get(question.id)
    if mean is None or mean.value is None:
        return mean
    span = question.max - question.min
    return replace(mean, value=100 * (mean.value - question.min) / span)


def _furthest(page: Page) -> Sentence:
    """The title: the rating that is furthest from the index, if any is apart."""
    index = float(page.firm.now.index or 0)
    ratings = page.firm.ratings
    far = max(ratings, key=lambda one: abs(float(ratings[one]) - index))
    distance = float(ratings[far]) - index
    if abs(distance) < APART:
        return page.say("ratings_near", index=page.number(RATINGS, INDEX))
    return page.say(
        "ratings_above" if distance > 0 else "ratings_below",
        name=page.quoted(far),
        rating=page.number(RATINGS, far),
        index=page.number(RATINGS, INDEX),
    )
