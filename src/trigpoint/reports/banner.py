"""Banner tables → tables of a report: the same figures, ready to print."""

from __future__ import annotations

from collections.abc import Iterator

from trigpoint.compare.estimate import of_row
from trigpoint.instrument.report import ReportText
from trigpoint.instrument.text import Text
from trigpoint.reports.content import Head, Table, TableCell, TableRow
from trigpoint.reports.estimates import count_cell, estimate_cell
from trigpoint.tables.cells import column_ids, decimals, row_id
from trigpoint.tables.heading import Heading
from trigpoint.tables.labels import banner_label, row_label, short_column_labels, table_title
from trigpoint.tables.model import Bases, Bools, Floats, Ints, Row, Tables
from trigpoint.tables.model import Table as BannerTable
from trigpoint.tables.nets import net_label
from trigpoint.tables.notes import table_notes
from trigpoint.tables.spec import column_letters
from trigpoint.tables.words import words
from trigpoint.tally.model import TOTAL


def report_table(
    table: BannerTable, tables: Tables, text: Text, plan: ReportText, heading: Heading
) -> Table:
    """One banner table as it stands in a report: bases first, then shares and means."""
    return Table(
        id=table.id,
        title=table_title(table, text),
        columns=heads(tables, text, heading),
        rows=(
            *_base_rows(table, tables, text),
            *(line for row in table.rows for line in _rows(row, table, tables, text, plan)),
        ),
        notes=table_notes(table, tables, text, heading),
        unit="%" if any(row.option for row in table.rows) else "",
    )


def heads(tables: Tables, text: Text, heading: Heading) -> tuple[Head, ...]:
    """The columns' heads: the total, then each banner's answers with their letters."""
    labels = short_column_labels(tables.columns, text, heading.cohorts)
    ids, letters = column_ids(tables), column_letters(tables.columns)
    return tuple(
        Head(
            id=id_,
            label=label,
            group="" if column == TOTAL else banner_label(column.banner, text),
            letter=letter if tables.tested else "",
        )
        for id_, label, letter, column in zip(ids, labels, letters, tables.columns, strict=True)
    )


def cell(row: Row, at: int, places: int) -> TableCell:
    """One figure of a row, as it is printed."""
    return estimate_cell(of_row(row, at), places, row.letters[at])


def _rows(
    row: Row, table: BannerTable, tables: Tables, text: Text, plan: ReportText
) -> Iterator[TableRow]:
    """A row, after its own base where that is not the base of the table, or is not shown there."""
    own = row.bases.n
    if ((own != table.bases.n) | table.withheld)[~row.suppressed].any():
        label = words(text.lang)["base"]
        yield _counts(f"base.{row_id(row)}", label, own, row.suppressed)
    places = decimals(tables, row)
    yield TableRow(
        id=row_id(row),
        label=net_label(row, table, text, plan) if row.net else row_label(row, text),
        cells=tuple(cell(row, at, places) for at in range(len(tables.columns))),
        role="mean" if row.count is None else "net" if row.net else "share",
    )


def _base_rows(table: BannerTable, tables: Tables, text: Text) -> Iterator[TableRow]:
    """Who stands behind the figures, and who is not among them."""
    own = words(text.lang)
    yield _counts("base", own["base"], table.bases.n, table.withheld, marked=True)
    if tables.weighted:
        yield from _weighted(table.bases, table, own["weighted_base"], own["effective_base"])
    if table.missing.any():
        yield _counts("missing", own["missing"], table.missing, table.withheld)
    if table.not_asked.any():
        yield _counts("not_asked", own["not_asked"], table.not_asked, table.withheld)


def _weighted(bases: Bases, table: BannerTable, *labels: str) -> Iterator[TableRow]:
    for name, label in zip(("weighted", "effective"), labels, strict=True):
        yield _counts(f"{name}_base", label, getattr(bases, name), table.withheld)


def _counts(
    id_: str, label: str, numbers: Ints | Floats, hidden: Bools, *, marked: bool = False
) -> TableRow:
    cells = (
        count_cell(number, withheld, marked=marked)
        for number, withheld in zip(numbers.tolist(), hidden.tolist(), strict=True)
    )
    return TableRow(id_, label, tuple(cells), role="base")
