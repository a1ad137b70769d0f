"""Tables as a workbook: a contents sheet with links, then one laid-out sheet for every table."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from trigpoint.files import written_whole
from trigpoint.instrument.text import Text
from trigpoint.tables.association import shared_zeros
from trigpoint.tables.labels import (
    banner_label,
    column_labels,
    item_label,
    notes,
    row_label,
    several_answers,
    table_question,
    table_title,
)
from trigpoint.tables.model import Floats, Ints, Row, Table, Tables
from trigpoint.tables.spec import MARKED_BASE, column_letters
from trigpoint.tables.words import words

CREATED = datetime(2000, 1, 1)
"""A fixed date, so that the same tables give the same bytes."""

HEAD = 7
"""Rows above the figures: title, question, warning, link, banner, column, what a cell holds."""

CELLS = ("count", "share", "low", "high", "letters")
"""What stands side by side in every column of the banner."""

FORMATS: Mapping[str, Mapping[str, Any]] = {
    "plain": {},
    "title": {"bold": True, "font_size": 14},
    "soft": {"font_color": "#5b6675", "text_wrap": True, "valign": "top"},
    "warning": {"font_color": "#b3261e"},
    "link": {"font_color": "#0b6e6e", "underline": 1},
    "banner": {"bold": True, "font_color": "#0b6e6e", "bottom": 1, "bottom_color": "#d9dee5"},
    "column": {"bold": True, "text_wrap": True, "align": "center", "valign": "vcenter"},
    "head": {"font_color": "#5b6675", "align": "right", "bottom": 1, "bottom_color": "#1c2430"},
    "label": {"text_wrap": True, "valign": "top"},
    "base": {"font_color": "#5b6675", "num_format": "#,##0"},
    "effective": {"font_color": "#5b6675", "num_format": "#,##0.0"},
    "count": {"num_format": "#,##0", "font_color": "#5b6675"},
    "number": {"num_format": "0.0"},
    "interval": {"num_format": "0.0", "font_color": "#5b6675"},
    "coefficient": {"num_format": "0.00"},
    "letters": {"font_color": "#0b6e6e", "bold": True, "align": "center"},
    "withheld": {"font_color": "#5b6675", "italic": True, "align": "right"},
}


class _Book:
    """A workbook with our formats, and the writing of a sheet's parts."""

    def __init__(self, path: Path, text: Text, title: str, warning: str) -> None:
        safe = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        self.file = xlsxwriter.Workbook(str(path), safe)
        self.file.set_properties({"title": title, "created": CREATED})
        self.text, self.words = text, words(text.lang)
        self.title, self.warning = title, warning
        font = {"font_name": "Noto Sans TC", "font_size": 10, "font_color": "#1c2430"}
        self.formats: dict[str, Format] = {
            name: self.file.add_format({**font, **form}) for name, form in FORMATS.items()
        }

    def sheet(self, name: str, title: str, question: str = "") -> Worksheet:
        """A new sheet with its title, what was asked, and the warning."""
        sheet = self.file.add_worksheet(name)
        sheet.hide_gridlines(2)
        sheet.write_string(0, 0, title, self.formats["title"])
        sheet.write_string(1, 0, question, self.formats["plain"])
        sheet.write_string(2, 0, self.warning, self.formats["warning"])
        return sheet

    def link_back(self, sheet: Worksheet) -> None:
        """A link to the contents, under the warning."""
        place = f"internal:'{self.words['contents']}'!A1"
        sheet.write_url(3, 0, place, self.formats["link"], self.words["back"])

    def footnotes(self, sheet: Worksheet, row: int, lines: Iterable[str]) -> None:
        """Lines of soft text from ``row`` on."""
        soft = self.file.add_format({"font_name": "Noto Sans TC", "font_color": "#5b6675"})
        for at, line in enumerate(lines):
            sheet.write_string(row + at, 0, line, soft)


def write_xlsx(
    tables: Tables, text: Text, target: Path, *, title: str = "", warning: str = ""
) -> None:
    """Write the tables as a workbook, whole or not at all; the same tables give the same bytes.

    ``title`` defaults to the instrument's; ``warning`` stands under the title of every sheet.
    Every string is a string: nothing in the answers or the words becomes a formula or a link.
    """
    with written_whole(target) as beside:
        book = _Book(beside, text, title or text.title, warning)
        named = [(_sheet_name(at, table.id), table) for at, table in enumerate(tables.tables, 1)]
        last = _sheet_name(len(named) + 1, "summary")
        _contents(book, tables, [(name, table_title(one, text)) for name, one in named], last)
        for name, table in named:
            _table_sheet(book, name, table, tables)
        _summary_sheet(book, last, tables)
        book.file.close()


def _sheet_name(number: int, table: str) -> str:
    """A name that is short enough and that no other sheet has, whatever the case."""
    return f"{number:02d} {table}"[:31]


def _contents(book: _Book, tables: Tables, named: Sequence[tuple[str, str]], summary: str) -> None:
    sheet = book.sheet(book.words["contents"], book.title)
    sheet.set_column(0, 0, 72)
    for at, (name, title) in enumerate([*named, (summary, book.words["summary"])], 4):
        sheet.write_url(at, 0, f"internal:'{name}'!A1", book.formats["link"], title)
    book.footnotes(sheet, len(named) + 7, notes(tables, book.text))


def _table_sheet(book: _Book, name: str, table: Table, tables: Tables) -> None:
    sheet = book.sheet(name, table_title(table, book.text), table_question(table, book.text))
    book.link_back(sheet)
    _heads(book, sheet, tables)
    row = _base_rows(book, sheet, table, tables, HEAD)
    for line in table.rows:
        _figures(book, sheet, row, line)
        row += 1
    several = [book.words["several"]] if several_answers(table, tables) else []
    book.footnotes(sheet, row + 1, [*several, *notes(tables, book.text)])
    labels = [row_label(line, book.text) for line in table.rows] + [book.words["effective_base"]]
    sheet.set_column(0, 0, min(max(map(_width, labels)) + 2, 60), book.formats["label"])
    sheet.set_column(1, len(CELLS) * len(tables.columns), 8)
    sheet.freeze_panes(HEAD, 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _heads(book: _Book, sheet: Worksheet, tables: Tables) -> None:
    labels, letters = column_labels(tables.columns, book.text), column_letters(tables.columns)
    for at, column in enumerate(tables.columns):
        left, right = _span(at)
        if at and column.banner != tables.columns[at - 1].banner:
            title = banner_label(column.banner, book.text)
            sheet.write_string(HEAD - 3, left, title, book.formats["banner"])
        head = f"{labels[at]} ({letters[at]})" if letters[at] else labels[at]
        sheet.merge_range(HEAD - 2, left, HEAD - 2, right, head, book.formats["column"])
        for offset, cell in enumerate(CELLS):
            sheet.write_string(HEAD - 1, left + offset, book.words[cell], book.formats["head"])
    widest = max(map(_width, labels)) + 4
    sheet.set_row(HEAD - 2, 16 * max(1, math.ceil(widest / (8 * len(CELLS)))))


def _base_rows(book: _Book, sheet: Worksheet, table: Table, tables: Tables, row: int) -> int:
    """The lines about who stands behind the figures; gives the next free row."""
    lines: list[tuple[str, Ints | Floats, str]] = [("base", table.bases.n, "base")]
    if tables.weighted:
        lines.append(("weighted_base", table.bases.weighted, "effective"))
        lines.append(("effective_base", table.bases.effective, "effective"))
    lines.append(("missing", table.missing, "base"))
    if table.not_asked.any():
        lines.append(("not_asked", table.not_asked, "base"))
    for name, numbers, form in lines:
        sheet.write_string(row, 0, book.words[name], book.formats["soft"])
        for at, hidden in enumerate(table.withheld.tolist()):
            left = _span(at)[0]
            if hidden:
                sheet.write_string(row, left, book.words["withheld"], book.formats["withheld"])
            else:
                sheet.write_number(row, left, float(numbers[at]), book.formats[form])
        if name == "base":
            _marks(book, sheet, row, table)
        row += 1
    return row


def _marks(book: _Book, sheet: Worksheet, row: int, table: Table) -> None:
    small = (table.bases.n < MARKED_BASE) & ~table.withheld
    for at in small.nonzero()[0].tolist():
        sheet.write_string(row, _span(at)[0] + 1, "†", book.formats["soft"])


def _figures(book: _Book, sheet: Worksheet, row: int, line: Row) -> None:
    sheet.write_string(row, 0, row_label(line, book.text), book.formats["label"])
    counts = line.bases.n if line.count is None else line.count
    for at, hidden in enumerate(line.suppressed.tolist()):
        left = _span(at)[0]
        if hidden:
            sheet.write_string(row, left + 1, book.words["withheld"], book.formats["withheld"])
            continue
        _number(sheet, row, left, float(counts[at]), book.formats["count"])
        _number(sheet, row, left + 1, line.percent[at], book.formats["number"])
        _number(sheet, row, left + 2, line.low[at], book.formats["interval"])
        _number(sheet, row, left + 3, line.high[at], book.formats["interval"])
        if line.letters[at]:
            sheet.write_string(row, left + 4, line.letters[at], book.formats["letters"])


def _number(sheet: Worksheet, row: int, column: int, value: float, form: Format) -> None:
    """Write a number; where there is none the cell stays empty."""
    if not math.isnan(value):
        sheet.write_number(row, column, round(float(value), 6), form)


def _summary_sheet(book: _Book, name: str, tables: Tables) -> None:
    sheet = book.sheet(name, book.words["summary"], book.words["total"])
    book.link_back(sheet)
    heads = ("statistic", "item", "value", "low", "high", "base")
    for at, head in enumerate(heads):
        sheet.write_string(HEAD - 1, at, book.words[head], book.formats["head"])
    rows = tables.summary.to_pylist()
    for at, row in enumerate(rows, HEAD):
        sheet.write_string(at, 0, book.words[row["statistic"]], book.formats["label"])
        sheet.write_string(at, 1, item_label(row["item"], book.text), book.formats["label"])
        form = "number" if row["statistic"] in ("percentile", "tenth_mean") else "coefficient"
        for offset, number in enumerate(("value", "low", "high"), 2):
            if row[number] is not None:
                sheet.write_number(at, offset, row[number], book.formats[form])
        sheet.write_number(at, 5, row["base"], book.formats["base"])
    lines = [
        book.words["shared_zero"]
        + book.words["comma"].join(item_label(one, book.text) for one in group)
        for group in shared_zeros(tables.instrument)
    ]
    book.footnotes(sheet, HEAD + len(rows) + 1, lines)
    sheet.set_column(0, 1, 36)
    sheet.freeze_panes(HEAD, 0)


def _span(column: int) -> tuple[int, int]:
    """The first and last cell of a column of the banner."""
    left = 1 + len(CELLS) * column
    return left, left + len(CELLS) - 1


def _width(label: str) -> int:
    """How wide a label is in Latin characters: a Chinese one takes two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in label)
