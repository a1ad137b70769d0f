"""How the figures of a company's report are printed."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction


def index_text(index: Fraction, cut_points: Sequence[Decimal]) -> str:
    """An index with one decimal, or as many more as keep it on its side of every cut point.

    47.88 below a cut point of 47.9 is not printed as 47.9, as if it stood in the stage above.
    """
    stage = sum(index >= Fraction(cut) for cut in cut_points)
    places = 1
    while sum(Decimal(f"{float(index):.{places}f}") >= cut for cut in cut_points) != stage:
        places += 1
    return f"{float(index):.{places}f}"


def points_text(value: Fraction | float | Decimal) -> str:
    """Points with one decimal; whole ones without."""
    text = f"{float(value):.1f}"
    return text.removesuffix(".0")
