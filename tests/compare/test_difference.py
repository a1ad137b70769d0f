"""The difference of two figures: tests and intervals against statsmodels, and their symmetry."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import confint_proportions_2indep, proportions_ztest
from statsmodels.stats.weightstats import CompareMeans, DescrStatsW

from tests.compare.figures import mean_of, share_of
from trigpoint.compare import estimate
from trigpoint.compare.difference import Reason, difference, of_means
from trigpoint.compare.estimate import Estimate, weighted_sum

PRINTED = Estimate(39.3)
WITHHELD = Estimate(float("nan"), withheld=True)
NOBODY = Estimate(float("nan"), base=0)


def two_samples(seed: int, n: int, m: int) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    return rng.normal(40, 25, n), rng.normal(47, 11, m)


@pytest.mark.parametrize(("seed", "n", "m"), [(1, 40, 75), (2, 31, 400), (3, 300, 30)])
def test_means_are_compared_as_welch_does(seed, n, m):
    one, two = two_samples(seed, n, m)
    found = difference(mean_of(one), mean_of(two))
    theirs = CompareMeans(DescrStatsW(one), DescrStatsW(two))
    assert found.value == pytest.approx(one.mean() - two.mean())
    assert found.error == pytest.approx(theirs.std_meandiff_separatevar)
    assert found.p == pytest.approx(theirs.ttest_ind(usevar="unequal")[1])
    assert (found.low, found.high) == pytest.approx(theirs.tconfint_diff(usevar="unequal"))
    assert found.reason is None


@pytest.mark.parametrize(
    ("x", "n", "y", "m"), [(30, 100, 45, 90), (1, 30, 9, 40), (0, 50, 7, 50), (50, 50, 50, 50)]
)
def test_shares_are_compared_by_the_pooled_z_test_and_newcombes_interval(x, n, y, m):
    found = difference(share_of(x, n), share_of(y, m))
    low, high = confint_proportions_2indep(x, n, y, m, method="newcomb")
    assert (found.low, found.high) == pytest.approx((100 * low, 100 * high))
    assert found.p == pytest.approx(1 if x / n == y / m else proportions_ztest([x, y], [n, m])[1])


# one figure, another, why the difference is not tested
UNTESTED = [
    (share_of(30, 100), WITHHELD, Reason.WITHHELD),
    (WITHHELD, PRINTED, Reason.WITHHELD),
    (PRINTED, NOBODY, Reason.NOBODY),
    (share_of(30, 100), replace(PRINTED, share=True), Reason.NO_ERROR),
    (PRINTED, PRINTED, Reason.NO_ERROR),
    (share_of(9, 29), share_of(30, 100), Reason.SMALL_BASE),
    (Estimate(40.0, base=1, effective=1.0), mean_of(np.arange(50.0)), Reason.SMALL_BASE),
    (estimate.mean(40.0, 0.0, 90, 1.0), mean_of(np.arange(50.0)), Reason.SMALL_BASE),
]


@pytest.mark.parametrize(("one", "two", "reason"), UNTESTED)
def test_what_cannot_be_tested_is_not(one, two, reason):
    found = difference(one, two)
    assert found.reason is reason
    assert np.isnan(found.p)
    assert np.isnan(found.value) == (reason in (Reason.WITHHELD, Reason.NOBODY))


def test_a_small_base_leaves_the_interval():
    one, two = two_samples(4, 19, 300)
    found = difference(mean_of(one), mean_of(two))
    theirs = CompareMeans(DescrStatsW(one), DescrStatsW(two))
    assert found.reason is Reason.SMALL_BASE
    assert (found.low, found.high) == pytest.approx(theirs.tconfint_diff(usevar="unequal"))


def test_means_without_any_spread_differ_for_certain_or_not_at_all():
    one, two = mean_of(np.full(40, 20.0)), mean_of(np.full(50, 75.0))
    assert (difference(one, two).p, difference(one, two).low) == (0, -55)
    assert difference(one, one).p == 1


def test_a_weighted_sum_of_means_has_satterthwaites_degrees_of_freedom():
    rng = np.random.default_rng(6)
    samples = [rng.normal(50, spread, n) for spread, n in ((5, 9), (20, 30), (11, 60))]
    factors = (0.2, 0.8, -1.0)
    parts = [(c, mean_of(sample)) for c, sample in zip(factors, samples, strict=True)]
    variances = [
        c**2 * sample.var(ddof=1) / len(sample) for c, sample in zip(factors, samples, strict=True)
    ]
    below = sum(v**2 / (len(x) - 1) for v, x in zip(variances, samples, strict=True))
    value, error, freedom = weighted_sum(parts)
    assert value == pytest.approx(sum(c * x.mean() for c, x in zip(factors, samples, strict=True)))
    assert error == pytest.approx(np.sqrt(sum(variances)))
    assert freedom == pytest.approx(sum(variances) ** 2 / below)
    assert of_means(parts).error == pytest.approx(error)


shares = st.integers(5, 400).flatmap(
    lambda n: st.integers(0, n).map(lambda chose: share_of(chose, n))
)
means = st.builds(
    lambda seed, n, spread: mean_of(np.random.default_rng(seed).normal(50, spread, n)),
    st.integers(0, 999),
    st.integers(2, 90),
    st.sampled_from([0, 3, 30]),
)


@given(pair=st.one_of(st.tuples(shares, shares), st.tuples(means, means)))
def test_exchanging_the_two_turns_the_sign_and_nothing_else(pair):
    there, back = difference(*pair), difference(*reversed(pair))
    assert there.value == -back.value
    assert (there.low, there.high) == pytest.approx((-back.high, -back.low))
    assert (there.error, there.reason) == (pytest.approx(back.error), back.reason)
    assert there.p == pytest.approx(back.p, nan_ok=True)
    assert there.low <= there.value <= there.high
