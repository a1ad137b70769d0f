"""Figures, counts and differences as they are printed and drawn, no finer than they are printed."""

from __future__ import annotations

import math
from collections.abc import Mapping

from trigpoint.compare.difference import Difference, Reason, State
from trigpoint.compare.estimate import Estimate
from trigpoint.reports.content import Mark, TableCell
from trigpoint.reports.signs import signed
from trigpoint.tables.cells import printed
from trigpoint.tables.spec import MARKED_BASE

WITHHELD = TableCell(withheld=True)


def estimate_cell(one: Estimate, decimals: int = 1, letters: str = "") -> TableCell:
    """A figure with its interval, and the letters of the columns that it is higher than."""
    if one.withheld:
        return WITHHELD
    return TableCell(
        text=printed(one.value, decimals),
        low=printed(one.low, decimals),
        high=printed(one.high, decimals),
        letters=letters,
        marked=one.base is not None and is_small(one.base),
    )


def estimate_mark(one: Estimate, decimals: int = 1) -> Mark:
    """A figure on a chart; no value where it is withheld or there is nobody."""
    if math.isnan(one.value):
        return Mark(None, "")
    value, low, high = (_place(end, decimals) for end in (one.value, one.low, one.high))
    return Mark(value, printed(one.value, decimals), low, high)


def difference_cell(difference: Difference, decimals: int = 1) -> TableCell:
    """A difference with its sign and the ends of its interval."""
    if difference.reason in (Reason.WITHHELD, Reason.TOO_FEW):
        return WITHHELD
    return TableCell(
        text=signed(difference.value, decimals),
        low=signed(difference.low, decimals),
        high=signed(difference.high, decimals),
    )


def verdict_cell(state: State, difference: Difference, words: Mapping[str, str]) -> TableCell:
    """Whether a difference is beyond noise, or why nothing is said of it."""
    return TableCell(
        words[f"reason_{difference.reason}" if difference.reason else f"state_{state}"]
    )


def count_cell(number: float, withheld: bool, *, marked: bool = False) -> TableCell:
    """How many firms; ``marked`` where a small number is to be marked."""
    if withheld:
        return WITHHELD
    return TableCell(f"{number:,.0f}", marked=marked and is_small(number))


def is_small(base: float) -> bool:
    """Whether figures on a base are marked."""
    return 0 < base < MARKED_BASE


def _place(value: float, decimals: int) -> float | None:
    return None if math.isnan(value) else round(value, decimals)
