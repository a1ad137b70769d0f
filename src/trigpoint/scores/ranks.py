"""Where each respondent stands among the others of the wave."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from trigpoint.scores.compute import MISSING, Scores


def percentiles(scores: Scores, weights: NDArray[np.float64] | None = None) -> NDArray[np.float64]:
    """Percentile of each respondent's index among all others, shape (n), from 0 to 100.

    The mid-rank: the weight of those below and half the weight of those level, in percent of the
    weight of all others; the respondent itself is left out of both. NaN without an index, or
    without others.
    """
    ranked = np.flatnonzero(scores.index != MISSING)
    own = np.ones(len(ranked)) if weights is None else weights[ranked]
    lattice = scores.instrument.lattice
    value = scores.index[ranked] // np.int32(lattice.index_step)
    level = np.bincount(value, own, lattice.index_bins)
    middle = np.cumsum(level) - level / 2
    others = level.sum() - own
    found = np.full(len(scores.index), np.nan)
    found[ranked] = np.divide(
        100 * (middle[value] - own / 2), others, out=np.full(len(own), np.nan), where=others > 0
    )
    return found
