"""What a layout aims at: the printed means, bounds of the index, statements, and a draft."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise

import numpy as np

from trigpoint.published.counts import interval
from trigpoint.published.model import decimals
from trigpoint.published.reconstruct.cells import LOWEST_AND_HIGHEST, Cell, this_range
from trigpoint.published.reconstruct.draft import Draft
from trigpoint.published.reconstruct.layout import Layout
from trigpoint.published.reconstruct.margins import columns_of
from trigpoint.published.reconstruct.program import INFINITY
from trigpoint.published.reconstruct.statements import MostCommon, RisingIndex, Statement
from trigpoint.published.reconstruct.targets import Target

APART = 2.0
"""How far apart mean indices are laid out that a sentence says to rise."""

MORE_COMMON = 0.01
"""How much larger a share is laid out that a sentence says to be larger."""

ODD = 2.0
"""The price of moving a firm as far as can be from the stage where its answer is likely."""


def missable(layout: Layout, target: Target, price: float) -> int:
    """Meet a mean or miss it at a price; the variable that says by how much."""
    miss = layout.program.fraction(price)
    terms, (low, high) = _mean(layout, target), _within(target, 0.0, 0.0)
    layout.program.row({**terms, miss: 1.0}, low, INFINITY)
    layout.program.row({**terms, miss: -1.0}, -INFINITY, high)
    return miss


def meet(layout: Layout, leeway: Mapping[str, float], inside: float) -> None:
    """Meet every mean, so far inside its bounds, with leeway by the place where it is printed."""
    for target in layout.frame.targets:
        within = _within(target, leeway.get(target.where, 0.0), inside)
        layout.program.row(_mean(layout, target), *within)


def land(layout: Layout, room: float = 0.0) -> None:
    """Keep every cell's mean index within the cell's bounds.

    ``room`` is how far inside them a mean of several firms stays, as a share of their distance.
    The highest index is as far above the lowest as printed.
    """
    frame, program = layout.frame, layout.program
    for at, cell in enumerate(frame.cells):
        terms = layout.sum(frame.index, [at])
        inside = room * (cell.high - cell.low) if cell.size > 1 else 0.0
        least, most = cell.low + inside, cell.high - inside
        program.row(terms, least * cell.size, most * cell.size)
    printed = this_range(frame.published)
    if printed is not None:
        lowest, highest = (layout.sum(frame.index, [at]) for at in LOWEST_AND_HIGHEST)
        low, high = (
            float(end * frame.index.scale)
            for end in interval(printed.spread, decimals(printed.spread))
        )
        program.row(_difference(highest, lowest), low, high)


def draw_near(layout: Layout, draft: Draft) -> None:
    """Every firm moved away from the draft has a price, more where its answer is unlikely."""
    last = max(1, max(cell.stage for cell in layout.frame.cells))
    for id_, placed in draft.items():
        points = layout.frame.scales[id_].points
        highest = max(1, int(points.max()))
        for (column, stage, level), aim in np.ndenumerate(placed):
            terms = dict.fromkeys(layout.variables(id_, level, {column}, stage), 1.0)
            odd = ODD * abs(int(points[level]) / highest - stage / last)
            layout.program.near(terms, float(aim), above=1.0 + odd)


def honour(layout: Layout, statements: Iterable[Statement]) -> None:
    """Bear out the sentences that say where answers stand."""
    for statement in statements:
        match statement.relation:
            case RisingIndex(question=id_, options=options) if _laid_out(layout, id_, options):
                means = [_mean_index(layout, id_, option) for option in options]
                for lower, higher in pairwise(means):
                    layout.program.row(_difference(higher, lower), APART, INFINITY)
            case MostCommon(question=id_, option=option) if _laid_out(layout, id_, [option]):
                shares = _shares(layout, id_, option)
                named = statement.relation.columns
                for name in named:
                    for other in [column for column in shares if column not in named]:
                        row = _difference(shares[name], shares[other])
                        layout.program.row(row, MORE_COMMON, INFINITY)


def _mean(layout: Layout, target: Target) -> dict[int, float]:
    """The mean aimed at. Rows in points of a mean, not in sums, are what the solver does well."""
    cells = layout.frame.cells
    within = [at for at, cell in enumerate(cells) if _covers(target, cell)]
    units = target.score.scale * max(1, sum(cells[at].size for at in within))
    terms = layout.sum(target.score, within)
    return {variable: value / units for variable, value in terms.items()}


def _covers(target: Target, cell: Cell) -> bool:
    in_stage = target.stages is None or cell.stage in target.stages
    return cell.column in target.columns and in_stage


def _within(target: Target, leeway: float, inside: float) -> tuple[float, float]:
    reach = float(target.half) + leeway - inside
    return float(target.value) - reach, float(target.value) + reach


def _laid_out(layout: Layout, id_: str, options: Iterable[str]) -> bool:
    """Whether the options are levels of a question of the design."""
    return id_ in layout.level and set(options) <= set(layout.frame.scales[id_].named)


def _mean_index(layout: Layout, id_: str, option: str) -> dict[int, float]:
    """Nearly the mean index of who chose an option, every firm at the middle of its cell."""
    frame = layout.frame
    level = frame.scales[id_].named.index(option)
    units = 2 * frame.index.scale * max(1, int(frame.margins[id_].of([option]).sum()))
    return {
        variables[level]: (cell.low + cell.high) / units
        for cell, row in zip(frame.cells, layout.level[id_], strict=True)
        for variables in row
        if level in variables
    }


def _shares(layout: Layout, id_: str, option: str) -> dict[str, dict[int, float]]:
    """By column, the share of the firms asked that chose an option."""
    frame = layout.frame
    level = frame.scales[id_].named.index(option)
    return {
        frame.published.columns[position]: dict.fromkeys(
            layout.variables(id_, level, {at}), 1 / max(1, int(frame.margins[id_].asked[at]))
        )
        for at, position in enumerate(columns_of(frame.published))
    }


def _difference(one: Mapping[int, float], other: Mapping[int, float]) -> dict[int, float]:
    """The terms of the one less those of the other."""
    terms = defaultdict(float, one)
    for variable, value in other.items():
        terms[variable] -= value
    return dict(terms)
