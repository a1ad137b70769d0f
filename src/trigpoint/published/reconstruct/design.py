"""How many firms of every cell give every answer, so that each printed count and mean is met.

All scored questions are laid out at once: first with fractions of firms, as near to a draft as the
printed figures let them, then with whole firms near those. Counts hold exactly. A mean holds within
its rounding; where even fractions of firms could not meet all means, those that contradict each
other get some leeway.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

import numpy as np
from numpy.typing import NDArray

from trigpoint.errors import DataError, Fault
from trigpoint.published.reconstruct.draft import Draft
from trigpoint.published.reconstruct.frame import Frame
from trigpoint.published.reconstruct.layout import INSIDE, Layout
from trigpoint.published.reconstruct.statements import Statement

LEEWAY = 0.03
"""How much farther than by rounding a mean may be missed that others contradict, in steps."""

REACH = (1.0, 2.0, 4.0)
"""How far whole numbers may lie from the fractions, tried in turn."""


@dataclass(frozen=True, slots=True)
class Design:
    """The firms per kind, (cells, kinds), and per question and level, (cells, classes, levels)."""

    kinds: NDArray[np.int64]
    levels: Mapping[str, NDArray[np.int64]]


def leeway(frame: Frame) -> dict[str, float]:
    """By the place of printed means: the leeway they need beside their rounding, if any.

    Found with fractions of firms, as the smallest total of misses; means of a stage miss before
    means of a column or of all firms do.
    """
    layout = Layout(frame)
    misses = [
        layout.missable(target, price=1.0 if target.yields_first else 100.0)
        for target in frame.targets
    ]
    values = layout.program.solve(relaxed=True)
    if values is None:
        raise DataError(Fault("figures", "no answers meet the printed counts and the routing"))
    most: dict[str, float] = defaultdict(float)
    for target, variable in zip(frame.targets, misses, strict=True):
        most[target.where] = max(most[target.where], float(values[variable]))
    return {where: LEEWAY * ceil(miss / LEEWAY) for where, miss in most.items() if miss > INSIDE}


def design(
    frame: Frame, draft: Draft, leeway: Mapping[str, float], statements: Sequence[Statement]
) -> Design:
    """A design near the draft that honours the statements; DataError if there is none."""
    layout = _layout(frame, leeway, statements)
    layout.draw_near(draft)
    fractions = layout.program.solve(relaxed=True)
    if fractions is None:
        raise DataError(Fault("figures", "no answers meet the printed figures and statements"))
    for reach in REACH:
        layout = _layout(frame, leeway, statements, crowding=0.5)
        layout.program.confine(fractions, reach)
        values = layout.program.solve()
        if values is not None:
            return _found(layout, values)
    raise DataError(Fault("figures", "no whole numbers of firms meet the printed means"))


def _layout(
    frame: Frame,
    leeway: Mapping[str, float],
    statements: Sequence[Statement],
    crowding: float = 1.0,
) -> Layout:
    layout = Layout(frame, crowding)
    layout.meet(leeway)
    layout.honour(statements)
    return layout


def _found(layout: Layout, values: NDArray[np.float64]) -> Design:
    levels = {}
    for id_, rows in layout.level.items():
        size = (len(rows), len(rows[0]), layout.frame.scales[id_].levels)
        levels[id_] = np.zeros(size, dtype=np.int64)
        for cell, row in enumerate(rows):
            for part, variables in enumerate(row):
                for level, variable in variables.items():
                    levels[id_][cell, part, level] = values[variable]
    kinds = np.array([[values[variable] for variable in row] for row in layout.kind])
    return Design(kinds.astype(np.int64), levels)
