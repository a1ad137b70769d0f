"""Shares and means with their errors, from sums of weights and of weighted scores.

Weights are taken as fixed. All arguments broadcast; where nothing can be said the result is NaN.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from trigpoint.tally.model import WEIGHT_UNIT, Moments, Sums

Floats = NDArray[np.float64]

Z_95 = 1.959963984540054
"""The normal quantile of a two-sided 95 % interval."""


def effective_base(sums: Sums | Moments) -> Floats:
    """How many equally weighted respondents would be as precise: (Σw)²/Σw², at most n (Kish 1965).

    0 where nobody has a weight.
    """
    squares = sums.ww.astype(np.float64) * WEIGHT_UNIT
    return np.minimum(sums.n, ratio(sums.w.astype(np.float64) ** 2, squares, empty=0.0))


def wilson(share: ArrayLike, base: ArrayLike) -> tuple[Floats, Floats]:
    """The 95 % interval of a share on a base (Wilson 1927, JASA 22), both from 0 to 1."""
    p, n = np.asarray(share, dtype=np.float64), np.asarray(base, dtype=np.float64)
    z2 = ratio(Z_95**2, n)
    middle = (p + z2 / 2) / (1 + z2)
    half = np.sqrt(z2 * p * (1 - p) + z2**2 / 4) / (1 + z2)
    return np.clip(middle - half, 0.0, 1.0), np.clip(middle + half, 0.0, 1.0)


def mean_and_error(moments: Moments, scale: ArrayLike) -> tuple[Floats, Floats]:
    """Weighted means from 0 to 100 and their standard errors.

    ``scale`` is the lattice units in one point of each score. With weights w the mean has the
    variance s²Σw²/(Σw)², where s² = Σw(x - mean)² / (Σw - Σw²/Σw) is unbiased for equal variances.
    """
    units = np.asarray(scale, dtype=np.float64)
    weight = moments.w.astype(np.float64)
    mean = ratio(moments.wx, weight)
    spread = np.maximum(ratio(moments.wxx, weight) - mean**2, 0.0)
    base = effective_base(moments)
    error: Floats = np.sqrt(ratio(spread, np.where(base > 1, base - 1, 0.0)))
    return mean / units, error / units


def ratio(part: ArrayLike, whole: ArrayLike, empty: float = np.nan) -> Floats:
    """``part / whole``; ``empty`` where the whole is 0."""
    top, bottom = np.broadcast_arrays(
        np.asarray(part, dtype=np.float64), np.asarray(whole, dtype=np.float64)
    )
    quotient = np.full(top.shape, empty)
    np.divide(top, bottom, out=quotient, where=bottom != 0)
    return quotient
