"""How firmly the cut points stand, and which firms stand near one.

The bootstrap (Efron 1979, Annals of Statistics 7) draws the firms anew with replacement, each with
its weight, and finds the optimal cut points of every draw. It reads scores; without weights a tally
says the same.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from trigpoint.scores import MISSING, Scores
from trigpoint.stages.cuts import index_weights, too_few_values
from trigpoint.stages.kmeans import optimal_starts
from trigpoint.tally.estimate import ratio
from trigpoint.tally.model import Tally

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

MARGIN = Decimal("2.5")
"""A firm stands near a cut point if its index is at most so many points from it."""

_INTERVAL = (2.5, 97.5)
"""The percentiles between which the middle 95 % of the draws lie."""

_AT_ONCE = 1 << 20
"""How many numbers are drawn at a time, so that memory stays bounded."""


@dataclass(frozen=True, slots=True)
class Stability:
    """What the bootstrap says of the optimal cut points into ``k`` stages.

    ``draws`` counts the resamples used; a resample with fewer than ``k`` distinct values is none.
    ``cut_points`` (k - 1) are the whole wave's, ``low`` and ``high`` (k - 1) bound the middle 95 %
    of the draws', all in points of the index. ``moved`` is the weighted share of firms that stand
    in another stage by a draw's cut points than by the wave's, from 0 to 1, averaged over the
    draws; ``moved_high`` is exceeded by 2.5 % of the draws.
    """

    k: int
    draws: int
    cut_points: Floats
    low: Floats
    high: Floats
    moved: float
    moved_high: float


@dataclass(frozen=True, slots=True)
class NearBoundary:
    """The m firms within a margin of a cut point, in the order of the scores.

    ``row`` (m) are their positions in the scores, ``cut`` (m) the position of the nearest cut point
    and ``distance`` (m) how many points of the index they stand above it, negative below.
    """

    row: Ints
    cut: Ints
    distance: Floats


def bootstrap_stages(
    scores: Scores,
    weights: Floats | None = None,
    *,
    k: int,
    draws: int = 1000,
    seed: int = 1,
) -> Stability:
    """Resample the firms that have an index ``draws`` times and cut each resample anew.

    ``weights`` (n) default to 1 each. The same seed gives the same result. Raises DataError where
    the index of the firms with a weight has too few distinct values for ``k`` stages.
    """
    values, cells = _cells(scores, weights)
    return _bootstrap(values, cells, scores.instrument.lattice.index_scale, k, draws, seed)


def bootstrap_tally(tally: Tally, *, k: int, draws: int = 1000, seed: int = 1) -> Stability:
    """The same from a tally whose firms all weigh the same: what :func:`bootstrap_stages` gives.

    A tally does not say which weights stand at one index, so that it is wrong about others.
    """
    firms = tally.histogram.sums.n[0]
    held = firms > 0
    start = np.arange(np.count_nonzero(held))
    cells = _Cells(start, np.ones(len(start)), firms[held])
    values, scale = tally.histogram.values[held], tally.instrument.lattice.index_scale
    return _bootstrap(values, cells, scale, k, draws, seed)


def _bootstrap(values: Ints, cells: _Cells, scale: int, k: int, draws: int, seed: int) -> Stability:
    if len(values) < k:
        raise too_few_values(k, len(values))
    mass = cells.by_value(cells.firms)
    own = _midpoints(values, mass, k)
    stage = np.searchsorted(own, values, side="right")
    cuts, moved = [], []
    for drawn in _resamples(cells, draws, np.random.default_rng(seed)):
        held = drawn > 0
        if np.count_nonzero(held) < k:
            continue
        cuts.append(_midpoints(values[held], drawn[held], k))
        other = np.searchsorted(cuts[-1], values, side="right") != stage
        moved.append(mass[other].sum() / mass.sum())
    if not cuts:
        raise too_few_values(k, len(values))
    low, high = np.percentile(cuts, _INTERVAL, axis=0) / scale
    return Stability(
        k=k,
        draws=len(cuts),
        cut_points=own / scale,
        low=low,
        high=high,
        moved=float(np.mean(moved)),
        moved_high=float(np.percentile(moved, _INTERVAL[1])),
    )


def near_boundary(scores: Scores, margin: Decimal = MARGIN) -> NearBoundary:
    """The firms whose index lies within ``margin`` points of a cut point, both ends included.

    A firm near two cut points stands with the nearer, of equally near ones with the lower.
    """
    scale = scores.instrument.lattice.index_scale
    cuts = [Fraction(cut) * scale for cut in scores.cut_points]
    finer = math.lcm(*(cut.denominator for cut in cuts))
    values, at = np.unique(scores.index, return_inverse=True)
    distance = values[:, None] * finer - np.array([int(cut * finer) for cut in cuts])
    nearest = np.abs(distance).argmin(axis=1)
    distance = distance[np.arange(len(values)), nearest]
    near = (np.abs(distance) <= math.floor(margin * scale * finer)) & (values != MISSING)
    row = np.flatnonzero(near[at])
    return NearBoundary(row, nearest[at[row]], distance[at[row]] / (finer * scale))


def near_share(
    tally: Tally, cut_points: Sequence[Decimal], margin: Decimal = MARGIN, column: int = 0
) -> float:
    """The weighted share (0 to 1) of one column's firms within ``margin`` points of a cut point.

    Both ends are included. NaN where nobody has an index.
    """
    values, weights = index_weights(tally, column)
    scale = tally.instrument.lattice.index_scale
    reach = Fraction(margin) * scale
    near = np.zeros(len(values), dtype=bool)
    for middle in (Fraction(cut) * scale for cut in cut_points):
        near |= (values >= math.ceil(middle - reach)) & (values <= math.floor(middle + reach))
    return float(ratio(weights[near].sum(), weights.sum()))


@dataclass(frozen=True, slots=True)
class _Cells:
    """How many firms share an index and a weight, in the order of the index.

    ``start`` is the first cell of each index value; ``weight`` and ``firms`` are per cell.
    """

    start: Ints
    weight: Floats
    firms: Ints

    def by_value(self, firms: Ints) -> Floats:
        """Σw per index value for so many firms per cell, the last axis."""
        mass: Floats = np.add.reduceat(firms * self.weight, self.start, axis=-1)
        return mass


def _cells(scores: Scores, weights: Floats | None) -> tuple[Ints, _Cells]:
    every = np.ones(len(scores.index)) if weights is None else weights
    held = (scores.index != MISSING) & (every > 0)
    values, value = np.unique(scores.index[held], return_inverse=True)
    levels, level = np.unique(every[held], return_inverse=True)
    cell, firms = np.unique(value * len(levels) + level, return_counts=True)
    start = np.searchsorted(cell, np.arange(len(values)) * len(levels))
    return values, _Cells(start, levels[cell % max(1, len(levels))], firms)


def _resamples(cells: _Cells, draws: int, random: np.random.Generator) -> Iterator[Floats]:
    """Σw per index value of ``draws`` samples, each of as many firms as there are."""
    total = int(cells.firms.sum())
    at_once = max(1, _AT_ONCE // len(cells.firms))
    for start in range(0, draws, at_once):
        size = min(at_once, draws - start)
        yield from cells.by_value(random.multinomial(total, cells.firms / total, size))


def _midpoints(values: Ints, mass: Floats, k: int) -> Floats:
    """The optimal cut points into ``k`` groups, in the units of ``values``."""
    start = optimal_starts(values, mass, k)[-1]
    centre = np.add.reduceat(values * mass, start) / np.add.reduceat(mass, start)
    return (centre[1:] + centre[:-1]) / 2
