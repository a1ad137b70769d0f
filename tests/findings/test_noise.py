"""Effects against their noise: by hand, as letters have it, and never too sure."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trigpoint.findings.noise import (
    against_half,
    between_groups,
    between_means,
    critical,
    within_answers,
    within_means,
)
from trigpoint.tables.letters import share_p

CRITICAL = [(1, 1.9600), (3, 2.3940), (6, 2.6383), (11, 2.8376)]


@pytest.mark.parametrize(("comparisons", "expected"), CRITICAL)
def test_more_comparisons_ask_for_more(comparisons: int, expected: float) -> None:
    """The normal quantiles of 1 - 0.025/k, as in any table."""
    assert critical(comparisons) == pytest.approx(expected, abs=5e-5)


def test_a_share_is_set_against_half_by_the_score_test() -> None:
    """176 of 325: (0.5415 - 0.5)/√(0.25/325) = 1.498."""
    assert against_half(100 * 176 / 325, 325) == pytest.approx(1.498, abs=1e-3)


def test_two_answers_of_one_question_by_the_multinomial() -> None:
    """43.2 % and 29.0 % of 176: 0.142/√((0.722 - 0.142²)/176) = 2.249."""
    assert within_answers(43.2, 29.0, 176) == pytest.approx(2.249, abs=1e-3)


def test_what_everybody_or_nobody_answers_is_certain() -> None:
    assert within_answers(100, 0, 40) == math.inf
    assert within_answers(0, 0, 40) == 0
    assert between_groups(100, 40, 100, 50) == 0
    assert between_means(60, 0, 40, 0) == math.inf


@given(
    counts=st.tuples(*[st.integers(0, 60)] * 4).filter(lambda cells: sum(cells) > 0),
)
def test_boxes_ticked_together_are_never_told_apart_too_surely(
    counts: tuple[int, int, int, int],
) -> None:
    """Against McNemar's exact variance, from the table of both boxes: both, one, other, neither."""
    both, one, other, _neither = counts
    n = sum(counts)
    p, q = 100 * (both + one) / n, 100 * (both + other) / n
    variance = ((one + other) / n - ((one - other) / n) ** 2) / n
    exact = (one - other) / n / math.sqrt(variance) if variance > 1e-12 else math.inf
    assert abs(within_answers(p, q, n)) <= abs(exact) * (1 + 1e-9) + 1e-9


@given(st.integers(0, 10_000))
def test_scores_of_the_same_firms_are_never_told_apart_too_surely(seed: int) -> None:
    rng = np.random.default_rng(seed)
    one, two = rng.uniform(0, 100, (2, 40))
    two = 0.5 * two + rng.uniform(-0.5, 0.5) * one + 25
    errors = [part.std(ddof=1) / math.sqrt(40) for part in (one, two, one - two)]
    exact = (one.mean() - two.mean()) / errors[2]
    told = within_means(one.mean(), errors[0], two.mean(), errors[1])
    assert abs(told) <= abs(exact) * (1 + 1e-9)


@given(st.floats(1, 99), st.integers(30, 500), st.floats(1, 99), st.integers(30, 500))
def test_groups_are_told_apart_as_letters_tell_them(p: float, n: int, q: float, m: int) -> None:
    z = between_groups(p, n, q, m)
    expected = share_p(*(np.array(one) for one in (p / 100, n, q / 100, m)))
    assert math.erfc(abs(z) / math.sqrt(2)) == pytest.approx(float(expected), rel=1e-6, abs=1e-12)
