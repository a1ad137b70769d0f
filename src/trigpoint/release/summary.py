"""The figures about all firms as a whole, as far as they may be shown."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from trigpoint.release import policy
from trigpoint.tables.summary import POINTS


def issued_summary(rows: pa.Table) -> pa.Table:
    """What may be shown of :func:`~trigpoint.tables.summary.summary_rows`, rounded.

    No percentile or tenth with too few firms beyond it, and no figure finer than policy asks.
    """
    keep = [_enough_beyond(row) for row in rows.to_pylist()]
    rows = rows.filter(pa.array(keep, pa.bool_()))
    of_the_index = pc.is_in(rows["statistic"], pa.array(POINTS))
    for name in ("value", "low", "high"):
        points = pc.round(rows[name], policy.DECIMALS)
        coarse = pc.if_else(of_the_index, points, pc.round(rows[name], policy.COEFFICIENT_DECIMALS))
        rows = rows.set_column(rows.column_names.index(name), name, coarse)
    return rows


def _enough_beyond(row: dict[str, Any]) -> bool:
    if row["statistic"] == "percentile":
        share = min(int(row["item"]), 100 - int(row["item"]))
        return bool(row["base"] * share >= 100 * policy.LEAST_BEYOND)
    if row["statistic"] == "tenth_mean":
        return bool(row["base"] >= 10 * policy.LEAST_BEYOND)
    return True
