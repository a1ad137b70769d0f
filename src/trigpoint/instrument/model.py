"""The instrument as a value: questions, routing, key, dimensions, stages, steps.

Everything here is frozen and valid from birth: an :class:`Instrument` that exists has been checked
against itself, so no other module asks again. Words live apart, in :mod:`trigpoint.instrument.text`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from trigpoint.instrument.lattice import Lattice

SCHEMA = 1
"""The version of the instrument files' form that this code reads."""

MAX_OPTIONS = 30
"""A multiple answer is a bit mask of its options, with two bits more, in 32 bits."""

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
Points = Annotated[Decimal, Field(ge=0, le=100, decimal_places=2)]
Weight = Annotated[Decimal, Field(gt=0, le=1000, decimal_places=4)]


class Part(BaseModel):
    """What all parts of an instrument share: frozen, and no key that nobody reads."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Kind(StrEnum):
    """How a question is answered."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    RATING = "rating"


class Condition(Part):
    """Holds for an answer that has one of ``any_of``, or that has none of ``none_of``."""

    question: Id
    any_of: tuple[Id, ...] = ()
    none_of: tuple[Id, ...] = ()

    @model_validator(mode="after")
    def _one_of_both(self) -> Condition:
        if bool(self.any_of) == bool(self.none_of):
            raise ValueError("a condition names either any_of or none_of")
        return self


class Question(Part):
    """One question, or one column of the respondent's profile.

    A rating has the whole numbers ``min`` to ``max`` as its options. The code of an answer is the
    option's position (a multiple answer: a bit mask of positions); the position after the last
    option stands for *not asked*, the one after that for *missing*.
    """

    id: Id
    kind: Kind
    options: tuple[Id, ...] = ()
    min: int = 0
    max: int = 100
    exclusive: tuple[Id, ...] = ()
    max_choices: int | None = Field(default=None, ge=1)
    asked_if: tuple[Condition, ...] = ()
    parent: Id | None = None
    within: Mapping[Id, Id] = {}

    @model_validator(mode="before")
    @classmethod
    def _rating_options(cls, data: object) -> object:
        if isinstance(data, dict) and data.get("kind") == "rating":
            if "options" in data:
                raise ValueError("a rating has no options: give min and max")
            low, high = data.get("min", 0), data.get("max", 100)
            if not (isinstance(low, int) and isinstance(high, int) and 0 <= low < high <= 200):
                raise ValueError("a rating runs from min to max, whole numbers, 0 to 200")
        return data

    @model_validator(mode="after")
    def _consistent(self) -> Question:
        if self.kind is not Kind.RATING:
            if len(self.options) < 2:
                raise ValueError("a question needs at least two options")
            if len(set(self.options)) < len(self.options):
                raise ValueError("an option is named twice")
            if self.kind is Kind.MULTIPLE and len(self.options) > MAX_OPTIONS:
                raise ValueError(f"a multiple question has at most {MAX_OPTIONS} options")
            if len(self.options) > 250:
                raise ValueError("a question has at most 250 options")
        if self.kind is not Kind.MULTIPLE and (self.exclusive or self.max_choices):
            raise ValueError("exclusive and max_choices belong to a multiple question")
        _known(self.exclusive, self.options, "exclusive")
        if bool(self.parent) != bool(self.within):
            raise ValueError("parent and within come together")
        if self.parent and set(self.within) != set(self.options):
            raise ValueError("within gives the parent's option for every option, and no other")
        return self

    @cached_property
    def answers(self) -> tuple[str, ...]:
        """The ids of what can be answered, by code: the options, or a rating's numbers."""
        if self.kind is Kind.RATING:
            return tuple(str(value) for value in range(self.min, self.max + 1))
        return self.options

    @cached_property
    def position(self) -> Mapping[str, int]:
        """The code (for a multiple: the bit's position) of every answer."""
        return {answer: code for code, answer in enumerate(self.answers)}

    @property
    def not_asked(self) -> int:
        """The code that says the respondent was not asked (for a multiple: that bit's mask)."""
        return 1 << len(self.answers) if self.kind is Kind.MULTIPLE else len(self.answers)

    @property
    def missing(self) -> int:
        """The code that says there is no answer (for a multiple: that bit's mask)."""
        return 2 << len(self.answers) if self.kind is Kind.MULTIPLE else len(self.answers) + 1

    @property
    def dtype(self) -> Literal["uint8", "uint16", "uint32"]:
        """The narrowest numpy type that holds every code."""
        if self.kind is not Kind.MULTIPLE:
            return "uint8"
        return "uint16" if len(self.answers) <= 14 else "uint32"

    def mask(self, options: Iterable[str]) -> int:
        """The bit mask of some options."""
        return sum(1 << self.position[option] for option in set(options))


class Key(Part):
    """The points that answers earn: per option, or ``each`` box ticked, at most ``cap``.

    ``linear`` maps a rating's range onto 0 to 100. Exclusive options of a multiple earn nothing.
    ``not_asked``, where given, is what a respondent scores whom routing did not ask.
    """

    points: Mapping[Id, Points] = {}
    each: Points | None = None
    cap: Points = Decimal(100)
    linear: bool = False
    not_asked: Points | None = None

    @model_validator(mode="after")
    def _one_form(self) -> Key:
        if bool(self.points) + (self.each is not None) + self.linear != 1:
            raise ValueError("a key gives points, or each, or linear")
        return self


class Steps(Part):
    """How a firm can move up on an indicator, and what it costs.

    ``effort`` is per option reached (from the next lower points); ``effort_each`` is for one more
    box of a multiple. Effort is in person-months of a mid-sized firm, a rough order only.
    """

    effort: Mapping[Id, int] = {}
    effort_each: int | None = Field(default=None, ge=1, le=99)

    @model_validator(mode="after")
    def _one_form(self) -> Steps:
        if bool(self.effort) == (self.effort_each is not None):
            raise ValueError("steps give effort per option or effort_each")
        if any(not 1 <= effort <= 99 for effort in self.effort.values()):
            raise ValueError("an effort is a whole number from 1 to 99")
        return self


class Indicator(Part):
    """A scored question. Without ``steps`` it is never advised as a way to score."""

    id: Id
    question: Id
    dimension: Id
    weight: Weight = Decimal(1)
    key: Key
    alternatives: tuple[Key, ...] = ()
    steps: Steps | None = None


class Dimension(Part):
    """A group of indicators; ``weight`` is its share of the index, relative to the others."""

    id: Id
    weight: Weight = Decimal(1)


class Together(Part):
    """What has to move when a question leaves an option, each to at least the option named."""

    question: Id
    leaves: Id
    sets: Mapping[Id, Id]


class Contradiction(Part):
    """Answers that cannot both be true: ``clear`` names the questions that become missing."""

    id: Id
    when: tuple[Condition, ...] = Field(min_length=2)
    clear: tuple[Id, ...] = ()


class Treatments(Part):
    """What is done about answers that break a rule; every case is also counted."""

    exclusive_with_others: Literal["drop_exclusive", "keep_exclusive", "clear"] = "drop_exclusive"
    over_limit: Literal["keep", "clear"] = "keep"


class Stages(Part):
    """The stages in order, and the cut points between them on the index.

    A score equal to a cut point belongs to the higher stage.
    """

    names: tuple[Id, ...] = Field(min_length=2, max_length=9)
    cut_points: tuple[Points, ...]

    @model_validator(mode="after")
    def _in_order(self) -> Stages:
        if len(set(self.names)) < len(self.names):
            raise ValueError("a stage is named twice")
        if len(self.cut_points) != len(self.names) - 1:
            raise ValueError("there is one cut point fewer than stages")
        if list(self.cut_points) != sorted(set(self.cut_points)):
            raise ValueError("cut points rise")
        return self


class Instrument(Part):
    """A whole instrument, checked against itself."""

    schema_: Literal[1] = Field(alias="schema")
    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$", max_length=40)]
    version: str = Field(min_length=1, max_length=40)
    languages: tuple[str, ...] = Field(min_length=1)
    banner: Id
    profile: tuple[Question, ...] = Field(min_length=1)
    questions: tuple[Question, ...] = Field(min_length=1)
    dimensions: tuple[Dimension, ...] = Field(min_length=1)
    indicators: tuple[Indicator, ...] = Field(min_length=1)
    stages: Stages
    together: tuple[Together, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    treatments: Treatments = Treatments()

    @model_validator(mode="after")
    def _consistent(self) -> Instrument:
        faults = [message for _, message in inconsistencies(self)]
        if faults:
            raise ValueError("; ".join(faults))
        return self

    @cached_property
    def by_id(self) -> Mapping[str, Question]:
        """Every question and profile column by its id, in the order of the answers file."""
        return {question.id: question for question in (*self.profile, *self.questions)}

    @cached_property
    def indicator(self) -> Mapping[str, Indicator]:
        """Every indicator by its id."""
        return {indicator.id: indicator for indicator in self.indicators}

    def indicators_of(self, dimension: str) -> tuple[Indicator, ...]:
        """The indicators of one dimension, in order."""
        return tuple(item for item in self.indicators if item.dimension == dimension)

    def question_of(self, indicator: str) -> Question:
        """The question that an indicator scores."""
        return self.by_id[self.indicator[indicator].question]

    @cached_property
    def lattice(self) -> Lattice:
        """The whole numbers in which scores are exact."""
        return Lattice.of(
            points=[point for item in self.indicators for point in _points(self, item)],
            indicator_weights={
                d.id: [Fraction(i.weight) for i in self.indicators_of(d.id)]
                for d in self.dimensions
            },
            dimension_weights={d.id: Fraction(d.weight) for d in self.dimensions},
            order=[item.dimension for item in self.indicators],
        )

    @cached_property
    def hash(self) -> str:
        """SHA-256 of what the answers mean: of the instrument without its words."""
        return hashlib.sha256(self.model_dump_json(by_alias=True).encode()).hexdigest()


def points_by_answer(question: Question, key: Key) -> tuple[Fraction, ...]:
    """The points of every answer of ``question``, in the order of its codes, before any cap."""
    if key.linear:
        span = question.max - question.min
        return tuple(Fraction(100 * step, span) for step in range(span + 1))
    if key.each is not None:
        return tuple(
            Fraction(0) if option in question.exclusive else Fraction(key.each)
            for option in question.options
        )
    return tuple(Fraction(key.points.get(option, Decimal(0))) for option in question.options)


def _points(instrument: Instrument, indicator: Indicator) -> list[Fraction]:
    question = instrument.by_id[indicator.question]
    keys = (indicator.key, *indicator.alternatives)
    found = [point for key in keys for point in points_by_answer(question, key)]
    found += [Fraction(key.cap) for key in keys]
    return found + [Fraction(key.not_asked) for key in keys if key.not_asked is not None]


Located = tuple[tuple[str | int, ...], str]
"""A place inside the instrument (as keys and positions) and what is wrong there."""


def inconsistencies(instrument: Instrument) -> list[Located]:
    """Everything in which the parts of an instrument do not fit each other."""
    return [
        *_repeated(instrument),
        *_profile_faults(instrument),
        *_routing_faults(instrument),
        *_indicator_faults(instrument),
        *_together_faults(instrument),
        *_contradiction_faults(instrument),
    ]


def _repeated(instrument: Instrument) -> list[Located]:
    found: list[Located] = []
    reserved = {"respondent", "weight", "cohort", "index", "stage", "total"}
    for group in ("questions", "dimensions", "indicators"):
        seen: set[str] = set(reserved)
        if group == "questions":
            seen |= {column.id for column in instrument.profile}
        for position, part in enumerate(getattr(instrument, group)):
            if part.id in seen:
                found.append(((group, position, "id"), f"{part.id} is taken or reserved"))
            seen.add(part.id)
    return found


def _profile_faults(instrument: Instrument) -> list[Located]:
    found: list[Located] = []
    columns = {column.id: column for column in instrument.profile}
    if instrument.banner not in columns:
        found.append((("banner",), f"{instrument.banner} is no profile column"))
    for position, column in enumerate(instrument.profile):
        place = ("profile", position)
        if column.kind is not Kind.SINGLE:
            found.append(((*place, "kind"), f"{column.id}: a profile column is single"))
        if column.parent is None:
            continue
        if column.parent not in columns or column.parent == column.id:
            found.append(((*place, "parent"), f"{column.parent} is no other profile column"))
            continue
        for option in sorted(set(column.within.values()) - set(columns[column.parent].options)):
            found.append(((*place, "within"), f"{option} is no option of {column.parent}"))
    return found


def _condition_faults(
    condition: Condition, known: Mapping[str, Question], place: tuple[str | int, ...]
) -> list[Located]:
    question = known.get(condition.question)
    if question is None:
        return [((*place, "question"), f"{condition.question} is no question that can stand here")]
    named = (*condition.any_of, *condition.none_of)
    return [
        ((*place, "any_of" if condition.any_of else "none_of"), f"{option} is no option of {question.id}")
        for option in named
        if option not in question.position
    ]


def _routing_faults(instrument: Instrument) -> list[Located]:
    found: list[Located] = []
    for position, question in enumerate(instrument.questions):
        others = {other: q for other, q in instrument.by_id.items() if other != question.id}
        for rule, condition in enumerate(question.asked_if):
            place = ("questions", position, "asked_if", rule)
            found += _condition_faults(condition, others, place)
    return found or _circles(instrument)


def _circles(instrument: Instrument) -> list[Located]:
    """Routing that leads back to itself, so that no order of asking exists."""
    waits = {q.id: {c.question for c in q.asked_if} for q in instrument.questions}
    free = {column.id for column in instrument.profile}
    while ready := [q for q, needs in waits.items() if needs <= free]:
        free.update(ready)
        for question in ready:
            del waits[question]
    return [
        (("questions", position, "asked_if"), f"{question.id} waits for itself in a circle")
        for position, question in enumerate(instrument.questions)
        if question.id in waits
    ]


def _indicator_faults(instrument: Instrument) -> list[Located]:
    found: list[Located] = []
    dimensions = {dimension.id for dimension in instrument.dimensions}
    questions = {question.id: question for question in instrument.questions}
    for position, indicator in enumerate(instrument.indicators):
        place = ("indicators", position)
        if indicator.dimension not in dimensions:
            found.append(((*place, "dimension"), f"{indicator.dimension} is no dimension"))
        question = questions.get(indicator.question)
        if question is None:
            found.append(((*place, "question"), f"{indicator.question} is no question"))
            continue
        found += _key_faults(question, indicator.key, (*place, "key"))
        for number, key in enumerate(indicator.alternatives):
            found += _key_faults(question, key, (*place, "alternatives", number))
        found += _step_faults(question, indicator.steps, (*place, "steps"))
    used = {indicator.dimension for indicator in instrument.indicators}
    for position, dimension in enumerate(instrument.dimensions):
        if dimension.id not in used:
            found.append((("dimensions", position), f"{dimension.id} has no indicator"))
    return found


def _key_faults(question: Question, key: Key, place: tuple[str | int, ...]) -> list[Located]:
    if key.linear != (question.kind is Kind.RATING):
        return [(place, f"{question.id}: linear is for ratings, and a rating needs it")]
    if key.each is not None and question.kind is not Kind.MULTIPLE:
        return [(place, f"{question.id}: each is for multiple questions")]
    if key.not_asked is None and question.asked_if:
        return [(place, f"{question.id} is routed: say what not_asked scores")]
    if key.not_asked is not None and not question.asked_if:
        return [(place, f"{question.id} is asked of everyone: not_asked never happens")]
    if not key.points:
        return []
    wanted = set(question.options) - set(question.exclusive)
    missing, extra = sorted(wanted - set(key.points)), sorted(set(key.points) - wanted)
    found = [((*place, "points"), f"{question.id}: no points for {option}") for option in missing]
    return found + [
        ((*place, "points"), f"{option} is no scoring option of {question.id}") for option in extra
    ]


def _step_faults(
    question: Question, steps: Steps | None, place: tuple[str | int, ...]
) -> list[Located]:
    if steps is None:
        return []
    if (steps.effort_each is not None) != (question.kind is Kind.MULTIPLE):
        return [(place, f"{question.id}: effort_each is for multiples, effort for singles")]
    return [
        ((*place, "effort"), f"{option} is no option of {question.id}")
        for option in steps.effort
        if option not in question.position
    ]


def _together_faults(instrument: Instrument) -> list[Located]:
    found: list[Located] = []
    for position, rule in enumerate(instrument.together):
        pairs = [(rule.question, rule.leaves), *rule.sets.items()]
        for question, option in pairs:
            if question not in instrument.by_id:
                found.append((("together", position), f"{question} is no question"))
            elif option not in instrument.by_id[question].position:
                found.append((("together", position), f"{option} is no option of {question}"))
    return found


def _contradiction_faults(instrument: Instrument) -> list[Located]:
    found: list[Located] = []
    for position, rule in enumerate(instrument.contradictions):
        for number, condition in enumerate(rule.when):
            place = ("contradictions", position, "when", number)
            found += _condition_faults(condition, instrument.by_id, place)
        for question in rule.clear:
            if question not in {condition.question for condition in rule.when}:
                found.append((("contradictions", position, "clear"), f"{question} is not in when"))
    return found


def _known(names: Iterable[str], allowed: Iterable[str], what: str) -> None:
    unknown = sorted(set(names) - set(allowed))
    if unknown:
        raise ValueError(f"{what} names {', '.join(unknown)}, which is no option")
