"""A banner table as a value: rows of numbers, one number per column of the banner."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from trigpoint.instrument.model import Instrument
from trigpoint.tally.model import Column

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

Withheld = Callable[[str, str], Bools]
"""The columns of the tally in which a row (``question``, ``option``) is withheld."""


@dataclass(frozen=True, slots=True)
class Bases:
    """Who stands behind the figures of each column; all arrays (columns).

    ``n`` asked and answered, unweighted; ``weighted`` is Σw, ``effective`` (Σw)²/Σw², at most n.
    """

    n: Ints
    weighted: Floats
    effective: Floats


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: an option's shares, or (``option`` empty) mean scores.

    ``percent`` is the weighted share or the mean, from 0 to 100, with its 95 % interval ``low`` to
    ``high``; NaN where there is nobody. ``count`` is the unweighted number behind a share, None
    for means. ``error`` is a mean's standard error, None for shares. Where ``suppressed`` every
    number is 0 or NaN and there are no letters. A ``net`` holds several options together.
    """

    question: str
    option: str
    bases: Bases
    count: Ints | None
    percent: Floats
    low: Floats
    high: Floats
    error: Floats | None
    letters: tuple[str, ...]
    suppressed: Bools
    net: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one question, or of the index and its dimensions.

    ``not_asked`` and ``missing`` (columns) count those whom routing did not ask and those who gave
    no answer; they and ``bases`` are 0 in a ``withheld`` column.
    """

    id: str
    bases: Bases
    not_asked: Ints
    missing: Ints
    withheld: Bools
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Tables:
    """All tables of a wave over the same columns; ``columns[0]`` is the total.

    ``summary`` says how the total's scores go together and spread, as
    :func:`~trigpoint.tables.summary.summary_rows` does. ``tested`` says whether letters were
    computed, ``weighted`` whether weights differ from 1, ``share_decimals`` how many decimals
    shares are printed with.
    """

    instrument: Instrument
    columns: tuple[Column, ...]
    tables: tuple[Table, ...]
    summary: pa.Table
    tested: bool
    weighted: bool
    share_decimals: int = 1

    @property
    def banners(self) -> tuple[str, ...]:
        """The banner variables, in order, without the total."""
        return tuple(dict.fromkeys(column.banner for column in self.columns[1:]))

    def rows(self) -> tuple[Row, ...]:
        """Every row of every table."""
        return tuple(row for table in self.tables for row in table.rows)

    def table(self, name: str) -> Table:
        """One table by its id; KeyError where there is none."""
        return {table.id: table for table in self.tables}[name]

    def row(self, question: str, option: str = "") -> Row:
        """One row; KeyError where there is none."""
        for row in self.rows():
            if (row.question, row.option) == (question, option):
                return row
        raise KeyError((question, option))
