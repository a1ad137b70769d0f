"""Estimates and their differences as they are printed and drawn, no finer than they are printed."""

from __future__ import annotations

import math

from trigpoint.compare.difference import Difference, Reason, State
from trigpoint.compare.estimate import Estimate
from trigpoint.reports.annual.material import Material
from trigpoint.reports.content import Mark, TableCell
from trigpoint.reports.signs import signed
from trigpoint.tables.cells import printed
from trigpoint.tables.spec import MARKED_BASE


def estimate_cell(one: Estimate, decimals: int = 1) -> TableCell:
    """A figure with its interval."""
    if one.withheld:
        return TableCell(withheld=True)
    return TableCell(
        text=printed(one.value, decimals),
        low=printed(one.low, decimals),
        high=printed(one.high, decimals),
        marked=one.base is not None and 0 < one.base < MARKED_BASE,
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
        return TableCell(withheld=True)
    return TableCell(
        text=signed(difference.value, decimals),
        low=signed(difference.low, decimals),
        high=signed(difference.high, decimals),
    )


def verdict(state: State, difference: Difference, material: Material) -> str:
    """In words whether a difference is beyond noise, or why nothing is said of it."""
    return material.own[f"reason_{difference.reason}" if difference.reason else f"state_{state}"]


def _place(value: float, decimals: int) -> float | None:
    return None if math.isnan(value) else round(value, decimals)
