"""Whether the parts of an instrument fit each other: ids, options, routing, contradictions.

Every check goes on after a fault, and only looks at what is there, so that all faults of an
instrument are found at once. What is scored is checked in :mod:`trigpoint.instrument.scoring`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from trigpoint.documents import Located, Place
from trigpoint.instrument.parts import Condition, Kind, Question
from trigpoint.instrument.scoring import scoring_faults
from trigpoint.instrument.sections import section_faults

if TYPE_CHECKING:
    from trigpoint.instrument.model import Instrument

MAX_BOXES = 30
"""A multiple answer is a bit mask of its options, with two bits more, in 32 bits."""

MAX_OPTIONS = 250
"""A single answer is one byte, with two codes more."""

RESERVED = ("respondent", "weight", "cohort", "index", "stage", "total")
"""Names of columns that answers and scores have beside those of the instrument."""


def inconsistencies(instrument: Instrument) -> list[Located]:
    """Everything in which the parts of an instrument do not fit each other."""
    return [
        *_id_faults(instrument),
        *_option_faults(instrument),
        *_profile_faults(instrument),
        *_routing_faults(instrument),
        *section_faults(instrument),
        *_contradiction_faults(instrument),
        *scoring_faults(instrument),
    ]


def repeated(ids: Iterable[str], place: Place, taken: Iterable[str] = ()) -> Iterator[Located]:
    """The ids of a list that stand in it twice, or are taken elsewhere."""
    seen = set(taken)
    for position, one in enumerate(ids):
        if one in seen:
            yield Located((*place, position), f"{one} is taken or reserved")
        seen.add(one)


def _id_faults(instrument: Instrument) -> Iterator[Located]:
    questions = [question.id for question in instrument.questions]
    columns = [column.id for column in instrument.profile]
    dimensions = [dimension.id for dimension in instrument.dimensions]
    indicators = [indicator.id for indicator in instrument.indicators]
    yield from repeated(instrument.languages, ("languages",))
    yield from repeated(columns, ("profile",), RESERVED)
    yield from repeated(questions, ("questions",), (*RESERVED, *columns))
    yield from repeated(dimensions, ("dimensions",), RESERVED)
    yield from repeated(indicators, ("indicators",), (*RESERVED, *dimensions, *columns))
    yield from repeated([section.id for section in instrument.sections], ("sections",))
    yield from repeated(
        [rule.id for rule in instrument.contradictions], ("contradictions",), columns
    )
    yield from repeated(instrument.stages.names, ("stages", "names"))
    for position, indicator in enumerate(instrument.indicators):
        other = indicator.question != indicator.id and indicator.question in questions
        if other and indicator.id in questions:
            what = f"{indicator.id} has the id of a question that it does not score"
            yield Located(("indicators", position, "id"), what)


def _option_faults(instrument: Instrument) -> Iterator[Located]:
    for group in ("profile", "questions"):
        for position, question in enumerate(getattr(instrument, group)):
            place = (group, position)
            yield from _rating_faults(question, place)
            if question.kind is not Kind.RATING:
                yield from _choice_faults(question, place)


def _rating_faults(question: Question, place: Place) -> Iterator[Located]:
    if question.kind is not Kind.RATING:
        for name in sorted({"min", "max"} & question.model_fields_set):
            yield Located((*place, name), f"{question.id}: {name} is for ratings")
        return
    if question.options:
        yield Located((*place, "options"), f"{question.id}: a rating has min and max, no options")
    if question.min >= question.max:
        yield Located((*place, "max"), f"{question.id}: max is not above min")


def _choice_faults(question: Question, place: Place) -> Iterator[Located]:
    name, count = question.id, len(question.options)
    most = MAX_BOXES if question.kind is Kind.MULTIPLE else MAX_OPTIONS
    if not 2 <= count <= most:
        what = f"{name} has {count} options, not between 2 and {most}"
        yield Located((*place, "options"), what)
    yield from repeated(question.options, (*place, "options"))
    for position, option in enumerate(question.exclusive):
        if option not in question.options:
            yield Located((*place, "exclusive", position), f"{option} is no option of {name}")
    if question.kind is not Kind.MULTIPLE:
        for field in ("exclusive", "max_choices"):
            if getattr(question, field):
                yield Located((*place, field), f"{name}: {field} is for multiple questions")
        return
    choices = len(set(question.options) - set(question.exclusive))
    if not choices:
        yield Located((*place, "exclusive"), f"{name}: every option is exclusive")
    if (question.max_choices or 0) > choices:
        yield Located((*place, "max_choices"), f"{name} has only {choices} options to choose from")


def _profile_faults(instrument: Instrument) -> Iterator[Located]:
    columns = {column.id: column for column in instrument.profile}
    if instrument.banner not in columns:
        what = f"{instrument.banner} is no profile column"
        yield Located(("banner",), what, instrument.banner)
    for position, column in enumerate(instrument.profile):
        place = ("profile", position)
        if column.kind is not Kind.SINGLE:
            yield Located((*place, "kind"), f"{column.id}: a profile column is single")
        if column.asked_if:
            yield Located((*place, "asked_if"), f"{column.id}: the profile is asked of everyone")
        yield from _parent_faults(column, columns, place)
    for position, question in enumerate(instrument.questions):
        for field in ("parent", "within"):
            if getattr(question, field):
                what = f"{question.id}: {field} is for profile columns"
                yield Located(("questions", position, field), what)


def _parent_faults(
    column: Question, columns: Mapping[str, Question], place: Place
) -> Iterator[Located]:
    if bool(column.parent) != bool(column.within):
        yield Located(place, f"{column.id}: parent and within come together")
    if column.parent is None:
        return
    above = list(columns)[: list(columns).index(column.id)]
    if column.parent not in above:
        what = f"{column.parent} is no profile column above {column.id}"
        yield Located((*place, "parent"), what, column.parent)
        return
    for option in column.options:
        if column.within and option not in column.within:
            yield Located((*place, "within"), f"{option} of {column.id} is within no option")
    for option, parent in column.within.items():
        if option not in column.options:
            yield Located((*place, "within", option), f"{option} is no option of {column.id}")
        if parent not in columns[column.parent].options:
            yield Located((*place, "within", option), f"{parent} is no option of {column.parent}")


def _condition_faults(
    condition: Condition, known: Mapping[str, Question], place: Place
) -> Iterator[Located]:
    if bool(condition.any_of) == bool(condition.none_of):
        yield Located(place, "a condition names either any_of or none_of")
    question = known.get(condition.question)
    if question is None:
        what = f"{condition.question} is no question"
        yield Located((*place, "question"), what, condition.question)
        return
    for field in ("any_of", "none_of"):
        for position, option in enumerate(getattr(condition, field)):
            if option not in question.position:
                what = f"{option} is no option of {question.id}"
                yield Located((*place, field, position), what)


def _routing_faults(instrument: Instrument) -> Iterator[Located]:
    circular = _in_circles(instrument)
    asked = {column.id for column in instrument.profile}
    for position, question in enumerate(instrument.questions):
        for rule, condition in enumerate(question.asked_if):
            place = ("questions", position, "asked_if", rule)
            yield from _condition_faults(condition, instrument.by_id, place)
            if condition.question in instrument.by_id and condition.question not in asked:
                if question.id in circular:
                    what = f"{question.id} waits for {condition.question} in a circle"
                else:
                    what = f"{condition.question} comes after {question.id}, which waits for it"
                yield Located((*place, "question"), what)
        asked.add(question.id)


def _in_circles(instrument: Instrument) -> set[str]:
    """The questions that no order of asking reaches."""
    known = instrument.by_id
    waits = {q.id: {c.question for c in q.asked_if} & set(known) for q in instrument.questions}
    asked = set(known) - set(waits)
    while ready := [question for question, needs in waits.items() if needs <= asked]:
        asked.update(ready)
        for question in ready:
            del waits[question]
    return set(waits)


def _contradiction_faults(instrument: Instrument) -> Iterator[Located]:
    for position, rule in enumerate(instrument.contradictions):
        place = ("contradictions", position)
        for number, condition in enumerate(rule.when):
            yield from _condition_faults(condition, instrument.by_id, (*place, "when", number))
        named = {condition.question for condition in rule.when}
        if len(named) < 2:
            yield Located((*place, "when"), f"{rule.id} is about one question only")
        for number, question in enumerate(rule.clear):
            if question not in named:
                yield Located((*place, "clear", number), f"{question} is not in when")
