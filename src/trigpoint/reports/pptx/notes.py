"""What notes say of an exhibit: its table line by line, so that each figure can be found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from trigpoint.reports.content import Head, Table, TableCell


def table_lines(table: Table, words: Mapping[str, str]) -> Iterator[str]:
    """A table as lines of text: a row each, with intervals and letters, then its notes."""
    yield table.title + (f" ({table.unit})" if table.unit else "")
    for row in table.rows:
        cells = zip(table.columns, row.cells, strict=True)
        yield f"{row.label}: " + "; ".join(_said(head, cell, words) for head, cell in cells)
    yield from table.notes


def _said(head: Head, cell: TableCell, words: Mapping[str, str]) -> str:
    if cell.withheld:
        return f"{head.label} {words['withheld']}"
    interval = f"({words['between'].format(low=cell.low, high=cell.high)})" if cell.low else ""
    mark = "†" if cell.marked else ""
    return " ".join(filter(None, [head.label, cell.text + mark, interval, cell.letters]))
