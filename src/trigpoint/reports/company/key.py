"""The key in short: what every answer earns, and the instrument's rules for it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from trigpoint.instrument.model import Indicator, Kind, points_by_answer
from trigpoint.reports.company.companies import Companies
from trigpoint.reports.company.figures import points_text
from trigpoint.reports.company.page import title
from trigpoint.reports.content import Head, Table, TableCell, TableRow

KEY = "key"


def key_in_short(companies: Companies) -> Table:
    """What the answers earn, a row per indicator."""
    return Table(
        id=KEY,
        title=companies.own["key"],
        columns=(Head("points", companies.own["key_points"], align="text"),),
        rows=tuple(
            TableRow(
                id=one.id,
                label=title(companies, one.id),
                cells=(TableCell(companies.own["between_answers"].join(_rules(companies, one))),),
                role="text",
            )
            for one in companies.instrument.indicators
        ),
        corner=companies.own["indicator"],
    )


def _rules(companies: Companies, indicator: Indicator) -> Iterator[str]:
    """What is said of one indicator: points by answer, the cap, those who were not asked."""
    own, key = companies.own, indicator.key
    question = companies.instrument.by_id[indicator.question]
    if key.linear:
        yield own["key_linear"].format(low=question.min, high=question.max)
    elif key.each is not None:
        yield own["key_each"].format(each=points_text(key.each), cap=points_text(key.cap))
    else:
        yield from _by_points(companies, indicator)
        if question.kind is Kind.MULTIPLE:
            yield own["key_cap"].format(cap=points_text(key.cap))
    if question.asked_if and key.not_asked is not None:
        yield own["key_unasked"].format(points=points_text(key.not_asked))


def _by_points(companies: Companies, indicator: Indicator) -> Iterator[str]:
    """The answers that earn the same, from the fewest points to the most."""
    question = companies.instrument.by_id[indicator.question]
    labels, own = companies.text.questions[question.id].options, companies.own
    grouped: dict[Fraction, list[str]] = {}
    for answer, points in zip(
        question.answers, points_by_answer(question, indicator.key), strict=True
    ):
        grouped.setdefault(points, []).append(labels[answer])
    for points in sorted(grouped):
        yield own["key_earns"].format(
            points=points_text(points),
            answers="".join(own["quoted"].format(name=one) for one in grouped[points]),
        )
