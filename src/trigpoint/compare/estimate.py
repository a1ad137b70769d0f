"""A figure with what is known of its error: what all comparisons are made of."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from scipy import special

from trigpoint.tables.model import Row

NAN = math.nan


@dataclass(frozen=True, slots=True)
class Estimate:
    """A share or a mean score, from 0 to 100, with its 95 % interval ``low`` to ``high``.

    ``error`` is its standard error and ``effective`` the base that this stands on; these and the
    interval are NaN where nothing is known of them, as of a printed figure. ``base`` counts the
    firms, None where that is not known either. ``share`` tells a share from a mean. Where
    ``withheld`` there is no number at all.
    """

    value: float
    low: float = NAN
    high: float = NAN
    error: float = NAN
    base: int | None = None
    effective: float = NAN
    share: bool = False
    withheld: bool = False


def of_row(row: Row, at: int) -> Estimate:
    """The figure of a table's row in one column."""
    share = row.count is not None
    if row.suppressed[at]:
        return Estimate(NAN, share=share, withheld=True)
    value, effective = float(row.percent[at]), float(row.bases.effective[at])
    return Estimate(
        value=value,
        low=float(row.low[at]),
        high=float(row.high[at]),
        error=_share_error(value, effective) if share else _mean_error(row, at),
        base=int(row.bases.n[at]),
        effective=effective,
        share=share,
    )


def mean(value: float, error: float, base: int, effective: float) -> Estimate:
    """A mean score with its t interval on the effective base less one."""
    half = error * float(special.stdtrit(_freedom(effective), 0.975))
    return Estimate(value, value - half, value + half, error, base, effective)


def weighted_sum(parts: Iterable[tuple[float, Estimate]]) -> tuple[float, float, float]:
    """Σ factor · mean of independent means: its value, standard error and degrees of freedom.

    The degrees of freedom are Satterthwaite's (1946, Biometrics Bulletin 2) on the effective bases;
    of two means with the factors 1 and -1 they are Welch's (1947, Biometrika 34). They are 1 where
    no mean has any error.
    """
    terms = list(parts)
    squares = [((factor * one.error) ** 2, _freedom(one.effective)) for factor, one in terms]
    variance = sum(square for square, _ in squares)
    below = sum(square**2 / freedom for square, freedom in squares if square)
    return (
        sum(factor * one.value for factor, one in terms),
        math.sqrt(variance),
        variance**2 / below if below else 1.0,
    )


def _freedom(effective: float) -> float:
    return effective - 1 if effective > 1 else NAN


def _mean_error(row: Row, at: int) -> float:
    return NAN if row.error is None else float(row.error[at])


def _share_error(percent: float, effective: float) -> float:
    if not effective > 0:
        return NAN
    return math.sqrt(percent * (100 - percent) / effective)
