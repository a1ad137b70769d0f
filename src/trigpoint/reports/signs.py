"""Differences with their signs."""

from __future__ import annotations

import math
from decimal import Decimal

MINUS = "\N{MINUS SIGN}"


def signed(value: float, decimals: int = 1) -> str:
    """A number with its sign; nothing where there is none."""
    return "" if math.isnan(value) else _signed(Decimal(f"{value:.{decimals}f}"))


def difference(after: str, before: str) -> str:
    """A printed figure less another as a reader works it out, with its sign."""
    return _signed(Decimal(after) - Decimal(before))


def _signed(value: Decimal) -> str:
    return f"{'+' if value > 0 else MINUS if value < 0 else ''}{abs(value)}"
