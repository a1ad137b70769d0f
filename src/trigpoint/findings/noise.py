"""How large an effect is against its noise: effects divided by their standard errors.

Shares and means run from 0 to 100. Each effect is told by a normal approximation, good enough for
the bases of 30 and more that findings rest on. Where the same firms stand behind both figures
their covariance is in no table: then the largest error that it could make is taken.
"""

from __future__ import annotations

from math import inf, sqrt

from scipy import special

from trigpoint.tables.letters import LEVEL


def critical(comparisons: int = 1) -> float:
    """How many standard errors tell an effect from chance, in so many comparisons (Bonferroni)."""
    return float(special.ndtri(1 - LEVEL / 2 / max(comparisons, 1)))


def against_half(share: float, base: float) -> float:
    """A share against one half: the score test of one proportion."""
    return (share - 50) / (50 / sqrt(base))


def between_groups(share: float, base: float, other: float, other_base: float) -> float:
    """Shares of different firms: the pooled two-proportion z that letters are given by."""
    pooled = (share * base + other * other_base) / (base + other_base)
    error = sqrt(pooled * (100 - pooled) * (1 / base + 1 / other_base))
    return _ratio(share - other, error)


def within_answers(share: float, other: float, base: float) -> float:
    """Two answers of the same firms.

    The variance of p - q is (a + b - (p - q)²)/n with a and b those who gave only the one or only
    the other answer. Of a single question a + b = p + q; of a multiple it is at most that, and at
    most 2 - p - q, for nobody can give both less often than p + q - 1.
    """
    p, q = share / 100, other / 100
    apart = min(p + q, 2 - p - q)
    return _ratio(p - q, sqrt(max(apart - (p - q) ** 2, 0.0) / base))


def between_means(mean: float, error: float, other: float, other_error: float) -> float:
    """Means of different firms."""
    return _ratio(mean - other, sqrt(error**2 + other_error**2))


def within_means(mean: float, error: float, other: float, other_error: float) -> float:
    """Means of the same firms: the error of a difference is at most the sum of the two."""
    return _ratio(mean - other, error + other_error)


def _ratio(effect: float, error: float) -> float:
    if error > 0:
        return effect / error
    return inf if effect > 0 else -inf if effect < 0 else 0.0
