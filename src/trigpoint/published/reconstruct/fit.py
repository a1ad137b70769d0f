"""Whether a publication speaks of an instrument, and in a form that can be reconstructed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from trigpoint.errors import DataError, Fault
from trigpoint.instrument.model import Instrument, Kind, Question
from trigpoint.published.form import INDEX
from trigpoint.published.model import Published, Table
from trigpoint.published.reconstruct.margins import columns_of
from trigpoint.published.reconstruct.scales import MOST_BOXES, conditions, tells_boxes_apart


def printed_questions(published: Published, instrument: Instrument) -> dict[str, str]:
    """The place of the table of every printed question, in the instrument's order."""
    places = {
        instrument.indicator[id_].question: f"indicators.{id_}"
        for id_ in published.indicators
        if id_ in instrument.indicator
    }
    places |= {id_: f"questions.{id_}" for id_ in published.questions}
    return {id_: places[id_] for id_ in instrument.by_id if id_ in places}


def ensure_fit(published: Published, instrument: Instrument) -> None:
    """DataError with everything in which the publication does not fit the instrument."""
    found = [
        *_columns(published, instrument),
        *_tables(published, instrument),
        *_routing(published, instrument),
        *_scores(published, instrument),
    ]
    if found:
        raise DataError(found)


def _columns(published: Published, instrument: Instrument) -> Iterator[Fault]:
    banner = instrument.by_id[instrument.banner]
    names = [published.columns[column] for column in columns_of(published)]
    yield from _unknown("columns", names, banner.options)
    sizes = published.bases[published.whole]
    firms = sum(sizes[column] for column in columns_of(published))
    if firms != published.source.n:
        what = f"the columns hold {firms} firms, the publication says {published.source.n}"
        yield Fault(f"bases.{published.whole}", what)
    for column in instrument.profile:
        if column.parent == instrument.banner:
            shares = [id_ for group in published.industries.values() for id_ in group]
            yield from _unknown("industries", shares, column.options)


def _tables(published: Published, instrument: Instrument) -> Iterator[Fault]:
    questions = {question.id for question in instrument.questions}
    yield from _unknown("indicators", published.indicators, instrument.indicator)
    yield from _unknown("questions", published.questions, questions)
    for id_, where in printed_questions(published, instrument).items():
        question, table = instrument.by_id[id_], published.tables[where]
        yield from _table(where, question, table)
    for id_ in instrument.indicator:
        if id_ not in published.indicators:
            yield Fault(f"indicators.{id_}", "is not printed, and the index rests on it")


def _table(where: str, question: Question, table: Table) -> Iterator[Fault]:
    if (question.kind is Kind.MULTIPLE) != (table.kind == "multiple"):
        yield Fault(where, f"is printed as {table.kind}", f"{question.kind} as in the instrument")
        return
    yield from _unknown(f"{where}.options", table.options, question.answers)
    for option in question.answers:
        if option not in table.options:
            yield Fault(f"{where}.options", f"{option} is not printed")


def _routing(published: Published, instrument: Instrument) -> Iterator[Fault]:
    """Kinds of firm are told apart by printed questions, and by boxes if they are few."""
    printed = printed_questions(published, instrument)
    for id_ in dict.fromkeys(condition.question for condition in conditions(instrument, printed)):
        if id_ not in printed:
            yield Fault(id_, "decides what else is asked and is not printed")
    for id_ in printed:
        question = instrument.by_id[id_]
        boxes = len(question.options) - len(question.exclusive)
        if boxes > MOST_BOXES and tells_boxes_apart(instrument, question):
            what = f"has {boxes} boxes that earn different points or decide what else is asked"
            yield Fault(id_, what, f"at most {MOST_BOXES}")


def _scores(published: Published, instrument: Instrument) -> Iterator[Fault]:
    dimensions = [dimension.id for dimension in instrument.dimensions]
    means = [INDEX, *dimensions]
    yield from _unknown("dimensions", published.dimensions, dimensions)
    for cohort, printed in published.cohorts.items():
        yield from _unknown(f"cohorts.{cohort}", printed.scores, means)
    if published.stages is not None:
        yield from _unknown("stages.mean", published.stages.mean, means)
        if published.stages.names != instrument.stages.names:
            allowed = ", ".join(instrument.stages.names)
            yield Fault("stages.names", ", ".join(published.stages.names), allowed)
    ratings = [question for question in instrument.questions if question.kind is Kind.RATING]
    rated = published.self_assessment.parts if published.self_assessment else ()
    if rated and len(rated) != len(ratings):
        yield Fault("self_assessment.parts", f"names {len(rated)} ratings", str(len(ratings)))


def _unknown(where: str, names: Iterable[str], allowed: Iterable[str]) -> Iterator[Fault]:
    known = list(allowed)
    for name in names:
        if name not in known:
            yield Fault(where, f"{name} is not in the instrument", ", ".join(known))
