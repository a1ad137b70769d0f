"""The last step of a table: choose its columns, blank what is withheld, test what is left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from trigpoint.tables.letters import letters
from trigpoint.tables.model import Bases, Bools, Floats, Ints, Row, Table, Withheld
from trigpoint.tally.model import Column


def finished(
    table: Table, at: Sequence[int], withheld: Withheld | None, tested: Sequence[Column]
) -> Table:
    """``table`` in the columns ``at``, blank where withheld, with letters for ``tested`` columns.

    ``tested`` are the columns' names, or nothing where none are to be tested.
    """
    rows = tuple(_finished_row(row, at, withheld, tested) for row in table.rows)
    hidden = table.withheld if withheld is None else withheld(table.id, "")
    return Table(
        id=table.id,
        bases=_bases(table.bases, at, hidden[at]),
        not_asked=_whole(table.not_asked, at, hidden[at]),
        missing=_whole(table.missing, at, hidden[at]),
        withheld=hidden[at],
        rows=rows,
    )


def _finished_row(
    row: Row, at: Sequence[int], withheld: Withheld | None, tested: Sequence[Column]
) -> Row:
    hidden = row.suppressed if withheld is None else withheld(row.question, row.option)
    blank = hidden[at]
    chosen = Row(
        question=row.question,
        option=row.option,
        bases=_bases(row.bases, at, blank),
        count=None if row.count is None else _whole(row.count, at, blank),
        percent=_real(row.percent, at, blank),
        low=_real(row.low, at, blank),
        high=_real(row.high, at, blank),
        error=None if row.error is None else _real(row.error, at, blank),
        letters=("",) * len(at),
        suppressed=blank,
        net=row.net,
    )
    return replace(chosen, letters=letters(chosen, tested)) if tested else chosen


def _bases(bases: Bases, at: Sequence[int], blank: Bools) -> Bases:
    return Bases(
        n=_whole(bases.n, at, blank),
        weighted=_real(bases.weighted, at, blank),
        effective=_real(bases.effective, at, blank),
    )


def _whole(numbers: Ints, at: Sequence[int], blank: Bools) -> Ints:
    return np.where(blank, 0, numbers[at])


def _real(numbers: Floats, at: Sequence[int], blank: Bools) -> Floats:
    return np.where(blank, np.nan, numbers[at])
