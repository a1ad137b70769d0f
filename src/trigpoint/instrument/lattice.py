"""The whole numbers in which scores, dimensions and the index are exact.

Points are whole multiples of ``1 / points_scale``. A dimension is the weighted mean of its
indicators and the index the weighted mean of the dimensions, so both are whole-number
combinations of points over a common denominator.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from trigpoint.documents import Located

MAX_UNITS = 2**31 - 1
"""Scores are kept in 32 bits."""

MAX_INDEX_BINS = 1_000_000
"""A histogram of the index has a bin for every value that the index can take."""


@dataclass(frozen=True, slots=True)
class Lattice:
    """Integer weights of the indicators, and the scales that turn sums back into 0 to 100.

    ``dimension_weights[i]`` times the points of indicator *i*, summed over a dimension's
    indicators and divided by ``dimension_scale`` of that dimension, is the dimension;
    ``index_weights[i]`` times points, summed over all, divided by ``index_scale``, is the index.
    """

    points_scale: int
    dimension_weights: tuple[int, ...]
    dimension_scale: Mapping[str, int]
    index_weights: tuple[int, ...]
    index_scale: int
    index_step: int
    """Every index is a whole multiple of this many units above the first."""

    @classmethod
    def of(
        cls,
        *,
        points: Sequence[Fraction],
        indicator_weights: Mapping[str, Sequence[Fraction]],
        dimension_weights: Mapping[str, Fraction],
        order: Sequence[str],
    ) -> Lattice:
        """Build the lattice; ``order`` is the dimension of every indicator, in their order."""
        points_scale = math.lcm(*(point.denominator for point in points))
        shares = {d: _shares(weights) for d, weights in indicator_weights.items()}
        total = sum(dimension_weights.values())
        scale = {d: math.lcm(*(s.denominator for s in part)) for d, part in shares.items()}
        taken = dict.fromkeys(shares, 0)
        in_dimension, in_index = [], []
        for dimension in order:
            share = shares[dimension][taken[dimension]]
            taken[dimension] += 1
            in_dimension.append(share * scale[dimension])
            in_index.append(share * dimension_weights[dimension] / total)
        index_scale = math.lcm(*(share.denominator for share in in_index))
        index_weights = tuple(int(share * index_scale) for share in in_index)
        step = math.gcd(*(int(point * points_scale) for point in points)) or 1
        return cls(
            points_scale=points_scale,
            dimension_weights=tuple(int(weight) for weight in in_dimension),
            dimension_scale={d: s * points_scale for d, s in scale.items()},
            index_weights=index_weights,
            index_scale=index_scale * points_scale,
            index_step=step * math.gcd(*index_weights),
        )

    @property
    def index_bins(self) -> int:
        """How many values from 0 to 100 the index's histogram has room for."""
        return 100 * self.index_scale // self.index_step + 1

    def cut_units(self, cut_points: Sequence[Decimal]) -> list[int]:
        """The smallest index, in units, that reaches each cut point."""
        return [math.ceil(Fraction(cut) * self.index_scale) for cut in cut_points]


def lattice_faults(lattice: Lattice) -> list[Located]:
    """Says so where points and weights are so crooked that exact scores take too much room."""
    scales = {"index": lattice.index_scale, **lattice.dimension_scale}
    found = [name for name, scale in scales.items() if 100 * scale > MAX_UNITS]
    if not found and lattice.index_bins > MAX_INDEX_BINS:
        found = ["index"]
    what = "takes too many different values: choose rounder weights or points"
    return [Located(("indicators",), f"the score {name} {what}") for name in found]


def _shares(weights: Sequence[Fraction]) -> list[Fraction]:
    total = sum(weights)
    return [weight / total for weight in weights]
