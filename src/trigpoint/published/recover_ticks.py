"""What a multiple choice's counts leave for its mean when every box ticked earns the same.

Print says how many firms ticked each option, not how many options a firm ticked. Between the most
even spread of the ticks over the firms and the most uneven one that the counts allow (Gale 1957,
Pacific J. Math. 7; Ryser 1957, Canad. J. Math. 9) the sum of capped points takes its greatest and
its least value, because points are concave in the number of ticks.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]


def ticks_uneven(ticked: Sequence[int], firms: int, limit: int) -> Ints:
    """Ticks per firm, as uneven as can be: every one of ``firms`` has one if there are enough."""
    total = sum(ticked)
    top = np.arange(1, firms + 1)
    held = np.minimum(np.array(ticked)[:, None], top).sum(0)
    left_for_others = total - (firms - top) if total >= firms else np.full(firms, total)
    reached = np.minimum(np.minimum(held, limit * top), left_for_others)
    return np.asarray(np.diff(reached, prepend=0), np.int64)


def ticks_even(ticked: Sequence[int], firms: int) -> Ints:
    """Ticks per firm, spread as evenly as can be."""
    each, more = divmod(sum(ticked), firms)
    return np.full(firms, each) + (np.arange(firms) < more)


def mean_range(
    ticked: Sequence[int], firms: int, n: int, *, each: int, cap: int, limit: int
) -> tuple[Fraction, Fraction]:
    """The least and the greatest mean over ``n`` firms, of which ``firms`` tick scored options.

    A firm earns ``each`` per tick, at most ``cap``; it ticks at most ``limit`` options.
    """
    if firms == 0 or not sum(ticked):
        return Fraction(0), Fraction(0)
    spreads = (ticks_uneven(ticked, firms, limit), ticks_even(ticked, firms))
    low, high = (Fraction(int(np.minimum(each * ticks, cap).sum()), n) for ticks in spreads)
    return low, high
