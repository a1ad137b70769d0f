"""A tally → the tables that may be shown: withheld as policy asks, and no finer than it allows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import numpy as np

from trigpoint.release import policy
from trigpoint.release.summary import issued_summary
from trigpoint.release.withhold import withholding
from trigpoint.tables.cells import decimals
from trigpoint.tables.compute import compute_tables
from trigpoint.tables.model import Floats, Row, Table, Tables
from trigpoint.tables.nets import Nets
from trigpoint.tally.model import Tally


def withheld_tables(
    tally: Tally,
    *,
    by: Sequence[str] | None = None,
    cut_points: Sequence[Decimal] | None = None,
    nets: Nets | None = None,
) -> Tables:
    """What :func:`compute_tables` gives without what is withheld; to test, not to show.

    The figures are exact: a test of rounded ones could call noise a difference.
    """
    tables = compute_tables(
        tally, by=by, cut_points=cut_points, withheld=withholding(tally), nets=nets
    )
    shares = policy.WEIGHTED_DECIMALS if tables.weighted else policy.DECIMALS
    return replace(tables, summary=issued_summary(tables.summary), share_decimals=shares)


def issued_tables(
    tally: Tally,
    *,
    by: Sequence[str] | None = None,
    cut_points: Sequence[Decimal] | None = None,
    nets: Nets | None = None,
) -> Tables:
    """The tables of a report: withheld, and rounded as in a release."""
    return as_printed(withheld_tables(tally, by=by, cut_points=cut_points, nets=nets))


def as_printed(tables: Tables) -> Tables:
    """The same tables with every figure as it is printed.

    Not even the place of a mark in a chart then says more than the print beside it.
    """
    return replace(tables, tables=tuple(_rounded(one, tables) for one in tables.tables))


def _rounded(table: Table, tables: Tables) -> Table:
    return replace(
        table, rows=tuple(_rounded_row(row, decimals(tables, row)) for row in table.rows)
    )


def _rounded_row(row: Row, places: int) -> Row:
    """The printed figures; a standard error is not printed."""
    return replace(
        row,
        percent=_as_printed(row.percent, places),
        low=_as_printed(row.low, places),
        high=_as_printed(row.high, places),
    )


def _as_printed(figures: Floats, places: int) -> Floats:
    """Rounded as Python prints, which numpy's own rounding is not in every last digit."""
    return np.array([round(figure, places) for figure in figures.tolist()])
