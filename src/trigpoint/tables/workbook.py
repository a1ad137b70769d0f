"""A workbook with our formats, and the parts that all its sheets have: title, warning, print."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, BinaryIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from trigpoint.sentences import text_width

CREATED = datetime(2000, 1, 1)
"""A fixed date, so that the same tables give the same bytes."""

HEAD = 7
"""Rows above the figures: title, question, warning, link, banner, column, what a cell holds."""

A4 = 9
LINE = 16
"""The height of a line of text, in points."""

SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
"""How a workbook is opened so that every string in it is a string."""

HIGHEST = 400
"""No row of a spreadsheet may be much higher."""

FONT = {"font_name": "Noto Sans TC", "font_size": 10, "font_color": "#1c2430", "valign": "top"}
SOFT = {"font_color": "#5b6675"}
Formats = Mapping[str, Mapping[str, Any]]

FORMATS: Formats = {
    "plain": {"text_wrap": True},
    "title": {"bold": True, "font_size": 14},
    "soft": {**SOFT, "text_wrap": True},
    "warning": {"font_color": "#b3261e", "text_wrap": True},
    "link": {"font_color": "#0b6e6e", "underline": 1},
    "banner": {**SOFT, "bottom": 1, "bottom_color": "#d9dee5"},
    "column": {"bold": True, "text_wrap": True, "align": "center", "valign": "bottom"},
    "head": {
        **SOFT,
        "font_size": 9,
        "text_wrap": True,
        "align": "right",
        "valign": "bottom",
        "bottom": 1,
        "bottom_color": "#1c2430",
    },
    "headlabel": {**SOFT, "bottom": 1, "bottom_color": "#1c2430"},
    "label": {"text_wrap": True},
    "base": {**SOFT, "num_format": "#,##0"},
    "effective": {**SOFT, "num_format": "#,##0.0"},
    "count": {**SOFT, "num_format": "#,##0"},
    "number": {"num_format": "0.0"},
    "interval": {**SOFT, "num_format": "0.0", "font_size": 8},
    "coefficient": {"num_format": "0.00"},
    "letters": {"font_color": "#0b6e6e", "bold": True, "font_size": 9, "indent": 1},
    "withheld": {**SOFT, "italic": True, "align": "right", "bg_color": "#eef1f4"},
}

BAR = {
    "type": "data_bar",
    "bar_color": "#cfe3e2",
    "bar_solid": True,
    "bar_border_color": "#86bdbb",
    "min_type": "num",
    "max_type": "num",
    "min_value": 0,
    "max_value": 100,
}


class Book:
    """A workbook with our formats, and the writing of what every sheet has.

    Every string is a string: nothing in the answers or the words becomes a formula or a link.
    """

    def __init__(
        self,
        target: BinaryIO,
        title: str,
        words: Mapping[str, str],
        warning: str = "",
        formats: Formats = FORMATS,
    ) -> None:
        self.file = xlsxwriter.Workbook(target, {**SAFE, "in_memory": True})
        self.title, self.words, self.warning = title, words, warning
        self.file.set_properties({"title": title, "created": CREATED})
        self.formats: dict[str, Format] = {
            name: self.file.add_format({**FONT, **form}) for name, form in formats.items()
        }

    def sheet(
        self, name: str, title: str, question: str = "", widths: Iterable[float] = ()
    ) -> Worksheet:
        """A new sheet of columns of these widths, with title, question, warning, ready to print."""
        sheet = self.file.add_worksheet(name)
        sheet.hide_gridlines(2)
        for at, width in enumerate(widths):
            sheet.set_column(at, at, width)
        sheet.write_string(0, 0, title, self.formats["title"])
        sheet.set_row(0, 1.5 * LINE)
        self.lines(sheet, 1, widths, [question], "plain")
        self.lines(sheet, 2, widths, [self.warning], "warning")
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.set_margins(left=0.6, right=0.6, top=0.6, bottom=0.7)
        sheet.fit_to_pages(1, 0)
        mark = self.words["reconstructed"] if self.warning else ""
        sheet.set_footer(f"&L{mark}&R&P / &N")
        return sheet

    def lines(
        self, sheet: Worksheet, row: int, widths: Iterable[float], lines: Iterable[str], form: str
    ) -> None:
        """Text over all columns from ``row`` on, each line as high as it needs to be."""
        across = list(widths)
        for at, line in enumerate(lines, row):
            if len(across) > 1:
                sheet.merge_range(at, 0, at, len(across) - 1, "", self.formats[form])
            sheet.write_string(at, 0, line, self.formats[form])
            sheet.set_row(at, height(line, sum(across)))

    def link_back(self, sheet: Worksheet) -> None:
        """A link to the contents, under the warning."""
        place = f"internal:'{self.words['contents']}'!A1"
        sheet.write_url(3, 0, place, self.formats["link"], self.words["back"])

    def number(self, sheet: Worksheet, row: int, column: int, value: float, form: str) -> None:
        """Write a number; where there is none the cell stays empty."""
        if not math.isnan(value):
            sheet.write_number(row, column, round(float(value), 6), self.formats[form])


def bars(sheet: Worksheet, cells: Iterable[tuple[int, int]], bar: Mapping[str, Any] = BAR) -> None:
    """Draw a bar from 0 to 100 behind the numbers in ``cells`` (row, column)."""
    names = " ".join(xl_rowcol_to_cell(row, column) for row, column in cells)
    if names:
        sheet.conditional_format(names.split()[0], {**bar, "multi_range": names})


def height(text: str, width: float) -> float:
    """How high a row is that holds the text wrapped into a width, with room for broken words."""
    return min(HIGHEST, LINE * max(1, math.ceil(1.1 * text_width(text) / width)))
