"""How far the index is spread: percentiles, and the top tenth against the bottom tenth."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from trigpoint.tables.model import Floats
from trigpoint.tally.model import Tally


def index_distribution(tally: Tally, column: int = 0) -> tuple[Floats, Floats]:
    """The values of the index (0 to 100, rising) that occur in a column, and their Σw."""
    weights = tally.histogram.sums.w[column]
    occur = weights > 0
    return tally.histogram.values[occur] / tally.instrument.lattice.index_scale, weights[
        occur
    ] * 1.0


def percentiles(values: ArrayLike, weights: ArrayLike, shares: Sequence[float]) -> Floats:
    """The values below which the ``shares`` (0 to 100) of the weight lie.

    ``values`` are distinct and rise. A value stands at the middle of its own weight: the share
    below it plus half the share at it; between two values the line is straight, and outside them
    the outermost value holds (mid-distribution quantiles: Ma, Genton & Parzen 2011, AISM 63).
    """
    mass = np.asarray(weights, dtype=np.float64)
    middle = (np.cumsum(mass) - mass / 2) / mass.sum()
    return np.interp(np.asarray(shares) / 100, middle, np.asarray(values, dtype=np.float64))


def tenth_means(values: ArrayLike, weights: ArrayLike) -> tuple[float, float]:
    """The means of the bottom and of the top tenth of the weight.

    ``values`` are distinct and rise; the value that straddles the edge of a tenth counts with the
    part of its weight that lies within.
    """
    x, mass = np.asarray(values, dtype=np.float64), np.asarray(weights, dtype=np.float64)
    return _first_tenth(x, mass), _first_tenth(x[::-1], mass[::-1])


def _first_tenth(values: Floats, weights: Floats) -> float:
    tenth = weights.sum() / 10
    before = np.cumsum(weights) - weights
    inside = np.clip(tenth - before, 0, weights)
    return float(inside @ values / tenth)
