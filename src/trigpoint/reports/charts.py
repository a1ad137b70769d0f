"""Tables → charts: the figures that a chart compares, each mark with its printed text."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from trigpoint.compare.estimate import of_row
from trigpoint.instrument.text import Text
from trigpoint.reports.content import Axis, Bars, Dots, Head, Mark, Series, Stacked
from trigpoint.reports.estimates import estimate_mark
from trigpoint.tables.cells import decimals
from trigpoint.tables.labels import row_label
from trigpoint.tables.model import Row, Table, Tables

QUARTERS = (25, 50, 75, 100)
"""Where an axis of shares may end."""


def mark(row: Row, at: int, places: int = 1) -> Mark:
    """One figure with its interval; no value where it is withheld or there is nobody."""
    return estimate_mark(of_row(row, at), places)


def bars(
    table: Table, tables: Tables, text: Text, heads: Sequence[Head], last: Iterable[str] = ()
) -> Bars:
    """The shares of a table, largest of all first, a panel per column with a base.

    The options in ``last`` (such as *none of these*) stand last, whatever their size.
    """
    at_end = frozenset(last)
    shares = [row for row in table.rows if row.count is not None and not row.net]
    shares.sort(key=lambda row: (row.option in at_end, -_size(row)))
    shown = [at for at in range(len(heads)) if table.bases.n[at] and not table.withheld[at]]
    rows = tuple(
        (row_label(row, text), tuple(mark(row, at, decimals(tables, row)) for at in shown))
        for row in shares
    )
    return Bars(
        panels=tuple((heads[at].label, f"{table.bases.n[at]:,}") for at in shown),
        rows=rows,
        axis=_axis(one for _, marks in rows for one in marks),
    )


def dots_by_column(row: Row, heads: Sequence[Head], series: Series) -> Dots:
    """The means of one row, a line per column: the total first, then the highest first."""
    order = [at for at in range(1, len(heads)) if not math.isnan(row.percent[at])]
    order.sort(key=lambda at: -row.percent[at])
    return Dots(
        series=(series,),
        rows=tuple((heads[at].label, (mark(row, at),)) for at in (0, *order)),
        emphasis=(0,),
    )


def stacked(
    rows: Sequence[Row], names: Sequence[str], heads: Sequence[Head], half: int, places: int = 1
) -> Stacked:
    """Ordered parts of every column: the total first, then by the share from part ``half`` on.

    Shares are printed with ``places`` decimals.
    """
    shown = [at for at in range(1, len(heads)) if not math.isnan(rows[0].percent[at])]
    shown.sort(key=lambda at: -sum(row.percent[at] for row in rows[half:]))
    return Stacked(
        parts=tuple(names),
        rows=tuple(
            (heads[at].label, tuple(mark(row, at, places) for row in rows)) for at in (0, *shown)
        ),
    )


def _axis(marks: Iterable[Mark]) -> Axis:
    """From 0 to the first quarter of 100 that holds every mark with its interval."""
    ends = [one.value if one.high is None else one.high for one in marks if one.value is not None]
    high = next(end for end in QUARTERS if end >= min(max(ends, default=100), 100))
    return Axis(0, high, tuple(high * part / 5 for part in range(6)), "%")


def _size(row: Row) -> float:
    return -1.0 if math.isnan(row.percent[0]) else float(row.percent[0])
