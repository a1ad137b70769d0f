"""What notes say of figures: their tables line by line, so that each figure can be found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from trigpoint.reports.content import Head, Table, TableCell, TableRow
from trigpoint.sentences import Sentence, numbers


def table_lines(table: Table, words: Mapping[str, str]) -> Iterator[str]:
    """A table as lines of text: a row each, with intervals and letters, then its notes."""
    yield _title(table)
    yield from (_line(row, table, words) for row in table.rows)
    yield from table.notes


def named_lines(
    sentences: Iterable[Sentence], tables: Mapping[str, Table], words: Mapping[str, str]
) -> Iterator[str]:
    """The rows in which the figures of some sentences stand, under the titles of their tables."""
    named: dict[str, set[str]] = {}
    for cell in (number.cell for one in sentences for number in numbers(one)):
        if cell.table in tables:
            named.setdefault(cell.table, set()).add(tables[cell.table].row_of(cell))
    for id_, rows in named.items():
        table = tables[id_]
        yield _title(table)
        yield from (_line(row, table, words) for row in table.rows if row.id in rows)


def _title(table: Table) -> str:
    return table.title + (f" ({table.unit})" if table.unit else "")


def _line(row: TableRow, table: Table, words: Mapping[str, str]) -> str:
    cells = zip(table.columns, row.cells, strict=True)
    return f"{row.label}: " + "; ".join(_said(head, cell, words) for head, cell in cells)


def _said(head: Head, cell: TableCell, words: Mapping[str, str]) -> str:
    if cell.withheld:
        return f"{head.label} {words['withheld']}"
    interval = f"({words['between'].format(low=cell.low, high=cell.high)})" if cell.low else ""
    mark = "†" if cell.marked else ""
    return " ".join(filter(None, [head.label, cell.text + mark, interval, cell.letters]))
