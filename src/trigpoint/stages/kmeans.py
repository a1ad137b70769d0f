"""Provably optimal weighted k-means in one dimension, for every k at once.

On a line the groups of an optimal k-means are runs of neighbouring values (Fisher 1958), so a
dynamic programme over the sorted distinct values finds the optimum instead of a local one (Wang &
Song 2011, Ckmeans.1d.dp, R Journal 3/2). The best start of a last group never moves left when the
end moves right, so each layer is filled by divide and conquer in O(n log n) (Grønlund et al. 2017,
arXiv:1701.07204), here all the midpoints of one depth in one step of numpy.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

TIE = 1e-12
"""Partitions that explain the same up to this share of the total sum of squares are equal."""


def optimal_starts(values: ArrayLike, weights: ArrayLike, k_max: int) -> list[Ints]:
    """Where the groups of the optimal partition into 1, 2, … ``k_max`` groups start.

    ``values`` (n) rise strictly and ``weights`` (n) are positive. Entry ``k - 1`` of the result
    holds the k positions in ``values`` at which the groups start; the first is 0. ``k_max`` is at
    most n. What is minimised is the weighted sum of squares within the groups. Of equal partitions
    the one whose last group starts lowest is taken, then the group before it, and so on.
    """
    x, w = np.asarray(values, dtype=np.float64), np.asarray(weights, dtype=np.float64)
    x = x - np.average(x, weights=w)
    mass, moment = _running(w), _running(w * x)
    tolerance = TIE * float(w @ (x * x))
    explained = np.zeros(len(x) + 1)
    explained[1:] = moment[1:] ** 2 / mass[1:]
    layers: list[Ints] = []
    for groups in range(2, k_max + 1):
        explained, start = _one_group_more(explained, mass, moment, groups, tolerance)
        layers.append(start)
    return [_trace(layers[: k - 1], len(x)) for k in range(1, k_max + 1)]


def _one_group_more(
    before: Floats, mass: Floats, moment: Floats, groups: int, tolerance: float
) -> tuple[Floats, Ints]:
    """The best explained sum of squares of the first i values in ``groups``, and its last start.

    Both are indexed by i from 0 to n; entries below ``groups`` mean nothing.
    """
    n, first = len(before) - 1, groups - 1
    best, start = np.full(n + 1, -np.inf), np.full(n + 1, first)
    step = 1 << (n - first).bit_length()
    while step := step >> 1:
        end = np.arange(first + step, n + 1, 2 * step)
        above = end + step
        highest = np.where(above <= n, start[np.minimum(above, n)], n)
        low, high = start[end - step], np.minimum(highest, end - 1)
        best[end], start[end] = _search(before, mass, moment, end, low, high, tolerance)
    return best, start


def _search(
    before: Floats,
    mass: Floats,
    moment: Floats,
    end: Ints,
    low: Ints,
    high: Ints,
    tolerance: float,
) -> tuple[Floats, Ints]:
    """For each end, the best start of the last group from ``low`` to ``high``."""
    length = high - low + 1
    offset = np.cumsum(length) - length
    start = np.arange(length.sum()) + np.repeat(low - offset, length)
    ends = np.repeat(end, length)
    value = before[start] + (moment[ends] - moment[start]) ** 2 / (mass[ends] - mass[start])
    best = np.maximum.reduceat(value, offset)
    equal = value >= np.repeat(best - tolerance, length)
    return best, np.minimum.reduceat(np.where(equal, start, len(before)), offset)


def _trace(layers: list[Ints], n: int) -> Ints:
    starts, end = [], n
    for start in reversed(layers):
        end = int(start[end])
        starts.append(end)
    return np.array([0, *reversed(starts)], dtype=np.int64)


def _running(amounts: Floats) -> Floats:
    return np.concatenate([[0.0], np.cumsum(amounts)])
