"""Letters: which columns of a row differ beyond chance."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from statsmodels.stats.proportion import proportions_ztest
from statsmodels.stats.weightstats import ttest_ind

from trigpoint.tables.letters import letters, mean_p, share_p
from trigpoint.tables.model import Bases, Row
from trigpoint.tally.model import TOTAL, Column


def a_row(base, percent, error=None, suppressed=None):
    n = np.array(base)
    real = n.astype(float)
    return Row(
        question="q",
        option="" if error else "o",
        bases=Bases(n=n, weighted=real, effective=real),
        count=None,
        percent=np.array(percent, dtype=float),
        low=real,
        high=real,
        error=None if error is None else np.array(error, dtype=float),
        letters=("",) * len(n),
        suppressed=np.zeros(len(n), dtype=bool) if suppressed is None else np.array(suppressed),
    )


def columns(*banners):
    return (TOTAL, *(Column(banner, f"a{at}") for at, banner in enumerate(banners)))


@pytest.mark.parametrize(("x", "n", "y", "m"), [(30, 100, 45, 90), (1, 30, 9, 40), (7, 50, 7, 50)])
def test_two_shares_are_compared_by_the_pooled_z_test(x, n, y, m):
    ours = share_p(*(np.array([value], dtype=float) for value in (x / n, n, y / m, m)))
    assert ours[0] == pytest.approx(proportions_ztest([x, y], [n, m])[1])


def test_two_shares_that_are_both_nought_or_both_whole_do_not_differ():
    n, m = np.array([50.0, 50.0]), np.array([40.0, 40.0])
    same = np.array([0.0, 1.0])
    assert share_p(same, n, same, m).tolist() == [1, 1]


def test_two_means_are_compared_by_welchs_t_test():
    rng = np.random.default_rng(5)
    a, b = rng.normal(50, 20, 40), rng.normal(58, 9, 75)
    sizes = [len(a), len(b)]
    errors = [values.std(ddof=1) / np.sqrt(len(values)) for values in (a, b)]
    figures = (a.mean(), b.mean(), *errors, *sizes)
    ours = mean_p(*(np.array([figure], dtype=float) for figure in figures))
    assert ours[0] == pytest.approx(ttest_ind(a, b, usevar="unequal")[1])


def test_means_without_any_spread_differ_for_certain_or_not_at_all():
    zero, base = np.zeros(2), np.full(2, 40.0)
    p = mean_p(np.array([20.0, 20.0]), np.array([20.0, 75.0]), zero, zero, base, base)
    assert p.tolist() == [1, 0]


def test_the_higher_column_gets_the_letters_of_all_it_is_higher_than():
    row = a_row([300, 100, 100, 100], [40, 70, 30, 20])
    assert letters(row, columns("q1", "q1", "q1")) == ("", "B C", "", "")


def test_each_banner_is_lettered_and_tested_by_itself():
    row = a_row([300, 100, 100, 100, 100], [40, 70, 30, 80, 20])
    assert letters(row, columns("q1", "q1", "q2", "q2")) == ("", "B", "", "B", "")


def test_a_column_under_the_least_base_neither_gets_nor_gives_a_letter():
    row = a_row([300, 29, 30, 100], [40, 100, 100, 0])
    assert letters(row, columns("q1", "q1", "q1")) == ("", "", "C", "")


def test_a_withheld_column_neither_gets_nor_gives_a_letter():
    row = a_row([300, 90, 90, 90], [40, 100, 100, 0], suppressed=[False, True, False, False])
    assert letters(row, columns("q1", "q1", "q1")) == ("", "", "C", "")


def test_a_column_in_which_one_firm_has_all_the_weight_neither_gets_nor_gives_a_letter():
    row = a_row([300, 90, 90, 90], [40, 100, 100, 0])
    row = replace(row, bases=replace(row.bases, effective=np.array([300, 1, 90, 90])))
    assert letters(row, columns("q1", "q1", "q1")) == ("", "", "C", "")


def test_a_banner_is_not_set_against_itself():
    row = a_row([300, 100, 100], [50, 100, 0])
    assert letters(row, columns("q", "q")) == ("", "", "")


def test_more_pairs_in_a_row_ask_for_a_larger_difference():
    assert proportions_ztest([50, 35], [100, 100])[1] == pytest.approx(0.032, abs=0.001)
    two = a_row([300, 100, 100], [40, 50, 35])
    three = a_row([300, 100, 100, 100], [40, 50, 35, 42])
    assert letters(two, columns("q1", "q1")) == ("", "B", "")
    assert letters(three, columns("q1", "q1", "q1")) == ("", "", "", "")


def test_means_are_lettered_by_their_errors():
    row = a_row([300, 100, 100], [50, 60, 50], error=[1, 2, 2])
    assert letters(row, columns("q1", "q1")) == ("", "B", "")
    wide = a_row([300, 100, 100], [50, 60, 50], error=[1, 5, 5])
    assert letters(wide, columns("q1", "q1")) == ("", "", "")
