"""The cells of the design: the firms of one column and one stage, and what index they may have."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from trigpoint.instrument.lattice import Lattice
from trigpoint.instrument.model import Instrument
from trigpoint.published.counts import interval, rounding
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


def cells(published: Published, instrument: Instrument, blur: int) -> Iterator[tuple[Cell, ...]]:
    """Every cell; the firms with the lowest and the highest index, if printed, have their own.

    Each way to take these two out of others is a plan of cells, those out of large cells first.
    The highest index is printed as lowest and spread. Their sum is how it would print itself if
    ``blur`` is 1; it may also lie within both roundings, if ``blur`` is 2.
    """
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
        yield tuple(found)
        return
    lowest = _units(spread.min, instrument.lattice, 1)
    highest = _units(spread.min + spread.spread, instrument.lattice, blur)
    within = [
        replace(cell, low=max(cell.low, lowest[0]), high=min(cell.high, highest[1]))
        for cell in found
    ]
    for without, bottom in _taken_out(within, lowest):
        for rest, top in _taken_out(without, highest):
            yield (*rest, bottom, top)


def keeps_range(published: Published, index: NDArray[np.int64], scale: int) -> bool:
    """Whether the lowest and the highest of some indices lie as far apart as printed."""
    printed = this_range(published)
    if printed is None:
        return True
    low, high = interval(printed.spread, decimals(printed.spread))
    return low <= Fraction(int(index.max() - index.min()), scale) <= high


def this_range(published: Published) -> Range | None:
    """The printed range of the index of the publication's own year."""
    return published.index.range.get(published.year) if published.index else None


def _figure(share: Decimal | None) -> Figure:
    return Figure() if share is None else Figure((share,))


def _alike(table: Table) -> dict[str, tuple[Figure, ...]]:
    """The rows with the total's share in every column, where no column's own is printed."""
    return {option: (row[0],) * len(row) for option, row in table.options.items()}


def _units(value: Decimal, lattice: Lattice, roundings: int) -> tuple[int, int]:
    """The lowest and the highest index that so many roundings leave of ``value``."""
    reach = roundings * rounding(decimals(value))
    low, high = Fraction(value) - reach, Fraction(value) + reach
    steps = Fraction(lattice.index_scale, lattice.index_step)
    return math.ceil(low * steps) * lattice.index_step, math.floor(
        high * steps
    ) * lattice.index_step


def _taken_out(found: list[Cell], to: tuple[int, int]) -> Iterator[tuple[list[Cell], Cell]]:
    """Each way to give one firm with the index ``to`` a cell of its own, and what is left."""
    reaching = [
        at
        for at, cell in enumerate(found)
        if cell.size and max(cell.low, to[0]) <= min(cell.high, to[1])
    ]
    for at in sorted(reaching, key=lambda at: -found[at].size):
        rest = list(found)
        rest[at] = replace(found[at], size=found[at].size - 1)
        yield rest, replace(found[at], size=1, low=to[0], high=to[1])
