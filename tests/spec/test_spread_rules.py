"""Percentiles and tenths as tables: values with their weights, and what comes of them."""

from __future__ import annotations

import numpy as np
import pytest

from trigpoint.tables.spread import percentiles, tenth_means

# values, weights, percentile, result, why
PERCENTILES = [
    ([10, 20, 30], [1, 1, 1], 50, 20, "the middle value stands at the middle"),
    ([10, 20], [1, 1], 50, 15, "between two values the line is straight"),
    ([10, 20], [1, 1], 25, 10, "a value stands at the middle of its own weight"),
    ([10, 20], [1, 1], 5, 10, "outside, the outermost value holds"),
    ([10, 20], [3, 1], 50, 12.5, "a heavier value pulls: 10 stands at 3/8, 20 at 7/8"),
    ([10, 20, 30], [1, 2, 1], 50, 20, "ties count as one value with their weights together"),
    ([40], [7], 90, 40, "one value is every percentile"),
]

# values, weights, bottom tenth, top tenth, why
TENTHS = [
    (range(1, 11), [1] * 10, 1, 10, "ten firms: a tenth is one firm"),
    (range(1, 21), [1] * 20, 1.5, 19.5, "twenty firms: a tenth is two"),
    ([0, 50, 100], [1, 18, 1], 25, 75, "who straddles the edge counts in part"),
    ([35], [9], 35, 35, "without spread both tenths are the mean"),
]


@pytest.mark.parametrize(("values", "weights", "share", "result", "why"), PERCENTILES)
def test_a_percentile(values, weights, share, result, why):
    assert percentiles(values, weights, [share]).tolist() == [pytest.approx(result)], why


@pytest.mark.parametrize(("values", "weights", "bottom", "top", "why"), TENTHS)
def test_the_tenths(values, weights, bottom, top, why):
    assert tenth_means(values, weights) == pytest.approx((bottom, top)), why


def test_without_ties_percentiles_are_hazens():
    values = np.sort(np.random.default_rng(2).normal(size=37))
    shares = [3, 10, 25, 50, 75, 90, 97]
    ours = percentiles(values, np.ones(37), shares)
    np.testing.assert_allclose(ours, np.percentile(values, shares, method="hazen"))
