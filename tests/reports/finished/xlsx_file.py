"""Reads a finished workbook: its sheets' words, and the table on each."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import Any

from python_calamine import CalamineWorkbook

from tests.reports.finished.finished import Finished, Grid
from trigpoint.tables.workbook import HEAD


def read_xlsx(content: bytes) -> Finished:
    contents, *sheets = _sheets(content)
    told = [cell for row in contents for cell in row if isinstance(cell, str)]
    for sheet in sheets:
        filled = [row for row in sheet[HEAD:] if any(cell != "" for cell in row[1:])]
        below = [row[0] for row in sheet[HEAD:] if row not in filled]
        told += [row[0] for row in sheet[: HEAD - 3]] + below
    return Finished(told=tuple(told), grids=tuple(map(_grid, sheets)))


def formulas(content: bytes) -> int:
    """How many cells hold a formula."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return sum(
            file.read(name).count(b"<f>") + file.read(name).count(b"<f ")
            for name in file.namelist()
            if name.startswith("xl/worksheets/")
        )


def _sheets(content: bytes) -> list[list[list[Any]]]:
    file = CalamineWorkbook.from_filelike(io.BytesIO(content))
    names = file.sheet_names
    return [file.get_sheet_by_name(one).to_python(skip_empty_area=False) for one in names]


def _grid(sheet: list[list[Any]]) -> Grid:
    """The table; of a column's figure, letters and interval each in a cell, one text."""
    starts = [at for at, head in enumerate(sheet[HEAD - 2]) if at and head]
    ends = [*starts[1:], len(sheet[0])]
    rows = [row for row in sheet[HEAD:] if any(cell != "" for cell in row[1:])]
    return Grid(
        title=sheet[0][0],
        heads=tuple(str(sheet[HEAD - 2][at]).replace("(", "").replace(")", "") for at in starts),
        rows=tuple(
            (
                str(row[0]),
                tuple(
                    " ".join(_printed(row[at:end], row))
                    for at, end in zip(starts, ends, strict=True)
                ),
            )
            for row in rows
        ),
    )


def _printed(cells: Sequence[Any], row: Sequence[Any]) -> list[str]:
    """Cells as a spreadsheet shows them: all numbers of a row with as many decimals."""
    numbers = [str(cell) for cell in row if isinstance(cell, float)]
    decimals = max((len(one.partition(".")[2].rstrip("0")) for one in numbers), default=0)
    return [f"{c:,.{decimals}f}" if isinstance(c, float) else str(c) for c in cells if c != ""]
