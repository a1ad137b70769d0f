"""From printed percentages back to whole numbers of firms.

A share printed with ``digits`` decimals says that the number of firms lies in a narrow span; for
a base under 100 × 10^digits firms the span holds at most one whole number, and often none.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import ceil, floor
from typing import TypeVar

from trigpoint.published.model import Figure

Span = tuple[int, int]
"""The lowest and the highest whole number that a figure leaves possible, both included."""

Interval = tuple[Fraction, Fraction]
"""The lowest and the highest value that prints as a figure, both included."""

Ends = TypeVar("Ends", Span, Interval)


def rounding(digits: int) -> Fraction:
    """The most by which a figure with ``digits`` decimals differs from what it was."""
    return Fraction(1, 2 * 10**digits)


@lru_cache(maxsize=4096)
def interval(value: Decimal, digits: int, *, cut: bool = False) -> Interval:
    """What prints as ``value``; of a cut-off figure, with any decimals in the place of the lost.

    Both ends are included, so that no rule of rounding halves is taken for granted.
    """
    lost = 1 - Fraction(1, 10**digits) if cut else 0
    return Fraction(value) - rounding(digits), Fraction(value) + lost + rounding(digits)


def span(found: Interval, n: int) -> Span | None:
    """The whole numbers of ``n`` firms whose percentage lies in an interval; None if none does."""
    low = max(0, ceil(found[0] * n / 100))
    high = min(n, floor(found[1] * n / 100))
    return (low, high) if low <= high else None


def spans(figure: Figure, n: int, digits: int) -> list[Span]:
    """The spans that a printed share leaves: one per value that is a whole number of firms.

    A share that is not printed leaves everything possible.
    """
    if not figure.values:
        return [(0, n)]
    found = (span(interval(value, digits, cut=figure.cut), n) for value in figure.values)
    return [one for one in found if one is not None]


def common(*stretches: Ends) -> Ends | None:
    """What lies in all of some spans or intervals; None if nothing does."""
    low = max(one[0] for one in stretches)
    high = min(one[1] for one in stretches)
    return (low, high) if low <= high else None


def from_to(low: object, high: object) -> str:
    """Both ends in words, or the one that both are."""
    return f"{low}" if low == high else f"{low} to {high}"


def one_or_both(low: float, high: float) -> float | list[float]:
    """Both ends as plain data, or the one that both are."""
    return low if low == high else [low, high]


def rounded(value: Fraction, digits: int) -> Decimal:
    """A value as it prints: halves up."""
    whole = floor(value * 10**digits + Fraction(1, 2))
    return Decimal(whole).scaleb(-digits) if digits else Decimal(whole)


def share(count: int, n: int, digits: int) -> Decimal:
    """The percentage that ``count`` of ``n`` firms print as."""
    return rounded(Fraction(100 * count, n), digits) if n else Decimal(0)
