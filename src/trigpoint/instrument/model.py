"""The instrument as a value: questions, routing, key, dimensions, stages, steps.

Everything here is frozen and valid from birth: an :class:`Instrument` that exists has been checked
against itself, so no other module asks again. Words live apart, in
:mod:`trigpoint.instrument.text`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from trigpoint.documents import Part, refuse
from trigpoint.instrument.consistency import inconsistencies
from trigpoint.instrument.lattice import Lattice, lattice_faults
from trigpoint.instrument.parts import (
    Condition,
    Contradiction,
    CutPoint,
    Dimension,
    Id,
    Indicator,
    Key,
    Kind,
    Points,
    Question,
    Section,
    Stages,
    Steps,
    Together,
    Treatments,
    points_by_answer,
)

__all__ = [
    "SCHEMA",
    "Condition",
    "Contradiction",
    "CutPoint",
    "Dimension",
    "Id",
    "Indicator",
    "Instrument",
    "Key",
    "Kind",
    "Points",
    "Question",
    "Section",
    "Stages",
    "Steps",
    "Together",
    "Treatments",
    "points_by_answer",
]

SCHEMA = 1
"""The version of the instrument files' form that this code reads."""

Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]


class Instrument(Part):
    """A whole instrument, checked against itself."""

    schema_: Literal[1] = Field(alias="schema")
    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$", max_length=40)]
    version: str = Field(min_length=1, max_length=40)
    languages: tuple[Language, ...] = Field(min_length=1)
    banner: Id
    profile: tuple[Question, ...] = Field(min_length=1)
    questions: tuple[Question, ...] = Field(min_length=1)
    sections: tuple[Section, ...] = Field(min_length=1)
    dimensions: tuple[Dimension, ...] = Field(min_length=1)
    indicators: tuple[Indicator, ...] = Field(min_length=1)
    stages: Stages
    together: tuple[Together, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    treatments: Treatments = Treatments()

    @model_validator(mode="after")
    def _consistent(self) -> Instrument:
        refuse(inconsistencies(self))
        refuse(lattice_faults(self.lattice))
        return self

    @cached_property
    def by_id(self) -> Mapping[str, Question]:
        """Every question and profile column by its id, in the order of the answers file."""
        return {question.id: question for question in (*self.profile, *self.questions)}

    @cached_property
    def asking_order(self) -> tuple[str, ...]:
        """The id of every question and profile column, section by section, as it is asked."""
        return tuple(name for section in self.sections for name in section.questions)

    @cached_property
    def indicator(self) -> Mapping[str, Indicator]:
        """Every indicator by its id."""
        return {indicator.id: indicator for indicator in self.indicators}

    def indicators_of(self, dimension: str) -> tuple[Indicator, ...]:
        """The indicators of one dimension, in order."""
        return tuple(item for item in self.indicators if item.dimension == dimension)

    @property
    def self_ratings(self) -> tuple[Question, ...]:
        """The ratings that score nothing, in which firms say how they see themselves."""
        scored = {one.question for one in self.indicators}
        ratings = (one for one in self.questions if one.kind is Kind.RATING)
        return tuple(one for one in ratings if one.id not in scored)

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
        """SHA-256 of what answers and scores mean.

        Words, languages, version, sections, stages and advice may change without changing it.
        """
        meaning = self.model_dump(mode="json", include=_MEANING)
        return hashlib.sha256(json.dumps(meaning, sort_keys=True).encode()).hexdigest()


_MEANING: Any = {
    "id": True,
    "profile": True,
    "questions": True,
    "dimensions": True,
    "indicators": {"__all__": {"id", "question", "dimension", "weight", "key", "alternatives"}},
    "contradictions": True,
    "treatments": True,
}


def _points(instrument: Instrument, indicator: Indicator) -> list[Fraction]:
    question = instrument.by_id[indicator.question]
    keys = (indicator.key, *indicator.alternatives)
    found = [point for key in keys for point in points_by_answer(question, key)]
    found += [Fraction(key.cap) for key in keys]
    return found + [Fraction(key.not_asked) for key in keys if key.not_asked is not None]
