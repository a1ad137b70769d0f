"""One pass counts respondents, weights and squares together, exactly at every size of weight."""

from __future__ import annotations

import numpy as np
import pytest

from trigpoint.tally.answers import AnswerCounts
from trigpoint.tally.model import WEIGHT_UNIT


@pytest.mark.parametrize("bits", [16, 18, 19, 26])
def test_the_heaviest_weights_of_their_size_all_in_one_cell_sum_exactly(ai_index, bits):
    """So many rows that they are counted in at least one full strip and a part of another."""
    rows, weight = (1 << (52 - bits) // 2) + 1000, (1 << bits) - 1
    square = (weight * weight + WEIGHT_UNIT // 2) // WEIGHT_UNIT
    counts = AnswerCounts(ai_index, groups=2, measures=3)
    everywhere = {name: np.ones(rows, question.dtype) for name, question in ai_index.by_id.items()}
    units = (np.ones(rows, np.int64), np.full(rows, weight), np.full(rows, square))
    counts.count(np.ones(rows, np.uint8), everywhere, units)
    expected = [rows, rows * weight, rows * square]
    for name, question in ai_index.by_id.items():
        found = counts.by_question()[name]
        answer = 0 if question.kind == "multiple" else 1
        assert found[:, 1, answer].tolist() == expected
        assert found.sum(axis=(1, 2)).tolist() == expected
