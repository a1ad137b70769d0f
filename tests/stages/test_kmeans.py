from __future__ import annotations

from itertools import combinations, pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from trigpoint.stages.kmeans import optimal_starts

lines = st.lists(
    st.tuples(st.integers(0, 3000), st.integers(1, 50)),
    min_size=1,
    max_size=9,
    unique_by=lambda pair: pair[0],
).map(sorted)


def run_costs(values, weights):
    """The weighted sum of squares of every run of neighbouring values, by its two ends."""
    costs = {}
    for low, high in combinations(range(len(values) + 1), 2):
        x, w = np.array(values[low:high], float), np.array(weights[low:high], float)
        costs[low, high] = float(w @ (x - (w @ x) / w.sum()) ** 2)
    return costs


def within(costs, starts, end):
    """The weighted sum of squares within the groups that start at ``starts``."""
    return sum(costs[run] for run in pairwise([*map(int, starts), end]))


def every_partition(n, k):
    return ((0, *inner) for inner in combinations(range(1, n), k - 1))


def lloyd(values, weights, centres):
    """Ordinary k-means from given centres, until nothing moves; groups may run empty."""
    x, w = np.array(values, float), np.array(weights, float)
    while True:
        group = np.abs(x[:, None] - centres).argmin(axis=1)
        moved = centres.copy()
        for at in set(group.tolist()):
            moved[at] = np.average(x[group == at], weights=w[group == at])
        if np.array_equal(moved, centres):
            return float(w @ (x - centres[group]) ** 2)
        centres = moved


@given(lines)
def test_no_partition_into_runs_is_better(line):
    values, weights = zip(*line, strict=True)
    costs, n = run_costs(values, weights), len(values)
    for k, starts in enumerate(optimal_starts(values, weights, n), start=1):
        best = min(within(costs, other, n) for other in every_partition(n, k))
        assert abs(within(costs, starts, n) - best) <= 1e-9 * (1 + best)


@given(lines)
def test_every_number_of_groups_has_that_many_and_none_is_empty(line):
    values, weights = zip(*line, strict=True)
    for k, starts in enumerate(optimal_starts(values, weights, len(values)), start=1):
        assert starts[0] == 0
        assert len(starts) == k
        assert (np.diff([*starts, len(values)]) > 0).all()


@settings(max_examples=40)
@given(st.integers(0, 10**6), st.integers(2, 6))
def test_ordinary_k_means_is_never_better(seed, k):
    random = np.random.default_rng(seed)
    values = np.unique(random.integers(0, 3163, 40))
    weights = random.integers(1, 30, len(values))
    starts = optimal_starts(values, weights, k)[-1]
    best = within(run_costs(values, weights), starts, len(values))
    for _ in range(5):
        start = random.choice(values, k, replace=False).astype(float)
        assert lloyd(values, weights, start) >= best * (1 - 1e-12)


@settings(max_examples=25)
@given(st.integers(0, 10**6))
def test_divide_and_conquer_agrees_with_trying_every_start(seed):
    random = np.random.default_rng(seed)
    values = np.unique(random.integers(0, 5000, 50))
    weights, n = random.integers(1, 9, len(values)), len(values)
    costs = run_costs(values, weights)
    best = {end: costs[0, end] for end in range(1, n + 1)}
    for k, starts in enumerate(optimal_starts(values, weights, 5)[1:], start=2):
        best = {
            end: min(best[start] + costs[start, end] for start in range(k - 1, end))
            for end in range(k, n + 1)
        }
        assert abs(within(costs, starts, n) - best[n]) <= 1e-9 * best[n]


def test_a_weight_counts_as_that_many_equal_firms():
    # 0 0 0 0 | 10 16: the heavy 0 keeps its own centre
    assert optimal_starts([0, 10, 16], [4, 1, 1], 2)[1].tolist() == [0, 1]
    # 0 10 | 16 16 16 16
    assert optimal_starts([0, 8, 16], [1, 1, 4], 2)[1].tolist() == [0, 2]


def test_of_equal_partitions_the_last_group_starts_lowest():
    assert optimal_starts([0, 1, 2], [1, 1, 1], 2)[1].tolist() == [0, 1]
    assert optimal_starts(range(300, 700, 100), [7] * 4, 3)[2].tolist() == [0, 1, 2]


def test_one_value_makes_one_group():
    assert [starts.tolist() for starts in optimal_starts([42], [3], 1)] == [[0]]
