"""Tables as a workbook: a contents sheet with links, then one laid-out sheet for every table."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from xlsxwriter.worksheet import Worksheet

from trigpoint.files import write_bytes
from trigpoint.instrument.text import Text
from trigpoint.sentences import text_width
from trigpoint.tables.association import shared_zeros
from trigpoint.tables.heading import PLAIN, Heading
from trigpoint.tables.labels import (
    banner_label,
    column_labels,
    item_label,
    row_label,
    table_question,
    table_title,
)
from trigpoint.tables.model import Floats, Ints, Row, Table, Tables
from trigpoint.tables.notes import cohort_note, notes, table_notes
from trigpoint.tables.spec import MARKED_BASE, column_letters
from trigpoint.tables.summary import POINTS, ranked_means
from trigpoint.tables.words import words
from trigpoint.tables.workbook import HEAD, LINE, Book, bars, height

FIGURE = ("count", "share", "letters")
"""What stands side by side in every column of a table; the interval stands below the last two."""

CELL = 6
"""The least width of a cell of figures, in characters."""

PAGE = 9
"""How many columns a printed page holds at most."""


class TableBook(Book):
    """The workbook of banner tables, with the words of their instrument and of their wave.

    ``notes`` stand under every table.
    """

    def __init__(self, target: BinaryIO, tables: Tables, text: Text, heading: Heading) -> None:
        super().__init__(
            target, heading.title or text.title, words(text.lang), warning=heading.warning
        )
        self.text, self.heading, self.notes = text, heading, notes(tables, text)


def write_xlsx(tables: Tables, text: Text, target: Path, heading: Heading = PLAIN) -> None:
    """Write the tables as a workbook, whole or not at all; the same tables give the same bytes."""
    content = io.BytesIO()
    book = TableBook(content, tables, text, heading)
    titles = [table_title(one, text) for one in tables.tables]
    titles += [book.words["ranks"], book.words["summary"]]
    ids = [*(one.id for one in tables.tables), "ranks", "summary"]
    names = [f"{number:02d} {id_}"[:31] for number, id_ in enumerate(ids, 1)]
    _contents(book, tables, list(zip(names, titles, strict=True)))
    for name, table in zip(names, tables.tables, strict=False):
        _table_sheet(book, name, table, tables)
    _ranks_sheet(book, names[-2], tables)
    _summary_sheet(book, names[-1], tables)
    book.file.close()
    write_bytes(target, content.getvalue())


def _contents(book: TableBook, tables: Tables, sheets: Sequence[tuple[str, str]]) -> None:
    widths = (80,)
    sheet = book.sheet(book.words["contents"], book.title, widths=widths)
    sheet.set_portrait()
    for at, (name, title) in enumerate(sheets):
        label = f"{book.words['numbered'].format(at + 1)}  {title}"
        sheet.write_url(at + 4, 0, f"internal:'{name}'!A1", book.formats["link"], label)
    book.lines(sheet, len(sheets) + 5, widths, book.notes, "soft")


def _table_sheet(book: TableBook, name: str, table: Table, tables: Tables) -> None:
    labels = [row_label(row, book.text) for row in table.rows]
    widths = _widths([*labels, book.words["effective_base"]], tables, FIGURE)
    question = table_question(table, book.text)
    sheet = book.sheet(name, table_title(table, book.text), question, widths)
    shares = any(row.option for row in table.rows)
    value, own = "share" if shares else "mean", book.words
    limits = [f"{own[value]}\n{own['low']}", f"{own['letters']}\n{own['high']}"]
    _heads(book, sheet, tables, [own["count"], *limits], widths)
    first = _base_rows(book, sheet, table, tables, HEAD)
    for at, (label, line) in enumerate(zip(labels, table.rows, strict=True)):
        row = first + 2 * at
        sheet.merge_range(row, 0, row + 1, 0, label, book.formats["label"])
        sheet.set_row(row + 1, max(LINE, height(label, widths[0]) - LINE))
        _figures(book, sheet, row, line)
    bars(
        sheet,
        [
            (first + 2 * at, _left(column, FIGURE) + 1)
            for at, row in enumerate(table.rows)
            for column in (~row.suppressed).nonzero()[0].tolist()
        ],
    )
    below = [*table_notes(table, tables, book.text, book.heading), *book.notes]
    book.lines(sheet, first + 2 * len(table.rows) + 1, widths, below, "soft")


def _widths(labels: Sequence[str], tables: Tables, cells: Sequence[str]) -> list[float]:
    """The widths of a sheet's columns: one that fits the labels, then those of the figures."""
    longest = max(map(text_width, labels)) + 2
    cell = max(CELL, len(f"{tables.row('index').bases.n[0]:,}") + 1)
    return [min(max(longest, 20), 36), *[cell] * (len(cells) * len(tables.columns))]


def _left(column: int, cells: Sequence[str]) -> int:
    """The first cell of a column of the banner."""
    return 1 + len(cells) * column


def _heads(
    book: TableBook,
    sheet: Worksheet,
    tables: Tables,
    cells: Sequence[str],
    widths: Sequence[float],
) -> None:
    """The heads of the columns, which stay in sight and are repeated on every printed page."""
    labels = column_labels(tables.columns, book.text, book.heading.cohorts)
    heads = [
        f"{label} ({letter})" if letter else label
        for label, letter in zip(labels, column_letters(tables.columns), strict=True)
    ]
    for at, (column, head) in enumerate(zip(tables.columns, heads, strict=True)):
        left, right = _left(at, cells), _left(at + 1, cells) - 1
        if at and column.banner != tables.columns[at - 1].banner:
            title = banner_label(column.banner, book.text)
            sheet.write_string(HEAD - 3, left, title, book.formats["banner"])
        sheet.merge_range(HEAD - 2, left, HEAD - 2, right, head, book.formats["column"])
        for offset, cell in enumerate(cells):
            sheet.write_string(HEAD - 1, left + offset, cell, book.formats["head"])
    across = sum(widths[1 : 1 + len(cells)])
    sheet.set_row(HEAD - 2, max(height(head, across) for head in heads))
    sheet.set_row(HEAD - 1, LINE * 3)
    book.link_back(sheet)
    sheet.freeze_panes(HEAD, 1)
    sheet.repeat_rows(HEAD - 3, HEAD - 1)
    sheet.repeat_columns(0)
    sheet.fit_to_pages(math.ceil(len(heads) / PAGE), 0)


def _base_rows(book: TableBook, sheet: Worksheet, table: Table, tables: Tables, row: int) -> int:
    """The lines about who stands behind the figures; gives the next free row."""
    lines: list[tuple[str, Ints | Floats, str]] = [("base", table.bases.n, "base")]
    if tables.weighted:
        lines.append(("weighted_base", table.bases.weighted, "effective"))
        lines.append(("effective_base", table.bases.effective, "effective"))
    lines.append(("missing", table.missing, "base"))
    if table.not_asked.any():
        lines.append(("not_asked", table.not_asked, "base"))
    for at, (name, numbers, form) in enumerate(lines, row):
        sheet.write_string(at, 0, book.words[name], book.formats["soft"])
        for column, hidden in enumerate(table.withheld.tolist()):
            left = _left(column, FIGURE)
            if hidden:
                sheet.write_string(at, left, book.words["withheld"], book.formats["withheld"])
            else:
                book.number(sheet, at, left, float(numbers[column]), form)
    for column in ((table.bases.n < MARKED_BASE) & ~table.withheld).nonzero()[0].tolist():
        sheet.write_string(row, _left(column, FIGURE) + 1, "†", book.formats["soft"])
    return row + len(lines)


def _figures(book: TableBook, sheet: Worksheet, row: int, line: Row) -> None:
    """A row's figures, and below them their intervals."""
    counts = line.bases.n if line.count is None else line.count
    for at, hidden in enumerate(line.suppressed.tolist()):
        left = _left(at, FIGURE)
        if hidden:
            sheet.write_string(row, left + 1, book.words["withheld"], book.formats["withheld"])
            continue
        book.number(sheet, row, left, float(counts[at]), "count")
        book.number(sheet, row, left + 1, line.percent[at], "number")
        sheet.write_string(row, left + 2, line.letters[at], book.formats["letters"])
        book.number(sheet, row + 1, left + 1, line.low[at], "interval")
        book.number(sheet, row + 1, left + 2, line.high[at], "interval")


def _ranks_sheet(book: TableBook, name: str, tables: Tables) -> None:
    cells = ("mean", "rank")
    found = ranked_means(tables)
    labels = [item_label(one, book.text) for one in found]
    widths = _widths(labels, tables, cells)
    sheet = book.sheet(name, book.words["ranks"], widths=widths)
    _heads(book, sheet, tables, [book.words[cell] for cell in cells], widths)
    for row, (label, figures) in enumerate(zip(labels, found.values(), strict=True), HEAD):
        sheet.write_string(row, 0, label, book.formats["label"])
        for at, (mean, rank) in enumerate(zip(*figures, strict=True)):
            book.number(sheet, row, _left(at, cells), mean, "number")
            book.number(sheet, row, _left(at, cells) + 1, rank or math.nan, "count")
    rows, columns = range(HEAD, HEAD + len(labels)), range(len(tables.columns))
    bars(sheet, [(row, _left(at, cells)) for row in rows for at in columns])
    below = filter(None, [cohort_note(tables, book.text, book.heading)])
    book.lines(sheet, HEAD + len(labels) + 1, widths, below, "soft")


def _summary_sheet(book: TableBook, name: str, tables: Tables) -> None:
    widths = (40, 32, 12, 12, 12, 12)
    sheet = book.sheet(name, book.words["summary"], book.words["total"], widths)
    book.link_back(sheet)
    if book.heading.warning:
        book.lines(sheet, 4, widths, [book.words["simulated"]], "warning")
    for at, head in enumerate(("statistic", "item", "value", "low", "high", "base")):
        form = "head" if at > 1 else "headlabel"
        sheet.write_string(HEAD - 1, at, book.words[head], book.formats[form])
    rows = tables.summary.to_pylist()
    for at, row in enumerate(rows, HEAD):
        sheet.write_string(at, 0, book.words[row["statistic"]], book.formats["label"])
        sheet.write_string(at, 1, item_label(row["item"], book.text), book.formats["label"])
        form = "number" if row["statistic"] in POINTS else "coefficient"
        for offset, number in enumerate(("value", "low", "high"), 2):
            if row[number] is not None:
                sheet.write_number(at, offset, row[number], book.formats[form])
        sheet.write_number(at, 5, row["base"], book.formats["base"])
    lines = [
        book.words["shared_zero"]
        + book.words["comma"].join(item_label(one, book.text) for one in group)
        for group in shared_zeros(tables.instrument)
    ]
    book.lines(sheet, HEAD + len(rows) + 1, widths, lines, "soft")
    sheet.freeze_panes(HEAD, 0)
    sheet.repeat_rows(HEAD - 1)
