from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trigpoint.instrument.model import Key, Kind, Question, points_by_answer
from trigpoint.scores import MISSING, indicator_points, place, score

LOWEST = {
    "b1": "paper", "b2": "none", "b3": "none", "b4": "not_sure", "b5": "none_of_these",
    "ta1": "under_25", "ta2": "unsure", "ta3": "none",
    "te1": "none", "te2": "(not asked)", "te3": "unsure", "te4": "none",
}  # fmt: skip


def test_the_lowest_answers_give_the_floor_of_the_scale(ai_index, respond):
    scores = score(respond(ai_index, [LOWEST]))
    assert Fraction(int(scores.index[0]), ai_index.lattice.index_scale) == Fraction(25, 9)
    assert scores.dimension_values().tolist() == [[0.0, pytest.approx(25 / 3), 0.0]]
    assert scores.stage.tolist() == [0]


def test_the_index_is_the_mean_of_the_dimensions_and_they_of_their_indicators(ai_index, respond):
    firm = LOWEST | {"b1": "systems", "ta2": "apply", "te3": "full"}
    scores = score(respond(ai_index, [firm]))
    assert scores.dimension_values()[0] == pytest.approx([25 / 5, (25 + 60) / 3, 100 / 4])
    assert scores.index_values()[0] == pytest.approx((5 + 85 / 3 + 25) / 3)


def test_an_unanswered_indicator_empties_its_dimension_and_the_index_only(ai_index, respond):
    scores = score(respond(ai_index, [LOWEST | {"ta1": None}]))
    assert scores.points[0].tolist().count(MISSING) == 1
    assert np.isnan(scores.dimension_values()[0]).tolist() == [False, True, False]
    assert np.isnan(scores.index_values()[0])
    assert scores.stage.tolist() == [MISSING]


def test_a_score_equal_to_a_cut_point_belongs_to_the_higher_stage(ai_index):
    cuts = ai_index.lattice.cut_units([Decimal("25")])
    units = np.array([4499, 4500, MISSING], dtype=np.int32)
    assert place(units, cuts).tolist() == [0, 1, MISSING]


def test_cut_points_of_another_wave_can_be_applied(ai_index, respond):
    responses = respond(ai_index, [LOWEST])
    assert score(responses, [Decimal(1), Decimal(2), Decimal(50)]).stage.tolist() == [2]


WIDE = Question(id="q", kind=Kind.MULTIPLE, options=tuple(f"o{i}" for i in range(20)))


@given(st.lists(st.sampled_from(WIDE.options), min_size=1, unique=True))
def test_many_options_are_scored_like_few(ticked):
    key = Key(each=Decimal(15), cap=Decimal(100))
    codes = np.array([WIDE.mask(ticked), WIDE.not_asked, WIDE.missing], dtype=WIDE.dtype)
    assert indicator_points(WIDE, key, codes, 1).tolist() == [
        min(100, 15 * len(ticked)),
        MISSING,
        MISSING,
    ]


def test_a_linear_key_maps_a_rating_onto_the_scale():
    rating = Question.model_validate({"id": "r", "kind": "rating", "min": 1, "max": 5})
    assert points_by_answer(rating, Key(linear=True)) == (0, 25, 50, 75, 100)
