"""The percentile of an index: the mid-rank among the others."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import percentileofscore

from trigpoint.scores import score
from trigpoint.scores.ranks import percentiles


@pytest.fixture
def scores(ai_index, respond):
    """Four firms with an index (two of them level), and one without."""
    low = {
        question.id: question.answers[0] for question in ai_index.questions if not question.asked_if
    }
    rows = [low, {**low, "b1": "data_driven"}, {**low, "b1": "systems"}, low, {**low, "b1": None}]
    rows = [{**row, "te2": "(not asked)", "b4": "privacy_governance"} for row in rows]
    return score(respond(ai_index, rows))


def test_below_and_half_of_those_level_count_in_percent_of_all_others(scores):
    found = percentiles(scores)
    assert found[:4].tolist() == pytest.approx([100 * 0.5 / 3, 100, 200 / 3, 100 * 0.5 / 3])


def test_without_an_index_there_is_no_percentile(scores):
    assert np.isnan(percentiles(scores)[4])


def test_the_mid_rank_agrees_with_scipys(scores):
    index = scores.index[:4].tolist()
    for row, value in enumerate(index):
        others = index[:row] + index[row + 1 :]
        expected = percentileofscore(others, value, kind="mean")
        assert percentiles(scores)[row] == pytest.approx(expected)


def test_a_weight_counts_like_so_many_firms(scores):
    found = percentiles(scores, np.array([2.0, 1.0, 3.0, 1.0, 9.0]))
    assert found[1] == pytest.approx(100)
    assert found[2] == pytest.approx(100 * 3 / 4)
    assert found[0] == pytest.approx(100 * 0.5 / 5)


def test_who_is_alone_has_no_percentile(scores):
    weights = np.array([0.0, 1.0, 0.0, 0.0, 0.0])
    assert np.isnan(percentiles(scores, weights)[1])
