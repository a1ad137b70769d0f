"""Exact search for the points of a single choice's options: every key on a grid that meets means.

The options are split in two halves. All sums of either half are formed, one half is sorted by the
column that is met most rarely, and for every sum of the other half the partners that meet that
column are looked up (Horowitz and Sahni 1974, Journal of the ACM 21(2), 277-292). Sums are whole
numbers, so nothing is lost to rounding.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]

MAX_HALF = 1_500_000
"""The most keys of half the options that are formed."""

MAX_PAIRS = 400_000_000
"""The most pairs of halves that are looked at."""

MAX_KEYS = 100_000
"""The most keys that are kept: more say only that the means do not tell the key."""

CHUNK = 2_000_000


class TooManyKeysError(Exception):
    """The search would look at, or find, more keys than it can hold."""


def keys_within(counts: Ints, low: Ints, high: Ints, grid: Ints) -> Ints:
    """Every key whose points, summed over the firms of a column, lie in that column's window.

    ``counts`` holds the firms per option and column (options x columns), ``low`` and ``high`` the
    least and greatest sum per column, ``grid`` the points that an option can earn. Returns keys x
    options, in the order of the grid. Raises TooManyKeysError where that is out of reach.
    """
    options = len(counts)
    if options == 0:
        return np.zeros((1, 0), np.int64)
    half = options // 2
    if len(grid) ** (options - half) > MAX_HALF:
        raise TooManyKeysError
    left, right = _all(grid, half), _all(grid, options - half)
    left_sums, right_sums = left @ counts[:half], right @ counts[half:]
    by = _rarest(counts, low, high)
    order = np.argsort(right_sums[:, by], kind="stable")
    right, right_sums = right[order], right_sums[order]
    first = np.searchsorted(right_sums[:, by], low[by] - left_sums[:, by], "left")
    last = np.searchsorted(right_sums[:, by], high[by] - left_sums[:, by], "right")
    found = [
        np.hstack([left[one], right[other]])
        for one, other in _pairs(first, last, left_sums, right_sums, low, high)
    ]
    keys = np.concatenate([np.zeros((0, options), np.int64), *found])
    return keys[np.lexsort(keys.T[::-1])]


def _all(grid: Ints, options: int) -> Ints:
    """Every key of some options."""
    places = np.indices((len(grid),) * options).reshape(options, len(grid) ** options)
    return grid[places.T]


def _rarest(counts: Ints, low: Ints, high: Ints) -> int:
    """The column whose window is the narrowest against how far its sums spread."""
    spread = np.sqrt((counts.astype(float) ** 2).sum(0)) + 1e-9
    return int(np.argmin((high - low + 1) / spread))


def _pairs(
    first: Ints, last: Ints, left: Ints, right: Ints, low: Ints, high: Ints
) -> list[tuple[Ints, Ints]]:
    """The pairs of halves whose sums lie in every window."""
    lengths = np.maximum(last - first, 0)
    reached = np.cumsum(lengths)
    if reached[-1] > MAX_PAIRS:
        raise TooManyKeysError
    cuts = np.searchsorted(reached, np.arange(CHUNK, reached[-1], CHUNK))
    found, kept = [], 0
    for block in np.split(np.arange(len(lengths)), cuts):
        one = np.repeat(block, lengths[block])
        starts = np.cumsum(lengths[block]) - lengths[block]
        other = np.arange(len(one)) - np.repeat(starts - first[block], lengths[block])
        for column in range(left.shape[1]):
            sums = left[one, column] + right[other, column]
            inside = (low[column] <= sums) & (sums <= high[column])
            one, other = one[inside], other[inside]
        found.append((one, other))
        kept += len(one)
        if kept > MAX_KEYS:
            raise TooManyKeysError
    return found


def expected_by_chance(counts: Ints, low: Ints, high: Ints, grid: Ints) -> float:
    """About how many keys would meet windows of these widths, were the means printed at random.

    Points drawn from the grid give sums that are nearly normal; the density of that normal at the
    middle of the windows, times their volume, times the number of keys.
    """
    columns = counts.astype(float).T
    widths = np.maximum(high - low + 1, 1).astype(float)
    spread = float(np.var(grid))
    covariance = spread * columns @ columns.T + np.diag(widths**2 / 12)
    off = (low + high) / 2 - float(np.mean(grid)) * columns.sum(1)
    _, log_det = np.linalg.slogdet(2 * np.pi * covariance)
    log_density = -(off @ np.linalg.solve(covariance, off) + log_det) / 2
    log_keys = len(counts) * np.log(len(grid))
    return float(np.exp(log_keys + log_density + np.log(widths).sum()))
