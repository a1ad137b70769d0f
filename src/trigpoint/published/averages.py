"""Rounded means that are averages of one another, in exact intervals."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from trigpoint.published.counts import Interval, from_to, interval, rounded
from trigpoint.published.model import Figure

SCALE: Interval = (Fraction(0), Fraction(100))


def possible(figure: Figure, digits: int) -> Interval:
    """What a printed mean can have been: the whole scale if it is not printed.

    Of a figure printed with several values, from the lowest to the highest of them.
    """
    if not figure.values:
        return SCALE
    low, _ = interval(min(figure.values), digits, cut=figure.cut)
    _, high = interval(max(figure.values), digits, cut=figure.cut)
    return low, high


def average(parts: Sequence[Interval], weights: Sequence[int | Fraction]) -> Interval:
    """The weighted mean of means."""
    pairs = list(zip(weights, parts, strict=True))
    whole = sum(weights)
    low = sum((weight * low for weight, (low, _) in pairs), Fraction(0))
    high = sum((weight * high for weight, (_, high) in pairs), Fraction(0))
    return low / whole, high / whole


def part_left(
    whole: Interval, parts: Sequence[Interval], weights: Sequence[int | Fraction], position: int
) -> Interval:
    """What the whole and the other parts leave for the part at ``position``."""
    n, own = sum(weights), weights[position]
    others = [
        (weight * low, weight * high)
        for at, (weight, (low, high)) in enumerate(zip(weights, parts, strict=True))
        if at != position
    ]
    low = n * whole[0] - sum(high for _, high in others)
    high = n * whole[1] - sum(low for low, _ in others)
    return Fraction(low) / own, Fraction(high) / own


def in_words(found: Interval) -> str:
    """An interval with two decimals."""
    return from_to(*(rounded(end, 2) for end in found))
