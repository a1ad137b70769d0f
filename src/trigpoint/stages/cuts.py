"""The optimal stages of a wave for every k: centres, cut points, and the variance they explain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import count, pairwise

import numpy as np
from numpy.typing import NDArray

from trigpoint.errors import DataError, Fault
from trigpoint.stages.kmeans import optimal_starts
from trigpoint.tally.model import Tally

K_MAX = 8
"""Up to how many stages the share of variance explained is shown."""


@dataclass(frozen=True, slots=True)
class Partition:
    """The optimal partition of the index into ``k`` groups.

    ``centres`` (k) are the groups' exact mean index. ``cut_points`` (k - 1) are the midpoints of
    neighbouring centres, rounded to two decimals, or to as many more as it takes for every index
    that occurs to fall on its own side. ``explained`` is the share of the index's variance between
    the groups, from 0 to 1.
    """

    k: int
    centres: tuple[Fraction, ...]
    cut_points: tuple[Decimal, ...]
    explained: float


def partitions(tally: Tally, k_max: int = K_MAX, column: int = 0) -> tuple[Partition, ...]:
    """The optimal partitions of one column's index into 2, 3, … ``k_max`` groups.

    Ends early where there are not that many distinct values among the respondents with a weight.
    """
    values, weights = index_weights(tally, column)
    if len(values) < 2:
        return ()
    scale = tally.instrument.lattice.index_scale
    by_k = optimal_starts(values, weights, min(k_max, len(values)))
    return tuple(_partition(values, weights, starts, scale) for starts in by_k[1:])


def optimal_partition(tally: Tally, k: int, column: int = 0) -> Partition:
    """The optimal partition into ``k`` groups; DataError for fewer distinct values than that."""
    found = partitions(tally, k, column)
    if len(found) < k - 1:
        distinct = len(index_weights(tally, column)[0])
        raise too_few_values(k, distinct)
    return found[k - 2]


def too_few_values(k: int, distinct: int) -> DataError:
    """What is said where ``k`` groups are asked of fewer values."""
    return DataError(
        Fault("the index", f"has {distinct} distinct values, too few for {k} stages"),
        advice="Ask for fewer stages, or keep the given cut points.",
    )


def index_weights(tally: Tally, column: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The index values of one column that carry weight, rising, in lattice units, and their Σw."""
    weights = tally.histogram.sums.w[column]
    held = weights > 0
    return tally.histogram.values[held], weights[held]


def explained_by(tally: Tally, cut_points: Sequence[Decimal], column: int = 0) -> float:
    """The share of one column's variance that stages between ``cut_points`` explain, 0 to 1.

    NaN where the index does not vary.
    """
    values, weights = index_weights(tally, column)
    if len(values) < 2:
        return float("nan")
    inner = np.searchsorted(values, tally.instrument.lattice.cut_units(cut_points))
    starts = np.unique([0, *inner[inner < len(values)]])
    return _partition(values, weights, starts, tally.instrument.lattice.index_scale).explained


def _partition(
    values: NDArray[np.int64], weights: NDArray[np.int64], starts: NDArray[np.int64], scale: int
) -> Partition:
    x, w = values.tolist(), weights.tolist()
    moment = [weight * value for value, weight in zip(x, w, strict=True)]
    runs = list(pairwise([*starts.tolist(), len(x)]))
    mass = [sum(w[low:high]) for low, high in runs]
    centre = [Fraction(sum(moment[low:high]), m) for (low, high), m in zip(runs, mass, strict=True)]
    squares = sum(m * value for m, value in zip(moment, x, strict=True))
    common = Fraction(sum(moment) ** 2, sum(w))
    between = sum(c * c * m for c, m in zip(centre, mass, strict=True)) - common
    return Partition(
        k=len(runs),
        centres=tuple(c / scale for c in centre),
        cut_points=tuple(_cut_points(x, starts.tolist(), centre, scale)),
        explained=float(between / (squares - common)),
    )


def _cut_points(
    values: list[int], starts: list[int], centres: list[Fraction], scale: int
) -> Iterator[Decimal]:
    for start, (left, right) in zip(starts[1:], pairwise(centres), strict=True):
        below, above = Fraction(values[start - 1], scale), Fraction(values[start], scale)
        middle = (left + right) / 2 / scale
        inside = middle if below < middle < above else (below + above) / 2
        yield _rounded(inside, below, above)


def _rounded(middle: Fraction, below: Fraction, above: Fraction) -> Decimal:
    """``middle`` to the fewest decimals, two or more, that keep it between its neighbours."""
    return next(
        cut
        for places in count(2)
        if below < Fraction(cut := Decimal(round(middle * 10**places)).scaleb(-places)) <= above
    )
