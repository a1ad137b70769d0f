"""The printed mean scores that a reconstruction aims at, as sums over cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from trigpoint.instrument.model import Instrument, Kind
from trigpoint.published.counts import rounding
from trigpoint.published.form import INDEX
from trigpoint.published.model import Published, decimals
from trigpoint.published.reconstruct.margins import Margin, columns_of


@dataclass(frozen=True, slots=True)
class Score:
    """A score as a sum over questions: ``weights`` by question, in whole units of ``scale``."""

    weights: Mapping[str, int]
    scale: int


@dataclass(frozen=True, slots=True)
class Target:
    """The mean of a score over the firms of some columns and stages, as printed.

    ``half`` is the most that rounding explains. Means that ``yield_first`` give way where they
    contradict means of all firms or of a column.
    """

    where: str
    score: Score
    columns: frozenset[int]
    stages: frozenset[int] | None
    value: Decimal
    half: Fraction
    yields_first: bool


def scores_of(instrument: Instrument) -> dict[str, Score]:
    """The index, every dimension and every indicator as sums over questions."""
    lattice = instrument.lattice
    found = {
        INDEX: Score(
            {
                item.question: weight
                for item, weight in zip(instrument.indicators, lattice.index_weights, strict=True)
            },
            lattice.index_scale,
        )
    }
    for dimension in instrument.dimensions:
        weights = {
            item.question: weight
            for item, weight in zip(instrument.indicators, lattice.dimension_weights, strict=True)
            if item.dimension == dimension.id
        }
        found[dimension.id] = Score(weights, lattice.dimension_scale[dimension.id])
    for item in instrument.indicators:
        found[item.id] = Score({item.question: 1}, lattice.points_scale)
    return found


def targets(
    published: Published, instrument: Instrument, margins: Mapping[str, Margin]
) -> tuple[Target, ...]:
    """Every printed mean that the counts of the options alone do not settle."""
    scores = scores_of(instrument)
    parts = columns_of(published)
    everywhere = frozenset(range(len(parts)))

    def column(position: int) -> frozenset[int]:
        return frozenset({parts.index(position)}) if position in parts else everywhere

    def rows() -> Iterator[Target]:
        for id_, table in published.indicators.items():
            if _settled(instrument, id_, margins):
                continue
            for position, figure in enumerate(table.mean or ()):
                if figure.value is not None:
                    where = f"indicators.{id_}.mean"
                    yield _target(where, scores[id_], column(position), None, figure.value)
        for id_, value in published.dimensions.items():
            yield _target(f"dimensions.{id_}", scores[id_], everywhere, None, value)
        for name, value in published.index_of_year.items():
            where, position = f"index.{published.year}", published.columns.index(name)
            yield _target(where, scores[INDEX], column(position), None, value)
        for id_, row in (published.stages.mean if published.stages else {}).items():
            for stage, value in enumerate(row):
                where = f"stages.mean.{id_}"
                yield _target(where, scores[id_], everywhere, frozenset({stage}), value)

    return tuple(rows())


def _target(
    where: str,
    score: Score,
    columns: frozenset[int],
    stages: frozenset[int] | None,
    value: Decimal,
) -> Target:
    half = rounding(decimals(value))
    return Target(where, score, columns, stages, value, half, yields_first=stages is not None)


def _settled(instrument: Instrument, id_: str, margins: Mapping[str, Margin]) -> bool:
    """Whether counts by column leave no choice in an indicator's means."""
    question = instrument.question_of(id_)
    return question.kind is not Kind.MULTIPLE and len(margins[question.id].groups) > 1
