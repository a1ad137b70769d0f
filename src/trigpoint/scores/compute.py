"""Scores of many respondents at once, as whole numbers on the instrument's lattice.

They become floating point only when shown.
A dimension is the weighted mean of its indicators, the index the weighted mean of the dimensions.
An unanswered indicator makes its dimension and the index missing, never 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from trigpoint.instrument.model import (
    Instrument,
    Key,
    Kind,
    Question,
    points_by_answer,
)
from trigpoint.responses.model import Codes, Responses

MISSING = -1
"""Stands in the integer arrays where there is no score."""

_TABLE_BITS = 16
"""A multiple with at most this many bits is scored by one look-up in a table of all masks."""


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of ``n`` respondents, as integers on the lattice; ``MISSING`` where there is none.

    ``points`` is (n, indicators), in units of ``1 / lattice.points_scale``; ``dimensions`` is
    (n, dimensions), dimension *d* in units of ``1 / lattice.dimension_scale[d]``; ``index`` (n) in
    units of ``1 / lattice.index_scale``; ``stage`` (n) is the position in the stages' names.
    """

    instrument: Instrument
    cut_points: tuple[Decimal, ...]
    respondent: NDArray[np.object_]
    points: NDArray[np.int32]
    dimensions: NDArray[np.int32]
    index: NDArray[np.int32]
    stage: NDArray[np.int8]

    def indicator_values(self) -> NDArray[np.float64]:
        """(n, indicators) scores from 0 to 100; NaN where missing."""
        return _values(self.points, np.array(self.instrument.lattice.points_scale))

    def dimension_values(self) -> NDArray[np.float64]:
        """(n, dimensions) scores from 0 to 100; NaN where missing."""
        scale = self.instrument.lattice.dimension_scale
        return _values(self.dimensions, np.array([scale[d.id] for d in self.instrument.dimensions]))

    def index_values(self) -> NDArray[np.float64]:
        """(n,) the index from 0 to 100; NaN where missing."""
        return _values(self.index, np.array(self.instrument.lattice.index_scale))


def score(responses: Responses, cut_points: Sequence[Decimal] | None = None) -> Scores:
    """Score every respondent by the instrument's key; ``cut_points`` default to its own."""
    instrument = responses.instrument
    cuts = tuple(instrument.stages.cut_points if cut_points is None else cut_points)
    lattice = instrument.lattice
    points = _table(len(responses), len(instrument.indicators))
    for column, indicator in enumerate(instrument.indicators):
        question = instrument.by_id[indicator.question]
        points[:, column] = indicator_points(
            question, indicator.key, responses.codes[question.id], lattice.points_scale
        )
    index = _combine(len(points), points.T, lattice.index_weights)
    return Scores(
        instrument=instrument,
        cut_points=cuts,
        respondent=responses.respondent,
        points=points,
        dimensions=_dimensions(instrument, points),
        index=index,
        stage=place(index, lattice.cut_units(cuts)),
    )


def indicator_points(
    question: Question, key: Key, codes: Codes, points_scale: int
) -> NDArray[np.int32]:
    """The points of each coded answer, in units of ``1 / points_scale``."""
    table = points_table(question, key, points_scale)
    if table is not None:
        return table.take(codes)
    each = [int(point * points_scale) for point in points_by_answer(question, key)]
    total = np.zeros(len(codes), dtype=np.int32)
    for bit, point in enumerate(each):
        total += (codes >> bit & 1).astype(np.int32) * point
    total = np.minimum(total, int(key.cap * points_scale))
    total[codes >= question.missing] = MISSING
    unasked = (codes & question.not_asked) != 0
    total[unasked] = _not_asked(key, points_scale)
    return total


@lru_cache(maxsize=64)  # an instrument's own, and some further keys
def points_table(question: Question, key: Key, points_scale: int) -> NDArray[np.int32] | None:
    """The points of every possible code; None for a multiple with too many masks to list."""
    each = [int(point * points_scale) for point in points_by_answer(question, key)]
    if question.kind is not Kind.MULTIPLE:
        return np.array([*each, _not_asked(key, points_scale), MISSING], dtype=np.int32)
    if len(each) + 2 > _TABLE_BITS:
        return None
    sums = np.zeros(1, dtype=np.int32)
    for point in each:
        sums = np.concatenate([sums, sums + point])
    sums = np.minimum(sums, int(key.cap * points_scale)).astype(np.int32)
    table = np.full(4 << len(each), MISSING, dtype=np.int32)
    table[: len(sums)] = sums
    table[0] = MISSING
    table[question.not_asked] = _not_asked(key, points_scale)
    return table


def place(index: NDArray[np.int32], cut_units: Sequence[int]) -> NDArray[np.int8]:
    """The stage of each index: how many cut points it reaches; ``MISSING`` without an index."""
    stage = np.zeros(len(index), dtype=np.int8)
    for cut in cut_units:
        stage += index >= cut
    np.putmask(stage, index == MISSING, MISSING)
    return stage


def _not_asked(key: Key, points_scale: int) -> int:
    return MISSING if key.not_asked is None else int(key.not_asked * points_scale)


def _dimensions(instrument: Instrument, points: NDArray[np.int32]) -> NDArray[np.int32]:
    weights = instrument.lattice.dimension_weights
    sums = _table(len(points), len(instrument.dimensions))
    for column, dimension in enumerate(instrument.dimensions):
        own = [i for i, item in enumerate(instrument.indicators) if item.dimension == dimension.id]
        columns = (points[:, i] for i in own)
        sums[:, column] = _combine(len(points), columns, [weights[i] for i in own])
    return sums


def _combine(
    rows: int, columns: Iterable[NDArray[np.int32]], weights: Iterable[int]
) -> NDArray[np.int32]:
    """The weighted sum of columns; missing where any of them is."""
    total = np.zeros(rows, dtype=np.int32)
    missing = np.zeros(rows, dtype=np.bool_)
    for column, weight in zip(columns, weights, strict=True):
        total += column * np.int32(weight)
        missing |= column == MISSING
    np.putmask(total, missing, MISSING)
    return total


def _table(rows: int, columns: int) -> NDArray[np.int32]:
    """Room for (rows, columns) numbers, column by column: that is how they are worked through."""
    return np.empty((rows, columns), dtype=np.int32, order="F")


def _values(units: NDArray[np.int32], scale: NDArray[np.int64]) -> NDArray[np.float64]:
    return np.where(units == MISSING, np.nan, units / scale)
