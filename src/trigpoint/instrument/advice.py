"""What an instrument advises in one language: by stage, by indicator, and where to find help."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Annotated

from pydantic import Field, RootModel

from trigpoint.documents import Located, Part, Place
from trigpoint.instrument.consistency import repeated
from trigpoint.instrument.load import load_words
from trigpoint.instrument.model import Id, Instrument, Key, Kind, Points, Question
from trigpoint.instrument.text import Words, id_gaps

Plan = Annotated[tuple[Words, ...], Field(min_length=1)]


class StageAdvice(Part):
    """What a stage looks like, what to attend to, and a plan, also by the weakest dimension."""

    description: Words
    advice: Words
    plan: Plan
    plan_by_weakest: Mapping[Id, Plan]


class Level(Part):
    """What a firm at this level of an indicator does next, and why.

    At the top level ``next`` says how to keep it; on an indicator that is never advised as a way
    to score it describes.
    """

    next: Words
    why: Words


class IndicatorAdvice(Part):
    """Why an indicator matters, and its levels by the points at which each begins."""

    why: Words
    levels: Mapping[Points, Level] = Field(min_length=1)

    def level(self, points: Decimal) -> Level:
        """The level of a score: the highest that it reaches."""
        return self.levels[max(start for start in self.levels if start <= points)]


class Advice(Part):
    """All advice of an instrument in one language."""

    stages: Mapping[Id, StageAdvice]
    indicators: Mapping[Id, IndicatorAdvice]


class Resource(Part):
    """Something that helps firms of some stages with some dimensions."""

    id: Id
    stages: tuple[Id, ...] = Field(min_length=1)
    dimensions: tuple[Id, ...] = Field(min_length=1)
    title: Words
    about: Words
    provider: Words
    url: Annotated[str, Field(pattern=r"^https?://\S+$")] | None = None


class Resources(RootModel[tuple[Resource, ...]]):
    """The catalogue: a list, in the order in which it is shown."""


def load_advice(name: str | Path, lang: str) -> Advice:
    """The advice of an instrument in ``lang``, complete.

    Raises UsageError for a language the instrument does not have, DataError for all faults.
    """
    return load_words(name, lang, "advice", Advice, advice_gaps)


def load_resources(name: str | Path, lang: str) -> tuple[Resource, ...]:
    """The catalogue of resources in ``lang``. Raises as :func:`load_advice` does."""
    return load_words(name, lang, "resources", Resources, resource_gaps).root


def advice_gaps(instrument: Instrument, advice: Advice) -> Iterator[Located]:
    """Where the advice does not cover exactly what the instrument has."""
    dimensions = [dimension.id for dimension in instrument.dimensions]
    yield from id_gaps(advice.stages, instrument.stages.names, ("stages",))
    for stage, words in advice.stages.items():
        place = ("stages", stage, "plan_by_weakest")
        yield from id_gaps(words.plan_by_weakest, dimensions, place)
    yield from id_gaps(advice.indicators, instrument.indicator, ("indicators",))
    for one, about in advice.indicators.items():
        if one in instrument.indicator:
            indicator = instrument.indicator[one]
            question = instrument.by_id.get(indicator.question)
            if question is not None:
                place = ("indicators", one, "levels")
                yield from _level_gaps(question, indicator.key, about, place)


def resource_gaps(instrument: Instrument, catalogue: Resources) -> Iterator[Located]:
    """Resources for stages or dimensions that the instrument does not have, or named twice."""
    yield from repeated([resource.id for resource in catalogue.root], ())
    dimensions = [dimension.id for dimension in instrument.dimensions]
    known = {"stages": instrument.stages.names, "dimensions": dimensions}
    for position, resource in enumerate(catalogue.root):
        for field, ids in known.items():
            for at, one in enumerate(getattr(resource, field)):
                if one not in ids:
                    yield Located((position, field, at), f"{one} is not in the instrument", one)


def _level_gaps(
    question: Question, key: Key, about: IndicatorAdvice, place: Place
) -> Iterator[Located]:
    """A single has a level for all points it can earn, others at least for the fewest."""
    earned = _earned(question, key)
    if not earned:
        return
    single = question.kind is Kind.SINGLE
    for points in sorted(earned if single else {min(earned)}):
        if points not in about.levels:
            yield Located(place, f"{question.id} has no level at {points} points")
    for points in about.levels:
        if points > max(earned) or (single and points not in earned):
            yield Located((*place, str(points)), f"no answer to {question.id} earns {points}")


def _earned(question: Question, key: Key) -> set[Decimal]:
    """The points that answers can earn; of a multiple or a rating the fewest and the most."""
    earned = set() if key.not_asked is None else {key.not_asked}
    if question.kind is Kind.SINGLE:
        return earned | set(key.points.values())
    if question.kind is Kind.RATING:
        return earned | {Decimal(0), Decimal(100)}
    boxes = len(question.options) - len(question.exclusive)
    most = sum(key.points.values()) if key.each is None else boxes * key.each
    fewest = Decimal(0) if question.exclusive else min(key.points.values(), default=key.each)
    return earned | {fewest or Decimal(0), min(key.cap, Decimal(most))}
