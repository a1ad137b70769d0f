"""A file's cells before they mean anything: columns of text, and the row each record stands in."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from trigpoint.errors import DataError, Fault

MAX_COLUMNS = 5_000
"""Columns of an answers file; an instrument has a few hundred at most, options counted."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table as it stands in a file.

    ``table`` has the header's names, which may repeat. ``rows`` holds the row number in the file
    of every record, ``header_row`` that of the header. ``faults`` are rows that cannot be read,
    ``notices`` what reading had to decide.
    """

    table: pa.Table
    rows: NDArray[np.int64]
    header_row: int = 1
    faults: tuple[Fault, ...] = ()
    notices: tuple[str, ...] = ()

    def without_blanks(self) -> Sheet:
        """The same without columns that have neither name nor cells, and without blank rows."""
        used = [
            at
            for at, field in enumerate(self.table.schema)
            if field.name.strip() or self.table.column(at).null_count < len(self.table)
        ]
        table = self.table.select(used)
        filled = _filled(table)
        return Sheet(
            table if filled.all() else table.filter(pa.array(filled)),
            self.rows[filled],
            self.header_row,
            self.faults,
            self.notices,
        )


def refuse_width(name: str, columns: int) -> None:
    """Raise DataError for more columns than an answers file can have."""
    if columns > MAX_COLUMNS:
        raise DataError(Fault(name, f"has {columns} columns", f"at most {MAX_COLUMNS}"))


def _filled(table: pa.Table) -> NDArray[np.bool_]:
    """Which rows have any cell; a column without gaps settles all of them."""
    filled = np.zeros(len(table), np.bool_)
    for column in table.columns:
        if column.null_count == 0:
            return np.ones(len(table), np.bool_)
        filled |= np.asarray(pc.is_valid(column))
    return filled
