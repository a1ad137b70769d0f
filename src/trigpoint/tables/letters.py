"""Which columns of a row differ beyond chance: pooled z for shares, Welch's t for means.

Only columns of one banner are compared, for they share no firm; the total and columns with a base
under :data:`~trigpoint.tables.spec.MARKED_BASE` take no part, nor is a banner set against itself.
A column gets the letters of the columns it is significantly higher than, at 5 % over all pairs of
the row (Bonferroni).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np
from scipy import special

from trigpoint.tables.model import Bools, Floats, Ints, Row
from trigpoint.tables.spec import MARKED_BASE, column_letters
from trigpoint.tally.estimate import ratio
from trigpoint.tally.model import TOTAL, Column

LEVEL = 0.05
"""The chance of any letter in a row whose columns do not differ."""


def letters(row: Row, columns: Sequence[Column]) -> tuple[str, ...]:
    """For every column, the letters of the columns it is higher than, joined by spaces."""
    names = column_letters(columns)
    apart = (TOTAL.banner, row.question)
    banners = dict.fromkeys(one.banner for one in columns if one.banner not in apart)
    found: list[list[str]] = [[] for _ in columns]
    for banner in banners:
        within = np.array([column.banner == banner for column in columns])
        for higher, lower in _higher(row, np.flatnonzero(within & takes_part(row))):
            found[higher].append(names[lower])
    return tuple(" ".join(sorted(some, key=lambda name: (len(name), name))) for some in found)


def takes_part(row: Row) -> Bools:
    """The columns that are tested in a row: not withheld, with a base that is large enough.

    A column in which one firm has all the weight, or none has any, tells of no spread.
    """
    spread = row.bases.effective > 1
    enough: Bools = (row.bases.n >= MARKED_BASE) & spread & ~row.suppressed
    return enough


def share_p(p: Floats, n: Floats, q: Floats, m: Floats) -> Floats:
    """Two-sided p of two shares (0 to 1) on bases n and m: the pooled two-proportion z-test."""
    pooled = (p * n + q * m) / (n + m)
    error = np.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m))
    return np.asarray(2 * special.ndtr(-np.abs(ratio(p - q, error, empty=0.0))))


def mean_p(a: Floats, b: Floats, se_a: Floats, se_b: Floats, n: Floats, m: Floats) -> Floats:
    """Two-sided p of two means with standard errors, on bases n and m (Welch 1947, Biometrika 34).

    Means of columns in which everybody scores the same differ for certain, or not at all.
    """
    squared = se_a**2 + se_b**2
    freedom = ratio(squared**2, se_a**4 / (n - 1) + se_b**4 / (m - 1), empty=1.0)
    certain = np.where(a == b, 0.0, np.inf)
    t = np.where(squared > 0, ratio(np.abs(a - b), np.sqrt(squared)), certain)
    return np.asarray(2 * special.stdtr(freedom, -t))


def _higher(row: Row, part: Ints) -> list[tuple[int, int]]:
    """The pairs (higher, lower) of the columns in ``part`` that differ significantly."""
    pairs = list(combinations(part.tolist(), 2))
    if not pairs:
        return []
    one, two = np.array(pairs).T
    differ = _p(row, one, two) < LEVEL / len(pairs)
    rises = row.percent[one] > row.percent[two]
    higher, lower = np.where(rises, one, two)[differ], np.where(rises, two, one)[differ]
    return list(zip(higher.tolist(), lower.tolist(), strict=True))


def _p(row: Row, one: Ints, two: Ints) -> Floats:
    base, value = row.bases.effective, row.percent
    if row.error is None:
        return share_p(value[one] / 100, base[one], value[two] / 100, base[two])
    error = row.error
    return mean_p(value[one], value[two], error[one], error[two], base[one], base[two])
