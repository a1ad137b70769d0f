"""Where numbers lead: the tables in the order of reading, and the cells that sentences name."""

from __future__ import annotations

from collections.abc import Mapping

from trigpoint.reports.content import Exhibit, Report, Table
from trigpoint.sentences import Cell, Part, numbers

Place = tuple[str, str, str, Part]
"""A figure: its table, row and column by their ids, and which figure of the cell it is."""


def numbered(report: Report) -> Mapping[str, int]:
    """The number of every table, by its id."""
    return {name: number for number, name in enumerate(report.tables(), 1)}


def homes(report: Report) -> Mapping[str, Exhibit]:
    """The exhibit that a table belongs to, by the table's id; its cells have their ids there.

    It is the first in a section that shows the table; the opening only anticipates it.
    """
    exhibits = [block for block in report.blocks() if isinstance(block, Exhibit)]
    ahead = {id(block) for block in report.opening}
    exhibits.sort(key=lambda exhibit: id(exhibit) in ahead)
    return {exhibit.table.id: exhibit for exhibit in reversed(exhibits)}


def targets(report: Report) -> Mapping[Place, str]:
    """The id of the cell of every figure that a sentence names and that a table has."""
    tables, order = report.tables(), numbered(report)
    named = {number.cell: None for said in report.sentences() for number in numbers(said)}
    return {
        (cell.table, cell.row, cell.column, cell.part): found
        for cell in named
        if cell.table in tables
        if (found := _target(cell, tables[cell.table], order[cell.table]))
    }


def _target(cell: Cell, table: Table, number: int) -> str:
    rows, columns = [row.id for row in table.rows], [head.id for head in table.columns]
    row = table.row_of(cell)
    if row not in rows or cell.column not in columns:
        return ""
    return f"t{number}-{rows.index(row)}-{columns.index(cell.column)}"
