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

from trigpoint.published.reconstruct.aims import draw_near, honour, land, meet, missable
from trigpoint.published.reconstruct.draft import Draft
from trigpoint.published.reconstruct.frame import Frame
from trigpoint.published.reconstruct.layout import Layout
from trigpoint.published.reconstruct.statements import Statement

ALMOST = 1e-6
"""A smaller miss is none."""

LEEWAY = 0.03
"""How much farther than by rounding a mean may be missed that others contradict, in steps."""


@dataclass(frozen=True, slots=True)
class Care:
    """How far firms keep from what is hardly possible.

    ``extreme``: how far a kind of firm keeps from the ends of the indices possible for it, as a
    share of their range. ``room``: how far a cell's mean index keeps from the cell's bounds, as a
    share of their distance. ``inside``: how far a mean keeps from the ends of its rounding, so that
    no rule of rounding matters. ``reach``: how far whole numbers of firms may lie from fractions.
    """

    extreme: float
    room: float
    inside: float
    reach: float


@dataclass(frozen=True, slots=True)
class Design:
    """The firms per kind, (cells, kinds), and per question and level, (cells, classes, levels)."""

    kinds: NDArray[np.int64]
    levels: Mapping[str, NDArray[np.int64]]


def leeway(frame: Frame) -> dict[str, float] | None:
    """By the place of printed means: the leeway they need beside their rounding, if any.

    Found with fractions of firms, as the smallest total of misses; means of a stage miss before
    means of a column or of all firms do. None if counts, routing and range cannot hold together.
    """
    layout = Layout(frame)
    land(layout)
    misses = [
        missable(layout, target, price=1.0 if target.yields_first else 100.0)
        for target in frame.targets
    ]
    values = layout.program.solve(relaxed=True)
    if values is None:
        return None
    most: dict[str, float] = defaultdict(float)
    for target, variable in zip(frame.targets, misses, strict=True):
        most[target.where] = max(most[target.where], float(values[variable]))
    return {where: LEEWAY * ceil(miss / LEEWAY) for where, miss in most.items() if miss > ALMOST}


def design(
    frame: Frame,
    draft: Draft,
    leeway: Mapping[str, float],
    statements: Sequence[Statement],
    care: Care,
    nodes: int,
) -> Design | None:
    """A design near the draft that honours the statements, if one is found in so many ``nodes``."""

    def layout(room: float) -> Layout:
        found = Layout(frame, care.extreme)
        meet(found, leeway, care.inside)
        land(found, room)
        honour(found, statements)
        return found

    near = layout(care.room)
    draw_near(near, draft)
    fractions = near.program.solve(relaxed=True)
    if fractions is None:
        return None
    whole = layout(care.room / 2)
    whole.program.confine(fractions, care.reach)
    values = whole.program.solve(nodes=nodes)
    return None if values is None else _found(whole, values)


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
