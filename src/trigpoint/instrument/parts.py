"""The parts of an instrument as values: questions, conditions, keys, steps, stages.

A part that exists is well formed; whether it makes sense beside the others is the business of
:mod:`trigpoint.instrument.consistency`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StrictBool, StrictInt

from trigpoint.documents import Part


def _plain(number: Decimal) -> Decimal:
    """One form for equal numbers (25, never 25.0 or 2.5E+1), so that equal keys hash alike."""
    whole = number.to_integral_value()
    return whole if whole == number else number.normalize()


Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
Points = Annotated[Decimal, Field(ge=0, le=100, decimal_places=2), AfterValidator(_plain)]
Weight = Annotated[Decimal, Field(gt=0, le=1000, decimal_places=4), AfterValidator(_plain)]
CutPoint = Annotated[Decimal, Field(gt=0, le=100, decimal_places=4), AfterValidator(_plain)]
Effort = Annotated[StrictInt, Field(ge=1, le=99)]


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


class Question(Part):
    """One question, or one column of the respondent's profile.

    A rating has the whole numbers ``min`` to ``max`` as its options. The code of an answer is the
    option's position (a multiple answer: a bit mask of positions); the position after the last
    option stands for *not asked*, the one after that for *missing*.
    """

    id: Id
    kind: Kind
    options: tuple[Id, ...] = ()
    min: Annotated[StrictInt, Field(ge=0, le=200)] = 0
    max: Annotated[StrictInt, Field(ge=0, le=200)] = 100
    exclusive: tuple[Id, ...] = ()
    max_choices: Annotated[StrictInt, Field(ge=1)] | None = None
    asked_if: tuple[Condition, ...] = ()
    parent: Id | None = None
    within: Mapping[Id, Id] = {}

    def __hash__(self) -> int:
        """By the id: a mapping has no hash of its own."""
        return hash(self.id)

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

    @cached_property
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


class Section(Part):
    """One page of the questionnaire: questions and profile columns in the order of asking."""

    id: Id
    questions: tuple[Id, ...] = Field(min_length=1)


class Key(Part):
    """The points that answers earn: per option, or ``each`` box ticked, at most ``cap``.

    ``linear`` maps a rating's range onto 0 to 100. Exclusive options of a multiple earn nothing.
    ``not_asked``, where given, is what a respondent scores whom routing did not ask.
    """

    points: Mapping[Id, Points] = {}
    each: Points | None = None
    cap: Points = Decimal(100)
    linear: StrictBool = False
    not_asked: Points | None = None

    def __hash__(self) -> int:
        """By the points: a mapping has no hash of its own."""
        return hash((frozenset(self.points.items()), self.each, self.cap))


class Steps(Part):
    """How a firm can move up on an indicator, and what it costs.

    ``effort`` is per option reached (from the next lower points); ``effort_each`` is for one more
    box of a multiple. Effort is in person-months of a mid-sized firm, a rough order only.
    """

    effort: Mapping[Id, Effort] = {}
    effort_each: Effort | None = None


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
    """Answers that cannot all be true: ``clear`` names the questions that become missing."""

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
    cut_points: tuple[CutPoint, ...]


@lru_cache(maxsize=64)  # an instrument's own, and some further keys
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
