"""Boxes dealt to firms: every firm and every box gets exactly its number, or it is said to fail."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from trigpoint.published.reconstruct.boxes import deal_boxes, evened

matrices = st.tuples(st.integers(1, 12), st.integers(1, 6), st.integers(0, 10_000)).map(
    lambda size: np.random.default_rng(size[2]).random(size[:2]) < 0.5
)


@given(matrices)
def test_whatever_some_firms_ticked_can_be_dealt_again(ticked: np.ndarray) -> None:
    rows, boxes = ticked.sum(axis=1), ticked.sum(axis=0)
    dealt = deal_boxes(rows, boxes, np.random.default_rng(1))
    assert dealt is not None
    assert (dealt.sum(axis=1) == rows).all()
    assert (dealt.sum(axis=0) == boxes).all()


def test_two_firms_cannot_tick_one_box_three_times() -> None:
    assert deal_boxes(np.array([2, 1]), np.array([3, 0]), np.random.default_rng(1)) is None


def test_ticks_and_boxes_that_differ_in_number_cannot_be_dealt() -> None:
    assert deal_boxes(np.array([1, 1]), np.array([1, 0]), np.random.default_rng(1)) is None


@given(matrices, st.integers(0, 50))
def test_evened_ticks_can_be_dealt(ticked: np.ndarray, moves: int) -> None:
    boxes = ticked.sum(axis=0)
    rows = np.sort(ticked.sum(axis=1))[::-1].copy()
    for _ in range(moves):  # towards one firm that ticks everything
        giver = int(rows.argmin())
        if rows[giver] > 0 and rows[0] < len(boxes) and giver != 0:
            rows[giver], rows[0] = rows[giver] - 1, rows[0] + 1
    found = evened(rows, boxes)
    assert found.sum() == boxes.sum()
    assert deal_boxes(found, boxes, np.random.default_rng(1)) is not None


def test_ticks_that_can_be_dealt_stay_as_they_are() -> None:
    ticks = np.array([3, 1, 1])
    assert (evened(ticks, np.array([3, 1, 1])) == ticks).all()


def test_who_ticks_what_is_by_chance() -> None:
    rows, boxes = np.full(40, 2), np.array([40, 20, 20])
    first, second = (deal_boxes(rows, boxes, np.random.default_rng(seed)) for seed in (1, 2))
    assert first is not None
    assert second is not None
    assert (first != second).any()
