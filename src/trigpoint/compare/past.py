"""Last year's figures, wherever they come from: tables of a wave or tally, or print."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from trigpoint.compare.alike import Unlike
from trigpoint.compare.estimate import Estimate, of_row
from trigpoint.instrument.model import Instrument
from trigpoint.tables.model import Tables
from trigpoint.tally.model import Column

Place = tuple[str, str, Column]
"""Where a figure stands: the question and option of its row, as in tables, and its column."""


@dataclass(frozen=True, slots=True)
class Past:
    """The figures that a wave is compared with.

    ``instrument`` is the one that was answered; None where print does not say so, and ``unlike``
    then holds what print itself shows to differ from the wave that it was read for.
    ``cut_points`` divide its stages, None where they are not known.
    """

    figures: Mapping[Place, Estimate]
    instrument: Instrument | None = None
    unlike: Unlike = field(default_factory=Unlike)
    cut_points: tuple[Decimal, ...] | None = None


def past_of_tables(tables: Tables, cut_points: Sequence[Decimal] | None = None) -> Past:
    """The past as a wave's tables hold it, blank where they are.

    ``cut_points`` are those that the tables' stages stand on (default: the instrument's own).
    """
    own = tables.instrument.stages.cut_points
    return Past(
        figures={
            (row.question, row.option, column): of_row(row, at)
            for row in tables.rows()
            for at, column in enumerate(tables.columns)
        },
        instrument=tables.instrument,
        cut_points=own if cut_points is None else tuple(cut_points),
    )
