"""The cells of the design: the firms of one column and one stage, and what index they may have."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from trigpoint.instrument.model import Instrument
from trigpoint.published.counts import interval
from trigpoint.published.model import Figure, Published, Range, Table, decimals
from trigpoint.published.reconstruct.margins import columns_of, margin

LOWEST_AND_HIGHEST = (-2, -1)
"""Where the cells of the firms with the lowest and the highest index stand, if they are printed."""


@dataclass(frozen=True, slots=True)
class Cell:
    """``size`` firms of a column and a stage, with an index from ``low`` to ``high``.

    The index is in units of the lattice, both ends included.
    """

    column: int
    stage: int
    size: int
    low: int
    high: int


def stage_sizes(published: Published, stages: Sequence[str]) -> NDArray[np.int64]:
    """(columns, stages) the firms of every stage; without printed stages they are all in one."""
    if published.stages is None:
        sizes = published.bases[published.whole]
        return np.array([[sizes[column]] for column in columns_of(published)])
    printed = published.stages
    nothing = (None,) * len(printed.names)
    rows = {
        stage: tuple(
            _figure(printed.share.get(column, nothing)[position]) for column in published.columns
        )
        for position, stage in enumerate(printed.names)
    }
    table = Table(kind="single", base=published.whole, options=rows)
    found = margin(published, "stages.share", table)
    if len(found.groups) < len(found.asked):
        table = table.model_copy(update={"options": _alike(table)})
        found = margin(published, "stages.share", table)
    return found.of(stages)


def cells(published: Published, instrument: Instrument) -> tuple[Cell, ...]:
    """Every cell; the firms with the lowest and the highest index, if printed, have their own."""
    sizes = stage_sizes(published, instrument.stages.names)
    scale = instrument.lattice.index_scale
    inner = instrument.lattice.cut_units(instrument.stages.cut_points) if published.stages else []
    edges = [0, *inner, 100 * scale + 1]
    found = [
        Cell(column, stage, int(sizes[column, stage]), edges[stage], edges[stage + 1] - 1)
        for column in range(sizes.shape[0])
        for stage in range(sizes.shape[1])
    ]
    spread = this_range(published)
    if spread is None:
        return tuple(found)
    lowest = _units(spread.min, scale)
    highest = _units(spread.min + spread.spread, scale)
    found = [
        replace(cell, low=max(cell.low, lowest[0]), high=min(cell.high, highest[1]))
        for cell in found
    ]
    found, bottom = _taken_out(found, stage=0, to=lowest)
    found, top = _taken_out(found, stage=sizes.shape[1] - 1, to=highest)
    return (*found, bottom, top)


def this_range(published: Published) -> Range | None:
    """The printed range of the latest year's index."""
    if published.index is None or not published.index.scores:
        return None
    return published.index.range.get(max(published.index.scores))


def _figure(share: Decimal | None) -> Figure:
    return Figure() if share is None else Figure((share,))


def _alike(table: Table) -> dict[str, tuple[Figure, ...]]:
    """The rows with the total's share in every column, where no column's own is printed."""
    return {option: (row[0],) * len(row) for option, row in table.options.items()}


def _units(value: Decimal, scale: int) -> tuple[int, int]:
    """The lowest and the highest index that prints as ``value``."""
    low, high = interval(value, decimals(value))
    return math.ceil(low * scale), math.floor(Fraction(high) * scale)


def _taken_out(found: list[Cell], stage: int, to: tuple[int, int]) -> tuple[list[Cell], Cell]:
    """One firm of the stage's largest cell, in a cell of its own with the index ``to``."""
    largest = max((cell for cell in found if cell.stage == stage), key=lambda cell: cell.size)
    alone = replace(largest, size=1, low=to[0], high=to[1])
    rest = replace(largest, size=largest.size - 1)
    return [rest if cell is largest else cell for cell in found], alone
