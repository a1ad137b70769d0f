"""Figures of the tables as bound numbers: one way to name a cell, one way to print it."""

from __future__ import annotations

import math

from trigpoint.instrument.model import Instrument
from trigpoint.sentences import Cell, Number, Part
from trigpoint.tables.model import Row, Tables
from trigpoint.tables.spec import ASKED, column_names

MEAN = "mean."
"""Stands before the id of a score or rating where a row holds its mean; no option's id does."""


def table_id(instrument: Instrument, row: Row) -> str:
    """The id of the table that a row stands in: ``index`` for scores, else its question's."""
    if row.option:
        return row.question
    if row.question in ("index", *(one.id for one in instrument.dimensions)):
        return "index"
    indicator = instrument.indicator.get(row.question.removesuffix(ASKED))
    return indicator.question if indicator else row.question


def row_id(row: Row) -> str:
    """The id of a row within its table: the option's, or that of a mean."""
    return row.option or MEAN + row.question


def column_ids(tables: Tables) -> tuple[str, ...]:
    """The columns' ids, as in the long form."""
    return column_names(tables.columns)


def printed(value: float, decimals: int = 1) -> str:
    """A figure as it is printed; nothing where there is none."""
    return "" if math.isnan(value) else f"{value:.{decimals}f}"


def figure(tables: Tables, row: Row, column: int = 0, part: Part = "value") -> Number:
    """A figure of a row as a bound number."""
    cell = Cell(table_id(tables.instrument, row), row_id(row), column_ids(tables)[column], part)
    if part == "base":
        return Number(f"{row.bases.n[column]:,}", cell)
    value = {"value": row.percent, "low": row.low, "high": row.high}[part][column]
    return Number(printed(float(value), decimals(tables, row)), cell)


def decimals(tables: Tables, row: Row) -> int:
    """How many decimals the figures of a row are printed with."""
    return 1 if row.count is None else tables.share_decimals
