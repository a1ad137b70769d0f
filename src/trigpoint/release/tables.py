"""A tally → the tables that may be shown: withheld as policy asks, and no finer than it allows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import numpy as np

from trigpoint.release import policy
from trigpoint.release.summary import issued_summary
from trigpoint.release.withhold import withholding
from trigpoint.tables.compute import compute_tables
from trigpoint.tables.model import Row, Table, Tables
from trigpoint.tables.nets import Nets
from trigpoint.tally.model import Tally


def issued_tables(
    tally: Tally,
    *,
    by: Sequence[str] | None = None,
    cut_points: Sequence[Decimal] | None = None,
    nets: Nets | None = None,
) -> Tables:
    """The tables of a report: what :func:`compute_tables` gives, after disclosure control.

    Every figure is rounded as in a release, so that not even the place of a mark in a chart says
    more than the print beside it.
    """
    tables = compute_tables(
        tally, by=by, cut_points=cut_points, withheld=withholding(tally), nets=nets
    )
    shares = policy.WEIGHTED_DECIMALS if tables.weighted else policy.DECIMALS
    return replace(
        tables,
        tables=tuple(_rounded(table, shares) for table in tables.tables),
        summary=issued_summary(tables.summary),
        share_decimals=shares,
    )


def _rounded(table: Table, shares: int) -> Table:
    rows = tuple(
        _rounded_row(row, policy.DECIMALS if row.count is None else shares) for row in table.rows
    )
    return replace(table, rows=rows)


def _rounded_row(row: Row, decimals: int) -> Row:
    """The printed figures; a standard error is not printed, and tests need all of it."""
    return replace(
        row,
        percent=np.round(row.percent, decimals),
        low=np.round(row.low, decimals),
        high=np.round(row.high, decimals),
    )
