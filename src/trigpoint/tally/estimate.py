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

    ``scale`` is the lattice units in one point of each score.
    """
    units = np.asarray(scale, dtype=np.float64)
    weight = moments.w.astype(np.float64)
    mean = ratio(moments.wx, weight)
    spread = np.maximum(ratio(moments.wxx, weight) - mean**2, 0.0)
    return mean / units, standard_error(spread, moments) / units


def standard_error(spread: Floats, sums: Sums | Moments) -> Floats:
    """The standard error of a weighted mean: √(n/(n - 1) · spread / effective base).

    ``spread`` is Σw(x - mean)²/Σw over the respondents of ``sums``. NaN for fewer than two.
    """
    variance = spread * ratio(sums.n, sums.n - 1) / np.maximum(effective_base(sums), 1.0)
    error: Floats = np.sqrt(np.where(sums.n > 1, variance, np.nan))
    return error


def ratio(part: ArrayLike, whole: ArrayLike, empty: float = np.nan) -> Floats:
    """``part / whole``; ``empty`` where the whole is 0."""
    top, bottom = np.broadcast_arrays(
        np.asarray(part, dtype=np.float64), np.asarray(whole, dtype=np.float64)
    )
    quotient = np.full(top.shape, empty)
    np.divide(top, bottom, out=quotient, where=bottom != 0)
    return quotient
