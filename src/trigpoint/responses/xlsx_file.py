"""A workbook's first sheet as columns of text; formulas are never computed."""

from __future__ import annotations

import io
import mmap
from collections.abc import Iterator, Sequence
from itertools import islice

import numpy as np
import pyarrow as pa
from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from trigpoint.errors import DataError, Fault
from trigpoint.responses.columns import TEXT
from trigpoint.responses.sheet import Sheet
from trigpoint.responses.words import Cell, as_text
from trigpoint.responses.xlsx_guard import measure

ROWS_AT_ONCE = 10_000
"""Rows that are held as Python values at a time."""


def read_xlsx(name: str, content: mmap.mmap) -> Sheet:
    """The first visible sheet. Raises DataError for a workbook that is damaged or too large.

    A formula counts as the value that was stored with it. A cell that shows an error is a fault.
    """
    workbook = io.BytesIO(content)
    measured = measure(name, workbook)
    workbook.seek(0)
    try:
        with CalamineWorkbook.from_filelike(workbook) as book:
            sheets = [
                one.name
                for one in book.sheets_metadata
                if one.typ == SheetTypeEnum.WorkSheet and one.visible == SheetVisibleEnum.Visible
            ]
            if not sheets:
                raise DataError(Fault(name, "has no visible sheet", "one sheet of answers"))
            rows = book.get_sheet_by_name(sheets[0])
            header, table = _table(rows)
    except CalamineError as error:
        raise DataError(Fault(name, f"is a damaged workbook ({error})")) from None
    faults = tuple(
        Fault(f"{name}, cell {at}", "shows an error") for at in measured.errors_of(sheets[0])
    )
    return Sheet(
        table,
        np.arange(len(table), dtype=np.int64) + header + 1,
        header,
        faults,
        tuple(_notices(name, sheets, formulas=measured.formulas)),
    )


def _table(sheet: CalamineSheet) -> tuple[int, pa.Table]:
    """The row of the header, counted from 1, and all cells below it as text."""
    header_row = sheet.start[0] + 1 if sheet.start else 1
    rows = islice(sheet.iter_rows(), header_row - 1, None)
    names = [as_text(cell) for cell in next(rows, [])]
    empty = pa.schema([(str(at), TEXT) for at in range(len(names))])
    table = pa.Table.from_batches(_batches(rows, empty), schema=empty)
    return header_row, table.rename_columns(names)


def _batches(rows: Iterator[Sequence[Cell]], schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    while block := list(islice(rows, ROWS_AT_ONCE)):
        columns = [
            pa.array([as_text(cell) or None for cell in column], pa.string()).dictionary_encode()
            for column in zip(*block, strict=True)
        ]
        yield pa.RecordBatch.from_arrays(columns, schema=schema)


def _notices(name: str, sheets: list[str], *, formulas: bool) -> Iterator[str]:
    if len(sheets) > 1:
        yield f"{name}: read the first of {len(sheets)} sheets, {sheets[0]}."
    if formulas:
        yield f"{name}: holds formulas; the values stored with them were read, none was computed."
