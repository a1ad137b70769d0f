"""Tables of a single column: what is known, a row each; and their figures for sentences."""

from __future__ import annotations

from collections.abc import Iterable

from trigpoint.reports.content import Head, Table, TableCell, TableRow
from trigpoint.sentences import Number


def value_table(
    id_: str,
    title: str,
    head: Head,
    rows: Iterable[tuple[str, str, str]],
    notes: tuple[str, ...] = (),
) -> Table:
    """A table of ``rows``: an id, a label and a text each."""
    return Table(
        id=id_,
        title=title,
        columns=(head,),
        rows=tuple(TableRow(name, label, (TableCell(text),), "text") for name, label, text in rows),
        notes=notes,
    )


def figures(table: Table) -> dict[str, Number]:
    """The figures of a table of a single column, by the ids of their rows."""
    [column] = table.columns
    return {row.id: table.number(row.id, column.id) for row in table.rows}
