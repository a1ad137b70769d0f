from __future__ import annotations

import numpy as np
import pytest
from statsmodels.stats.proportion import proportion_confint
from statsmodels.stats.weightstats import DescrStatsW

from trigpoint.tally.estimate import effective_base, mean_and_error, ratio, wilson
from trigpoint.tally.model import WEIGHT_UNIT, Moments, Sums


def moments(scores: list[int], weights: list[float]) -> Moments:
    x, w = np.array(scores), np.array(weights)
    units = np.array([(w * f).sum() * WEIGHT_UNIT for f in (1, w, x, x * x)]).astype(np.int64)
    return Moments(np.array(len(x)), *units)


@pytest.mark.parametrize(("share", "base"), [(0.0, 20), (0.5, 30), (0.123, 325), (1.0, 7)])
def test_the_interval_of_a_share_is_wilsons(share, base):
    low, high = wilson(share, base)
    expected = proportion_confint(share * base, base, method="wilson")
    np.testing.assert_allclose([low, high], expected, atol=1e-12)


def test_a_share_without_a_base_has_no_interval():
    assert np.isnan(wilson(0.5, 0)).all()


def test_equal_weights_leave_the_base_as_it_is():
    sums = Sums(*(np.array([value], dtype=np.int64) for value in (40, 20 * 65536, 10 * 65536)))
    assert effective_base(sums).tolist() == [40]


def test_unequal_weights_make_the_base_smaller():
    assert effective_base(moments([0, 0], [1.0, 3.0])) == 16 / 10


def test_the_effective_base_of_nobody_is_zero():
    assert effective_base(moments([], [])) == 0


def test_the_mean_of_unweighted_scores_has_the_textbook_error():
    scores = [0, 25, 50, 50, 100]
    mean, error = mean_and_error(moments(scores, [1.0] * 5), 1)
    oracle = DescrStatsW(scores)
    assert mean == 45
    assert error == pytest.approx(oracle.std_mean)


def test_weights_enter_mean_and_error_as_fixed_numbers():
    scores, weights = [0, 60, 90], [1.0, 2.0, 1.0]
    mean, error = mean_and_error(moments(scores, weights), 1)
    assert mean == 52.5
    # by hand: sum w(x - m)^2 = 4275; s2 = 3/2 * 4275 / 4; variance = s2 * 6 / 16
    assert error == pytest.approx((1.5 * 4275 / 4 * 6 / 16) ** 0.5)


def test_scores_in_lattice_units_come_out_in_points():
    mean, error = mean_and_error(moments([0, 400], [1.0, 1.0]), 4)
    assert (mean, error) == (50, pytest.approx(50))


def test_one_respondent_has_a_mean_but_no_error():
    mean, error = mean_and_error(moments([30], [1.0]), 1)
    assert mean == 30
    assert np.isnan(error)


def test_a_ratio_to_nothing_is_what_the_caller_says():
    assert ratio([1, 4], [0, 2], empty=0.0).tolist() == [0, 2]
