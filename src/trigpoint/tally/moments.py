"""Counts the scores in each group of respondents: histogram, sums, squares and products."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from trigpoint.errors import DataError, Fault
from trigpoint.instrument.model import Instrument
from trigpoint.scores import MISSING, Scores
from trigpoint.tally.model import Ints

_MAX_CELLS = 1 << 19
"""The most index values times groups: the sums and squares of 15 scores then take 140 MB."""

_EXACT_IN_FLOAT = 1 << 53

_STRIP = 1024
"""Rows multiplied at a time: so few that the matrix library starts no threads of its own."""

Groups = NDArray[np.uint8]


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
        self._counts = np.zeros((measures + 2 * self._scores, 0, groups), dtype=np.int64)
        self._partial = np.zeros((measures, self._scores, groups), dtype=np.int64)
        self._products = np.zeros((groups, self._indicators, self._indicators), dtype=np.int64)

    def count(self, group: Groups, scores: Scores, units: tuple[Ints | int, ...]) -> None:
        """Count n respondents by ``group`` and ``scores``; ``units`` is what each adds.

        The first unit is 1 and the second, where there is one, the weight.
        """
        cell = self._slots(scores.index).astype(np.intp) * self._groups + group
        counts = self._counts.reshape(len(self._counts), -1)
        for total, unit in zip(counts, units, strict=False):
            np.add.at(total, cell, unit)
        weight = units[min(1, len(units) - 1)]
        every = [*scores.points.T, *scores.dimensions.T]
        sums = counts[len(units) :]
        for column, score in enumerate(every):
            points = np.maximum(score, 0).astype(np.int64)
            weighted = weight * points
            np.add.at(sums[column], cell, weighted)
            weighted *= points
            np.add.at(sums[self._scores + column], cell, weighted)
        self._count_partial(group, scores.index, every, units)
        self._count_products(group, scores, weight)

    def _slots(self, index: NDArray[np.int32]) -> NDArray[np.int32]:
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
        return slots

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
        more = np.zeros((len(self._counts), len(new), self._groups), dtype=np.int64)
        self._counts = np.concatenate([self._counts, more], axis=1)

    def _count_partial(
        self,
        group: Groups,
        index: NDArray[np.int32],
        every: Sequence[NDArray[np.int32]],
        units: tuple[Ints | int, ...],
    ) -> None:
        """Who has a score without having an index."""
        rows = np.flatnonzero(index == MISSING)
        for column, score in enumerate(every if len(rows) else ()):
            having = rows[score[rows] != MISSING]
            at = group[having].astype(np.intp)
            for measure, unit in enumerate(units):
                added = unit if isinstance(unit, int) else unit[having]
                np.add.at(self._partial[measure, column], at, added)

    def _count_products(self, group: Groups, scores: Scores, weight: Ints | int) -> None:
        """Weighted cross-products of the indicators of respondents with an index.

        Floating point multiplies matrices many times faster than whole numbers do, and is as exact
        while no sum can reach 2 ** 53.
        """
        rows = np.flatnonzero(scores.index != MISSING)
        rows = rows[np.argsort(group[rows], kind="stable")]
        largest = int(scores.points.max(initial=1)) ** 2 * int(np.max(weight, initial=1))
        exact = np.float64 if largest * _STRIP < _EXACT_IN_FLOAT else np.int64
        factor = np.broadcast_to(weight, len(group))
        edges = np.searchsorted(group[rows], np.arange(self._groups + 1))
        for at, (start, end) in enumerate(pairwise(edges)):
            for first in range(start, end, _STRIP):
                own = rows[first : min(first + _STRIP, end)]
                points = np.take(scores.points.T, own, axis=1).astype(exact)
                self._products[at] += ((points * factor[own]) @ points.T).astype(np.int64)

    def histogram(self) -> tuple[Ints, Ints, Ints, Ints]:
        """Values (m, rising); counts (measures, groups, m); Σw·x and Σw·x² (groups, m, scores)."""
        rows = np.argsort(self._values)
        rows = rows[self._values[rows] != MISSING]
        counts = self._counts[:, rows].transpose(0, 2, 1)
        measures = len(self._partial)
        wx, wxx = np.split(counts[measures:], 2)
        return (
            self._values[rows],
            counts[:measures],
            np.moveaxis(wx, 0, -1),
            np.moveaxis(wxx, 0, -1),
        )

    def moments(self) -> tuple[Ints, Ints, Ints]:
        """Counts of those with a score (measures, groups, scores); Σw·x, Σw·x² (groups, scores)."""
        measures = len(self._partial)
        complete = self._counts[:measures, self._values != MISSING].sum(axis=1)
        counts = (self._partial + complete[:, None]).swapaxes(1, 2)
        wx, wxx = np.split(self._counts[measures:].sum(axis=1).T, 2, axis=1)
        return counts, wx, wxx

    def products(self) -> Ints:
        """Σw·xᵢ·xⱼ (groups, 1 + indicators, 1 + indicators) of those with an index; x₀ = 1."""
        size = 1 + self._indicators
        found = np.zeros((self._groups, size, size), dtype=np.int64)
        measures = len(self._partial)
        complete = self._counts[:, self._values != MISSING].sum(axis=1)
        found[:, 0, 0] = complete[min(1, measures - 1)]
        found[:, 0, 1:] = found[:, 1:, 0] = complete[measures : measures + self._indicators].T
        found[:, 1:, 1:] = self._products
        return found
