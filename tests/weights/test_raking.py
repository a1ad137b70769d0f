from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trigpoint.errors import UsageError
from trigpoint.weights import rake
from trigpoint.weights.raking import TOLERANCE

INDUSTRIES = ("ict", "professional", "retail", "manufacturing")
CAPITALS = ("up_to_100m", "over_100m", "not_given")


def firms(counts):
    """Rows of firms from a table of counts, industries down and capital across."""
    return [
        {"industry": industry, "capital": capital}
        for industry, row in zip(INDUSTRIES, counts, strict=False)
        for capital, count in zip(CAPITALS, row, strict=False)
        for _ in range(count)
    ]


def weighted(responses, raking, question):
    """The weighted share of every answer among those who answered."""
    answers = len(responses.instrument.by_id[question].answers)
    mass = np.bincount(responses.codes[question], raking.weights, answers + 2)[:answers]
    return mass / mass.sum()


def test_two_by_two_is_the_table_with_the_margins_and_the_same_odds_ratio(ai_index, respond):
    # 7 9 / 12 7 raked to rows of 5 and 15 and columns of 10: by hand x (5 + x) / ((5 - x) (10 - x))
    # = (7 * 7) / (9 * 12), that is 59 x^2 + 1275 x - 2450 = 0
    x = (-1275 + (1275**2 + 4 * 59 * 2450) ** 0.5) / (2 * 59)
    responses = respond(ai_index, firms([(7, 9), (12, 7)]))
    margins = {
        "industry": {"ict": 5, "professional": 15},
        "capital": {"up_to_100m": 10, "over_100m": 10},
    }
    found = rake(responses, margins, trim=None)
    scale = 20 / 35
    expected = np.repeat([x / 7, (5 - x) / 9, (10 - x) / 12, (5 + x) / 7], [7, 9, 12, 7]) / scale
    np.testing.assert_allclose(found.weights, expected, rtol=1e-8)
    assert found.converged


def test_one_margin_is_met_in_one_round(ai_index, respond):
    responses = respond(ai_index, firms([(3,), (1,)]))
    found = rake(responses, {"industry": {"ict": 0.5, "professional": 0.5}})
    np.testing.assert_allclose(found.weights, [2 / 3, 2 / 3, 2 / 3, 2])
    assert (found.iterations, found.converged, found.trimmed) == (1, True, 0)
    # by hand: n = 4, sum of w^2 = 3 * 4/9 + 4 = 16/3, so the effect is 4 * 16/3 / 16
    assert found.design_effect == pytest.approx(4 / 3)
    assert found.effective_base == pytest.approx(3)


targets = st.lists(st.integers(5, 60), min_size=4, max_size=4)


@settings(max_examples=40)
@given(seed=st.integers(0, 10**6), rows=targets, columns=targets)
def test_margins_are_met_and_weights_are_a_product_of_factors(
    ai_index, respond, seed, rows, columns
):
    counts = np.random.default_rng(seed).integers(1, 12, (4, 3))
    responses = respond(ai_index, firms(counts))
    margins = {
        "industry": dict(zip(INDUSTRIES, rows, strict=True)),
        "capital": dict(zip(CAPITALS, columns, strict=False)),
    }
    found = rake(responses, margins, trim=None)
    assert found.converged
    for question, margin in margins.items():
        target = np.array(list(margin.values())) / sum(margin.values())
        np.testing.assert_allclose(weighted(responses, found, question), target, atol=1e-6)
    assert found.weights.mean() == pytest.approx(1)
    # the weights of a cell are the same, and their logarithms add over the margins: no interaction
    log = np.log(_by_cell(responses, found.weights))
    interaction = log - log.mean(axis=0) - log.mean(axis=1, keepdims=True) + log.mean()
    np.testing.assert_allclose(interaction, 0, atol=1e-9)


def _by_cell(responses, weights):
    table = np.empty((4, 3))
    for industry, capital in product(range(4), range(3)):
        own = (responses.codes["industry"] == industry) & (responses.codes["capital"] == capital)
        (table[industry, capital],) = set(weights[own].tolist())
    return table


def test_trimmed_weights_keep_their_bounds_and_the_margins(ai_index, respond):
    responses = respond(ai_index, firms([(40, 10, 6), (12, 4, 3), (9, 3, 8)]))
    margins = {
        "industry": {"ict": 0.2, "professional": 0.3, "retail": 0.5},
        "capital": {"up_to_100m": 0.5, "over_100m": 0.3, "not_given": 0.2},
    }
    free = rake(responses, margins, trim=None)
    assert free.weights.max() > 3
    found = rake(responses, margins, trim=(0.2, 3.0))
    assert found.converged
    assert found.trimmed > 0
    assert found.weights.max() <= 3 * (1 + 1e-6)
    assert found.weights.min() >= 0.2 * (1 - 1e-6)
    np.testing.assert_allclose(weighted(responses, found, "industry")[:3], [0.2, 0.3, 0.5])
    np.testing.assert_allclose(weighted(responses, found, "capital"), [0.5, 0.3, 0.2])


def test_bounds_that_no_weights_can_keep_are_said_not_to_be_met(ai_index, respond):
    responses = respond(ai_index, firms([(90,), (10,)]))
    found = rake(responses, {"industry": {"ict": 0.1, "professional": 0.9}}, trim=(0.3, 3.0))
    assert not found.converged
    # 10 firms at 3 and 90 at what is left of 100: 70 / 90
    np.testing.assert_allclose(np.unique(found.weights), [70 / 90, 3.0])
    assert found.largest_miss == pytest.approx(0.9 - 0.3)
    assert found.trimmed == 10


def test_margins_that_exclude_each_other_do_not_converge(ai_index, respond):
    # ict firms are the only ones over 100 million, so both shares must be the same
    responses = respond(ai_index, firms([(0, 5), (5, 0)]))
    margins = {
        "industry": {"ict": 0.3, "professional": 0.7},
        "capital": {"up_to_100m": 0.5, "over_100m": 0.5},
    }
    found = rake(responses, margins, trim=None)
    assert not found.converged
    assert found.largest_miss == pytest.approx(0.2)


def test_who_did_not_answer_a_margin_is_left_out_of_it(ai_index, respond):
    rows = [*firms([(3, 1), (1, 1)]), {"industry": "ict"}, {"industry": "professional"}]
    responses = respond(ai_index, rows)
    margins = {
        "industry": {"ict": 0.5, "professional": 0.5},
        "capital": {"up_to_100m": 0.8, "over_100m": 0.2},
    }
    found = rake(responses, margins)
    assert found.converged
    np.testing.assert_allclose(weighted(responses, found, "capital")[:2], [0.8, 0.2])
    np.testing.assert_allclose(weighted(responses, found, "industry")[:2], [0.5, 0.5])


def test_raking_starts_from_the_weights_there_are(ai_index, respond):
    responses = respond(ai_index, firms([(2,), (2,)]))
    responses = replace(responses, weights=np.array([1.0, 3.0, 2.0, 2.0]))
    found = rake(responses, {"industry": {"ict": 0.5, "professional": 0.5}})
    np.testing.assert_allclose(found.weights, [0.5, 1.5, 1, 1])


def test_a_weight_of_zero_stays_zero_and_is_not_trimmed(ai_index, respond):
    responses = respond(ai_index, firms([(2,), (2,)]))
    responses = replace(responses, weights=np.array([1.0, 0.0, 1.0, 1.0]))
    found = rake(responses, {"industry": {"ict": 0.4, "professional": 0.6}})
    np.testing.assert_allclose(found.weights, [1.6, 0, 1.2, 1.2])
    assert found.trimmed == 0


def test_equal_margins_leave_all_weights_at_one(ai_index, respond):
    responses = respond(ai_index, firms([(1, 2), (2, 4)]))
    margins = {
        "industry": {"ict": 1, "professional": 2},
        "capital": {"up_to_100m": 1, "over_100m": 2},
    }
    found = rake(responses, margins)
    np.testing.assert_allclose(found.weights, 1)
    assert found.design_effect == pytest.approx(1)
    assert found.largest_miss <= TOLERANCE


@pytest.mark.parametrize("trim", [(1.2, 3.0), (0.3, 0.9), (-0.1, 3.0)])
def test_bounds_must_enclose_the_mean(ai_index, respond, trim):
    responses = respond(ai_index, firms([(1,), (1,)]))
    with pytest.raises(UsageError, match="cannot be kept"):
        rake(responses, {"industry": {"ict": 1, "professional": 1}}, trim=trim)
