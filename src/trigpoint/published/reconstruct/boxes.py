"""Dealing the boxes of a multiple question to firms that tick so and so many."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Ticks = NDArray[np.int64]
"""(firms) how many boxes each ticks, or (boxes) how many firms tick each."""

Ticked = NDArray[np.bool_]
"""(firms, boxes) who ticks what."""

TRADES = 8
"""How often, on average, a firm trades boxes with another, so that who ticks what is by chance."""


def deal_boxes(ticks: Ticks, boxes: Ticks, rng: np.random.Generator) -> Ticked | None:
    """Who ticks what, if firm *i* ticks ``ticks[i]`` and box *j* is ticked ``boxes[j]`` times.

    None if that cannot be. The most ticked boxes go first, each to the firms with most left to
    tick, which succeeds whenever anything does (Ryser, 1957, Combinatorial properties of matrices
    of zeros and ones, Canadian Journal of Mathematics 9). Then firms trade, which keeps all sums
    (Strona et al., 2014, A fast and unbiased procedure to randomize ecological binary matrices,
    Nature Communications 5).
    """
    left = ticks.copy()
    ticked = np.zeros((len(left), len(boxes)), dtype=np.bool_)
    if left.sum() != boxes.sum():
        return None
    for box in np.argsort(boxes, kind="stable")[::-1]:
        takers = np.lexsort([rng.random(len(left)), -left])[: boxes[box]]
        if len(takers) < boxes[box] or (left[takers] == 0).any():
            return None
        ticked[takers, box] = True
        left[takers] -= 1
    for _ in range(TRADES * len(left) if len(left) > 1 else 0):
        one, other = rng.choice(len(left), 2, replace=False)
        _trade(ticked, int(one), int(other), rng)
    return ticked


def evened(ticks: Ticks, boxes: Ticks) -> Ticks:
    """Ticks made more alike, one by one, until boxes ticked so often can be dealt to them.

    They can if every so many of the most ticked boxes find enough firms (Gale, 1957, A theorem on
    flows in networks, Pacific Journal of Mathematics 7).
    """
    most_ticked = np.cumsum(np.sort(boxes)[::-1])
    many = np.arange(1, len(boxes) + 1)
    ticks = ticks.copy()
    while ticks.max(initial=0) > ticks.min(initial=0) + 1:
        if (np.minimum(ticks[:, None], many).sum(axis=0) >= most_ticked).all():
            break
        ticks[ticks.argmax()] -= 1
        ticks[ticks.argmin()] += 1
    return ticks


def _trade(ticked: Ticked, one: int, other: int, rng: np.random.Generator) -> None:
    """Two firms put what only one of them ticks together and deal it out anew."""
    either = np.flatnonzero(ticked[one] != ticked[other])
    mine = int(ticked[one, either].sum())
    dealt = rng.permutation(either)
    ticked[one, either] = np.isin(either, dealt[:mine])
    ticked[other, either] = ~ticked[one, either]
