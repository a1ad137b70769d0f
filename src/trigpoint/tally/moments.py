"""Counts the scores in each group of respondents: histogram, sums, squares and products."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from trigpoint.errors import DataError, Fault
from trigpoint.instrument.model import Instrument
from trigpoint.scores import MISSING, Scores
from trigpoint.tally.adding import Adding, Groups
from trigpoint.tally.model import Ints

_MAX_CELLS = 1 << 19
"""The most index values times groups: the sums and squares of 15 scores then take 140 MB."""

_EXACT_IN_FLOAT = 1 << 53

_STRIP = 1024
"""Rows multiplied at a time: so few that the matrix library starts no threads of its own."""


class ScoreCounts:
    """The scores' sums by group and index value; respondents without an index are a value too."""

    def __init__(self, instrument: Instrument, groups: int, measures: int) -> None:
        """Start at zero, for ``groups`` groups and the first ``measures`` measures."""
        self._groups = groups
        self._indicators = len(instrument.indicators)
        self._scores = self._indicators + len(instrument.dimensions)
        self._step = np.int32(instrument.lattice.index_step)
        self._slot = np.full(instrument.lattice.index_bins + 1, -1, dtype=np.int32)
        self._values = np.zeros(0, dtype=np.int64)
        self._counts = np.zeros((measures, groups, 0), dtype=np.int64)
        self._sums = np.zeros((2, self._scores, groups, 0), dtype=np.int64)
        self._partial = np.zeros((measures, self._scores, groups), dtype=np.int64)
        self._products = np.zeros((groups, self._indicators, self._indicators), dtype=np.int64)

    def count(self, group: Groups, scores: Scores, units: tuple[Ints, ...]) -> None:
        """Count n respondents by ``group`` and ``scores``; ``units`` is what each adds.

        The first unit is 1 and the second, where there is one, the weight.
        """
        places = self._slots(scores.index)
        adding = Adding(group, self._groups, len(self._values))
        adding.place(places)
        for total, unit in zip(self._counts, units, strict=True):
            total += adding.sums(unit)
        weight = units[min(1, len(units) - 1)]
        every = [*scores.points.T, *scores.dimensions.T]
        for column, score in enumerate(every):
            points = np.maximum(score, 0).astype(np.int64)
            weighted = weight * points
            self._sums[0, column] += adding.sums(weighted)
            weighted *= points
            self._sums[1, column] += adding.sums(weighted)
        self._count_partial(group, scores.index, every, units)
        self._count_products(group, scores, weight)

    def _slots(self, index: NDArray[np.int32]) -> NDArray[np.uint32]:
        """Where each index value is counted; values not met before get the next places.

        ``MISSING`` is the last of ``_slot``, as everywhere in Python.
        """
        bins = index // self._step
        slots: NDArray[np.int32] = self._slot[bins]
        new = np.unique(bins[slots < 0])
        if len(new):
            self._slot[new] = np.arange(len(self._values), len(self._values) + len(new))
            self._grow(new * self._step)
            slots = self._slot[bins]
        return slots.view(np.uint32)

    def _grow(self, new: NDArray[np.int32]) -> None:
        self._values = np.concatenate([self._values, np.maximum(new, MISSING)])
        if len(self._values) * self._groups > _MAX_CELLS:
            raise DataError(
                Fault(
                    "the index",
                    f"has more than {_MAX_CELLS // self._groups} different values",
                    "points and weights that are rounder numbers, or fewer columns",
                )
            )
        self._counts = np.pad(self._counts, [(0, 0), (0, 0), (0, len(new))])
        self._sums = np.pad(self._sums, [(0, 0), (0, 0), (0, 0), (0, len(new))])

    def _count_partial(
        self,
        group: Groups,
        index: NDArray[np.int32],
        every: Sequence[NDArray[np.int32]],
        units: tuple[Ints, ...],
    ) -> None:
        """Who has a score without having an index."""
        rows = np.flatnonzero(index == MISSING)
        adding, added = Adding(group[rows], self._groups, 2), [unit[rows] for unit in units]
        for column, score in enumerate(every if len(rows) else ()):
            adding.place((score[rows] != MISSING).astype(np.uint8))
            for measure, unit in enumerate(added):
                self._partial[measure, column] += adding.sums(unit)[:, 1]

    def _count_products(self, group: Groups, scores: Scores, weight: Ints) -> None:
        """Weighted cross-products of the indicators of respondents with an index.

        Floating point multiplies matrices many times faster than whole numbers do, and is as exact
        while no sum can reach 2 ** 53.
        """
        rows = np.flatnonzero(scores.index != MISSING)
        rows = rows[np.argsort(group[rows], kind="stable")]
        largest = int(scores.points.max(initial=1)) ** 2 * int(weight.max(initial=1))
        exact = np.float64 if largest * _STRIP < _EXACT_IN_FLOAT else np.int64
        sorted_weight = weight[rows].astype(exact)
        edges = np.searchsorted(group[rows], np.arange(self._groups + 1))
        for at, (start, end) in enumerate(pairwise(edges)):
            for first in range(start, end, _STRIP):
                strip = slice(first, min(first + _STRIP, end))
                points = np.take(scores.points.T, rows[strip], axis=1).astype(exact)
                weighted = points * sorted_weight[strip]
                self._products[at] += (weighted @ points.T).astype(np.int64)

    def histogram(self) -> tuple[Ints, Ints, Ints, Ints]:
        """Values (m, rising); counts (measures, groups, m); Σw·x and Σw·x² (groups, m, scores)."""
        at = np.argsort(self._values)
        at = at[self._values[at] != MISSING]
        wx, wxx = np.moveaxis(self._sums[..., at], 1, -1)
        return self._values[at], self._counts[..., at], wx, wxx

    def moments(self) -> tuple[Ints, Ints, Ints]:
        """Counts of those with a score (measures, groups, scores); Σw·x, Σw·x² (groups, scores)."""
        complete = self._counts[..., self._values != MISSING].sum(axis=-1)
        counts = (self._partial + complete[:, None]).swapaxes(1, 2)
        wx, wxx = self._sums.sum(axis=-1).swapaxes(1, 2)
        return counts, wx, wxx

    def products(self) -> Ints:
        """Σw·xᵢ·xⱼ (groups, 1 + indicators, 1 + indicators) of those with an index; x₀ = 1."""
        size = 1 + self._indicators
        found = np.zeros((self._groups, size, size), dtype=np.int64)
        complete = self._values != MISSING
        weights = self._counts[min(1, len(self._counts) - 1)]
        found[:, 0, 0] = weights[:, complete].sum(axis=-1)
        points = self._sums[0, : self._indicators]
        found[:, 0, 1:] = found[:, 1:, 0] = points[..., complete].sum(axis=-1).T
        found[:, 1:, 1:] = self._products
        return found
