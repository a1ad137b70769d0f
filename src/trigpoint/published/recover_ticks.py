"""What a multiple choice's counts leave for its mean when every box ticked earns the same.

Print says how many firms ticked each option, not how many options a firm ticked. Between the most
even spread of the ticks over the firms and the most uneven one that the counts allow (Gale 1957,
Pacific J. Math. 7; Ryser 1957, Canad. J. Math. 9) the sum of capped points takes its greatest and
its least value, because points are concave in the number of ticks.
"""

from __future__ import annotations

from bisect import bisect_right
from fractions import Fraction
from functools import lru_cache

Levels = tuple[int, ...]
"""How many firms have at least 1, 2, 3 ... ticks."""


@lru_cache(maxsize=256)
def ticks_uneven(ticked: tuple[int, ...], firms: int, limit: int) -> Levels:
    """Ticks over ``firms``, as uneven as can be: every firm has one if there are enough."""
    total = sum(ticked)

    def held(top: int) -> int:
        """The most ticks that the ``top`` firms with the most can have together."""
        others = firms - top if total >= firms else 0
        return min(sum(min(count, top) for count in ticked), limit * top, total - others)

    def fewer(firm: int) -> int:
        return held(firm - 1) - held(firm)

    order = range(1, firms + 1)
    return tuple(bisect_right(order, -level, key=fewer) for level in range(1, len(ticked) + 1))


def ticks_even(ticked: tuple[int, ...], firms: int) -> Levels:
    """Ticks over ``firms``, spread as evenly as can be."""
    each, more = divmod(sum(ticked), firms)
    return (firms,) * each + (more,)


def mean_range(
    ticked: tuple[int, ...], firms: int, n: int, *, each: int, cap: int, limit: int
) -> tuple[Fraction, Fraction]:
    """The least and the greatest mean over ``n`` firms, of which ``firms`` tick scored options.

    ``ticked`` counts the firms per option. A firm earns ``each`` per tick, at most ``cap``; it
    ticks at most ``limit`` options.
    """
    if firms == 0 or not sum(ticked):
        return Fraction(0), Fraction(0)
    low, high = (
        Fraction(_points(levels, each, cap), n)
        for levels in (ticks_uneven(ticked, firms, limit), ticks_even(ticked, firms))
    )
    return low, high


def _points(levels: Levels, each: int, cap: int) -> int:
    """The capped points of all firms."""
    gains = (min(each * (at + 1), cap) - min(each * at, cap) for at in range(len(levels)))
    return sum(gain * firms for gain, firms in zip(gains, levels, strict=True))
