"""One table on a sheet: heads that stay in sight, every figure a number, a way back."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import groupby

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from trigpoint.reports.content import Table, TableCell, TableRow
from trigpoint.reports.xlsx.columns import Column, columns_of
from trigpoint.reports.xlsx.figures import figure
from trigpoint.reports.xlsx.formats import ReportBook
from trigpoint.reports.xlsx.listing import Listed
from trigpoint.sentences import plain, text_width
from trigpoint.tables.workbook import HEAD, LINE, bars, height

PAGE = 30
"""How many columns a printed page holds at most."""

_LABEL = (20, 40)
_READ, _SPARE = 96, 12
"""Notes have lines of so many characters; a narrow table gets empty columns beside it."""

_FORMS = {"base": "base", "net": "strong", "mean": "strong"}
"""How the figures of rows are set that are not shares; see the formats of a report's book."""


def table_sheet(book: ReportBook, one: Listed) -> None:
    """Write a table with its title, what was asked or is seen, and its notes."""
    table = one.exhibit.table
    columns = columns_of(table, book.words)
    longest = max((text_width(row.label) + 2 for row in table.rows), default=0)
    widths = [min(max(longest, _LABEL[0]), _LABEL[1]), *(column.width for column in columns)]
    widths += [_SPARE] * math.ceil((_READ - sum(widths)) / _SPARE)
    told = one.question or plain(one.exhibit.title)
    sheet = book.sheet(one.name, table.title, told if told != table.title else "", widths)
    book.link_back(sheet)
    _heads(book, sheet, table, columns)
    for at, row in enumerate(table.rows, HEAD):
        _row(book, sheet, at, row, columns, widths)
    if table.unit == "%":
        bars(sheet, _shares(table, columns), book.bar)
    below = [*table.notes, *filter(None, [one.exhibit.foot])]
    book.lines(sheet, HEAD + len(table.rows) + 1, widths, below, "soft")
    sheet.freeze_panes(HEAD, 1)
    sheet.repeat_rows(HEAD - 3, HEAD - 1)
    sheet.repeat_columns(0)
    sheet.fit_to_pages(max(1, math.ceil(len(columns) / PAGE)), 0)


def _heads(book: ReportBook, sheet: Worksheet, table: Table, columns: Sequence[Column]) -> None:
    """The titles of groups, the heads of the table's columns, and what stands in each."""
    high = float(LINE)
    for group, heads in groupby(enumerate(table.columns), key=lambda one: one[1].group):
        members = [at for at, _ in heads]
        if group:
            _across(sheet, HEAD - 3, _places(columns, members), group, book.formats["banner"])
    for at, head in enumerate(table.columns):
        places = _places(columns, [at])
        label = f"{head.label} ({head.letter})" if head.letter else head.label
        form = book.formats["column" if head.align == "number" else "headlabel"]
        _across(sheet, HEAD - 2, places, label, form)
        high = max(high, height(label, sum(columns[place - 1].width for place in places)))
    sheet.write_string(HEAD - 1, 0, table.corner, book.formats["headlabel"])
    for place, column in enumerate(columns, 1):
        sheet.write_string(HEAD - 1, place, column.head, book.formats["head"])
    sheet.set_row(HEAD - 2, high)
    sheet.set_row(HEAD - 1, max((height(one.head, one.width) for one in columns), default=LINE))


def _places(columns: Sequence[Column], of: Sequence[int]) -> list[int]:
    """Where on the sheet the table's columns at ``of`` stand."""
    return [place for place, column in enumerate(columns, 1) if column.of in of]


def _across(sheet: Worksheet, row: int, places: Sequence[int], text: str, form: Format) -> None:
    """A text over several cells, or in one."""
    if len(places) > 1:
        sheet.merge_range(row, places[0], row, places[-1], "", form)
    sheet.write_string(row, places[0], text, form)


def _row(
    book: ReportBook,
    sheet: Worksheet,
    at: int,
    row: TableRow,
    columns: Sequence[Column],
    widths: Sequence[float],
) -> None:
    label = book.formats["strong" if row.role in ("net", "mean") else "label"]
    sheet.write_string(at, 0, row.label, book.formats["soft"] if row.role == "base" else label)
    high = height(row.label, widths[0])
    for place, column in enumerate(columns, 1):
        cell = row.cells[column.of]
        if column.part == "text":
            _figure(book, sheet, at, place, cell, _FORMS.get(row.role, "number"))
            high = max(high, height(cell.text, column.width))
        elif column.part == "letters":
            sheet.write_string(at, place, cell.letters, book.formats["letters"])
        else:
            _end(book, sheet, at, place, getattr(cell, column.part))
    sheet.set_row(at, high)


def _figure(
    book: ReportBook, sheet: Worksheet, at: int, place: int, cell: TableCell, form: str
) -> None:
    """A figure as a number, with its mark; other texts as they are."""
    found = figure(cell.text, "†" if cell.marked else "")
    if cell.withheld:
        sheet.write_string(at, place, book.words["withheld"], book.formats["withheld"])
    elif found:
        sheet.write_number(at, place, found.value, book.shown(form, found.form))
    elif cell.text:
        sheet.write_string(at, place, cell.text, book.formats["words"])


def _end(book: ReportBook, sheet: Worksheet, at: int, place: int, text: str) -> None:
    """An end of an interval."""
    found = figure(text)
    if found:
        sheet.write_number(at, place, found.value, book.shown("interval", found.form))


def _shares(table: Table, columns: Sequence[Column]) -> list[tuple[int, int]]:
    """The cells that hold shares."""
    return [
        (HEAD + at, place)
        for at, row in enumerate(table.rows)
        for place, column in enumerate(columns, 1)
        if row.role in ("share", "net") and column.part == "text" and row.cells[column.of].text
    ]
