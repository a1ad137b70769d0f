"""Rows are added up by group and place as plain adding does, however often they are placed anew."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trigpoint.tally.adding import Adding

GROUPS, PLACES = 3, 4
ROW = st.tuples(
    st.integers(0, GROUPS - 1),
    st.integers(0, PLACES - 1),
    st.integers(0, PLACES - 1),
    st.integers(0, 2**60),
)


@given(st.lists(ROW, max_size=7))
def test_rows_are_added_up_by_group_and_place_again_and_again(rows):
    group, one, other, brought = np.array(rows, dtype=np.int64).reshape(-1, 4).T
    adding = Adding(group.astype(np.uint8), GROUPS, PLACES)
    for place, dtype in ((one, np.uint8), (other, np.uint32)):
        adding.place(place.astype(dtype))
        plain = [[0] * PLACES for _ in range(GROUPS)]
        for row, at in zip(rows, place.tolist(), strict=True):
            plain[row[0]][at] += row[3]
        assert adding.sums(np.ascontiguousarray(brought)).tolist() == plain


@pytest.mark.parametrize("place", [PLACES, 255])
def test_a_place_that_does_not_exist_is_refused_and_no_other_memory_written(place):
    with pytest.raises(IndexError):
        Adding(np.zeros(1, np.uint8), GROUPS, PLACES).place(np.array([place], dtype=np.uint8))


def test_a_group_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match="exceeds"):
        Adding(np.array([GROUPS], dtype=np.uint8), GROUPS, PLACES)
