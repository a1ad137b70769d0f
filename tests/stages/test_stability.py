from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest

from trigpoint.errors import DataError
from trigpoint.scores import MISSING, score
from trigpoint.stages.cuts import optimal_partition
from trigpoint.stages.kmeans import optimal_starts
from trigpoint.stages.stability import (
    bootstrap_stages,
    bootstrap_tally,
    near_boundary,
    near_share,
)
from trigpoint.tally.kernel import tally_answers


def midpoints(values, k):
    """The cut points of single firms' values, found afresh."""
    distinct, counts = np.unique(values, return_counts=True)
    groups = np.split(np.arange(len(distinct)), optimal_starts(distinct, counts, k)[-1][1:])
    centres = [np.average(distinct[group], weights=counts[group]) for group in groups]
    return np.convolve(centres, [0.5, 0.5], "valid")


def test_the_waves_own_cut_points_stand_inside_their_intervals(ai_index, random_wave):
    responses = random_wave(ai_index, 150)
    found = bootstrap_stages(score(responses), k=3, draws=200)
    own = [float(cut) for cut in optimal_partition(tally_answers(responses), 3).cut_points]
    np.testing.assert_allclose(found.cut_points, own, atol=0.005)
    assert (found.low < found.cut_points).all()
    assert (found.cut_points < found.high).all()
    assert 0 < found.moved < found.moved_high < 1
    assert found.draws == 200


def test_the_intervals_are_those_of_drawing_firms_one_by_one(ai_index, random_wave):
    scores = score(random_wave(ai_index, 100))
    random, index = np.random.default_rng(7), scores.index_values()
    one_by_one = [midpoints(random.choice(index, len(index)), 3) for _ in range(400)]
    found = bootstrap_stages(scores, k=3, draws=400)
    low, high = np.percentile(one_by_one, [2.5, 97.5], axis=0)
    np.testing.assert_allclose(found.low, low, atol=1.5)
    np.testing.assert_allclose(found.high, high, atol=1.5)


def test_the_same_seed_gives_the_same_result_and_another_seed_another(ai_index, random_wave):
    scores = score(random_wave(ai_index, 60))
    first, again, other = (bootstrap_stages(scores, k=3, draws=50, seed=seed) for seed in (4, 4, 5))
    assert first.low.tolist() == again.low.tolist()
    assert first.moved == again.moved
    assert first.low.tolist() != other.low.tolist()


def test_more_firms_give_narrower_intervals(ai_index, random_wave):
    few, many = (
        bootstrap_stages(score(random_wave(ai_index, n)), k=2, draws=100) for n in (60, 3000)
    )
    assert (many.high - many.low < few.high - few.low).all()
    assert many.moved < few.moved


def test_equal_weights_of_any_size_change_nothing(ai_index, random_wave):
    scores = score(random_wave(ai_index, 80))
    plain, doubled = (
        bootstrap_stages(scores, weights, k=3, draws=40) for weights in (None, np.full(80, 2.0))
    )
    np.testing.assert_allclose(plain.low, doubled.low)
    assert plain.moved == pytest.approx(doubled.moved)


def test_weights_and_missing_scores_are_taken_into_account(ai_index, random_wave):
    scores = score(random_wave(ai_index, 80))
    weights = np.ones(80)
    weights[:20] = 0
    index = scores.index.copy()
    index[:20] = MISSING
    by_weight = bootstrap_stages(scores, weights, k=3, draws=40)
    by_missing = bootstrap_stages(replace(scores, index=index), k=3, draws=40)
    assert by_weight.low.tolist() == by_missing.low.tolist()


def test_a_resample_with_too_few_values_is_left_out_and_counted(ai_index, random_wave):
    found = bootstrap_stages(score(random_wave(ai_index, 4)), k=3, draws=200)
    assert 0 < found.draws < 200


def test_too_few_values_are_refused(ai_index, random_wave):
    with pytest.raises(DataError, match="too few for 4 stages"):
        bootstrap_stages(score(random_wave(ai_index, 3)), k=4)
    with pytest.raises(DataError, match="too few for 9 stages"):
        bootstrap_stages(score(random_wave(ai_index, 9)), k=9, draws=1)


def at(scores, *index):
    """The scores of firms with these index values; None for no index."""
    units = [
        MISSING if value is None else round(value * scores.instrument.lattice.index_scale)
        for value in index
    ]
    return replace(scores, index=np.array(units, dtype=np.int32))


def test_firms_near_a_boundary_are_found_exactly(ai_index, random_wave):
    cuts = (Decimal(20), Decimal("40.5"))
    scores = at(score(random_wave(ai_index, 1), cuts), 17.5, 17.4, 22.5, None, 40.5, 43.1, 40.4)
    found = near_boundary(scores)
    assert found.row.tolist() == [0, 2, 4, 6]
    assert found.cut.tolist() == [0, 0, 1, 1]
    np.testing.assert_allclose(found.distance, [-2.5, 2.5, 0.0, -0.1])


def test_a_firm_between_two_cut_points_stands_with_the_nearer_and_lower(ai_index, random_wave):
    cuts = (Decimal(20), Decimal(24))
    scores = at(score(random_wave(ai_index, 1), cuts), 22.0, 23.0, 21.0)
    assert near_boundary(scores).cut.tolist() == [0, 1, 0]


def test_the_margin_is_the_callers(ai_index, random_wave):
    scores = at(score(random_wave(ai_index, 1), (Decimal(50),)), 49.0, 50.1, 52.0)
    assert near_boundary(scores, Decimal("0.1")).row.tolist() == [1]
    assert near_boundary(scores, Decimal(0)).row.tolist() == []


def test_a_tally_without_weights_says_of_the_cut_points_what_the_scores_say(ai_index, make_wave):
    responses = make_wave(ai_index, 90, missing=0.02)
    from_scores = bootstrap_stages(score(responses), k=3, draws=60)
    from_tally = bootstrap_tally(tally_answers(responses), k=3, draws=60)
    for name in ("cut_points", "low", "high", "moved", "moved_high", "draws"):
        np.testing.assert_array_equal(getattr(from_tally, name), getattr(from_scores, name))


def test_a_tally_with_too_few_values_is_refused(ai_index, random_wave):
    with pytest.raises(DataError, match="too few for 4 stages"):
        bootstrap_tally(tally_answers(random_wave(ai_index, 3)), k=4)


@pytest.mark.parametrize("weights", [None, (0.5, 1.25, 3.0)])
def test_the_share_near_a_boundary_is_that_of_the_firms_found_there(ai_index, random_wave, weights):
    responses = random_wave(ai_index, 120, weights=weights)
    cuts = (Decimal("44.1"), Decimal("48.2"), Decimal("62.5"))
    near = near_boundary(score(responses, cuts)).row
    own = np.ones(120) if weights is None else responses.weights
    share = near_share(tally_answers(responses), cuts)
    assert share == pytest.approx(own[near].sum() / own.sum())
    assert 0 < share < 1


def test_nobody_stands_near_a_boundary_where_nobody_has_an_index(ai_index, random_wave):
    assert np.isnan(near_share(tally_answers(random_wave(ai_index, 0)), (Decimal(50),)))
