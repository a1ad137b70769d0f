"""The key in short: the weight of each indicator, and the points that its answers can earn."""

from __future__ import annotations

from collections.abc import Iterator

from trigpoint.instrument.model import Indicator, Key, Kind, Question, points_by_answer
from trigpoint.reports.company.companies import Companies
from trigpoint.reports.company.figures import points_text
from trigpoint.reports.company.page import title
from trigpoint.reports.content import Head, Table, TableCell, TableRow
from trigpoint.scores.explain import weight_in_index

KEY = "key"


def key_in_short(companies: Companies) -> Table:
    """Weights, and the points that can be earned, a row per dimension."""
    own, source = companies.own, companies.text.key_source
    return Table(
        id=KEY,
        title=own["key"],
        columns=(Head("points", own["key_points"], align="text"),),
        rows=tuple(
            TableRow(
                id=dimension.id,
                label=companies.text.dimensions[dimension.id].short,
                cells=(TableCell(own["between_answers"].join(_earned(companies, dimension.id))),),
                role="text",
            )
            for dimension in companies.instrument.dimensions
        ),
        notes=(source,) if source else (),
        corner=own["dimension"],
    )


def _earned(companies: Companies, dimension: str) -> Iterator[str]:
    own, instrument = companies.own, companies.instrument
    for column, one in enumerate(instrument.indicators):
        if one.dimension == dimension:
            yield own["key_earns"].format(
                name=title(companies, one.id),
                weight=f"{100 * float(weight_in_index(instrument, column)):.1f}",
                points=own["comma"].join(_rules(companies, one)),
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
        yield _ladder(question, key)
        if question.kind is Kind.MULTIPLE:
            yield own["key_cap"].format(cap=points_text(key.cap))
    if question.asked_if and key.not_asked is not None:
        yield own["key_unasked"].format(points=points_text(key.not_asked))


def _ladder(question: Question, key: Key) -> str:
    """The points that answers can earn, from the fewest to the most."""
    steps = sorted(set(points_by_answer(question, key)))
    return "/".join(points_text(points) for points in steps)
