from __future__ import annotations

import math
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trigpoint.errors import DataError
from trigpoint.scores import place, score
from trigpoint.stages.cuts import (
    K_MAX,
    explained_by,
    index_weights,
    optimal_partition,
    partitions,
)
from trigpoint.stages.kmeans import optimal_starts
from trigpoint.tally.kernel import tally_answers


def with_index(ai_index, respond, *boxes):
    """Firms whose index differs only by how many boxes of b5 they ticked: 1 a box."""
    lowest = {
        "b1": "paper", "b2": "none", "b3": "none", "b4": "not_sure", "ta1": "under_25",
        "ta2": "unsure", "ta3": "none", "te1": "none", "te2": "(not asked)", "te3": "unsure",
        "te4": "none",
    }  # fmt: skip
    options = ai_index.by_id["b5"].options
    rows = [lowest | {"b5": list(options[:count]) or ["not_sure"]} for count in boxes]
    return respond(ai_index, rows)


def test_cut_points_are_the_midpoints_of_neighbouring_centres(ai_index, respond):
    # ta1 brings 25/9; a box of b5 brings 1: centres 25/9, 25/9 + 2.5, 25/9 + 6
    found = optimal_partition(tally_answers(with_index(ai_index, respond, 0, 0, 2, 3, 6)), 3)
    low = Fraction(25, 9)
    assert found.centres == (low, low + Fraction(5, 2), low + 6)
    assert [str(cut) for cut in found.cut_points] == ["4.03", "7.03"]


def test_the_share_of_variance_explained(ai_index, respond):
    # by hand, in boxes: the total sum of squares about 2.2 is 24.8
    within = {2: 6.75, 3: 0.5, 4: 0.0}  # 0 0 2 3 | 6    0 0 | 2 3 | 6    0 0 | 2 | 3 | 6
    found = partitions(tally_answers(with_index(ai_index, respond, 0, 0, 2, 3, 6)))
    explained = {one.k: one.explained for one in found}
    assert explained == {k: pytest.approx(1 - left / 24.8) for k, left in within.items()}


def test_as_many_groups_as_values_is_the_end(ai_index, respond):
    assert [one.k for one in partitions(tally_answers(with_index(ai_index, respond, 0, 2, 3)))] == [
        2,
        3,
    ]


def test_one_firm_has_no_partition(ai_index, respond):
    assert partitions(tally_answers(with_index(ai_index, respond, 1))) == ()


def test_more_stages_than_values_is_refused(ai_index, respond):
    with pytest.raises(DataError, match="has 2 distinct values, too few for 4 stages"):
        optimal_partition(tally_answers(with_index(ai_index, respond, 0, 0, 1)), 4)


def test_firms_of_no_weight_do_not_count(ai_index, respond):
    responses = with_index(ai_index, respond, 0, 1, 6)
    weighted = replace(responses, weights=np.array([1.0, 0.0, 2.0]))
    values, weights = index_weights(tally_answers(weighted), 0)
    assert values.tolist() == [500, 1580]
    assert weights.tolist() == [65536, 131072]


def test_a_weight_of_two_counts_like_two_firms(ai_index, respond):
    once = replace(with_index(ai_index, respond, 0, 1, 6), weights=np.array([1.0, 2.0, 1.0]))
    twice = with_index(ai_index, respond, 0, 1, 1, 6)
    assert partitions(tally_answers(once)) == partitions(tally_answers(twice))


@settings(max_examples=15)
@given(seed=st.integers(0, 10**6), n=st.integers(2, 60))
def test_placing_by_the_cut_points_gives_back_the_optimal_groups(ai_index, random_wave, seed, n):
    responses = random_wave(ai_index, n, seed, weights=[0.5, 1.0, 3.25])
    counted = tally_answers(responses)
    values, weights = index_weights(counted, 0)
    starts = optimal_starts(values, weights, min(K_MAX, len(values)))
    for one in partitions(counted):
        units = ai_index.lattice.cut_units(one.cut_points)
        stage = place(values.astype(np.int32), units)
        assert np.flatnonzero(np.diff(stage, prepend=-1)).tolist() == starts[one.k - 1].tolist()


@settings(max_examples=15)
@given(seed=st.integers(0, 10**6), n=st.integers(2, 60))
def test_more_stages_explain_more(ai_index, random_wave, seed, n):
    explained = [one.explained for one in partitions(tally_answers(random_wave(ai_index, n, seed)))]
    assert explained == sorted(explained)
    assert all(0 < share <= 1 for share in explained)


def test_a_waves_cut_points_place_another_waves_firms(ai_index, random_wave):
    cuts = optimal_partition(tally_answers(random_wave(ai_index, 80, seed=1)), 4).cut_points
    later = score(random_wave(ai_index, 80, seed=2), cuts)
    expected = [sum(value >= float(cut) for cut in cuts) for value in later.index_values()]
    assert later.stage.tolist() == expected


def test_every_column_of_the_tally_has_its_own_partition(ai_index, random_wave):
    responses = random_wave(ai_index, 120)
    counted = tally_answers(responses)
    column = counted.column("industry", "retail")
    alone = np.flatnonzero(
        responses.codes["industry"] == ai_index.by_id["industry"].position["retail"]
    )
    kept = replace(
        responses,
        respondent=responses.respondent[alone],
        codes={name: codes[alone] for name, codes in responses.codes.items()},
    )
    assert partitions(counted, 4, column) == partitions(tally_answers(kept), 4)


def test_given_cut_points_explain_what_they_explain(ai_index, respond):
    counted = tally_answers(with_index(ai_index, respond, 0, 0, 2, 3, 6))
    low = Decimal(25) / 9
    # 0 0 2 | 3 6 leaves 8/3 and 4.5 of 24.8; the empty stage above changes nothing
    explained = explained_by(counted, [low + Decimal("2.5"), Decimal(90)])
    assert explained == pytest.approx(1 - (8 / 3 + 4.5) / 24.8)
    assert explained_by(counted, [Decimal(1)]) == 0


def test_no_cut_points_explain_more_than_the_optimal(ai_index, random_wave):
    counted = tally_answers(random_wave(ai_index, 90))
    best = optimal_partition(counted, 4)
    assert explained_by(counted, best.cut_points) == best.explained
    assert explained_by(counted, ai_index.stages.cut_points) <= best.explained


def test_where_the_index_does_not_vary_nothing_is_explained(ai_index, respond):
    assert math.isnan(
        explained_by(tally_answers(with_index(ai_index, respond, 1, 1)), [Decimal(3)])
    )
