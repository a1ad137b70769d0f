"""The workbook inside a chart: its figures in columns, under their heads."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

import xlsxwriter
from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from trigpoint.tables.workbook import CREATED, SAFE

SHEET = "Sheet1"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the sheet, at ``place`` counted from 0; None is an empty cell."""

    place: int
    head: str
    values: tuple[float | str | None, ...]

    @property
    def where(self) -> str:
        """The cells of the values."""
        return f"{SHEET}!{xl_range_abs(1, self.place, max(1, len(self.values)), self.place)}"

    @property
    def head_where(self) -> str:
        """The cell of the head."""
        return f"{SHEET}!{xl_rowcol_to_cell(0, self.place, row_abs=True, col_abs=True)}"


def workbook(columns: Sequence[Column]) -> bytes:
    """The columns as a workbook. A text is a text, whatever it begins with."""
    content = io.BytesIO()
    file = xlsxwriter.Workbook(content, {**SAFE, "in_memory": True})
    file.set_properties({"created": CREATED})
    sheet = file.add_worksheet(SHEET)
    for column in columns:
        sheet.set_column(column.place, column.place, 12 if column.place else 40)
        for row, value in enumerate((column.head, *column.values)):
            if isinstance(value, str):
                sheet.write_string(row, column.place, value)
            elif value is not None:
                sheet.write_number(row, column.place, value)
    file.close()
    return content.getvalue()
