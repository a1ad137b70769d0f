"""Tables in long form: one row for every option and column, in the columns the contract names."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from trigpoint.tables.model import Bools, Floats, Row, Tables
from trigpoint.tables.spec import column_names

DECIMALS = 6


def long_rows(tables: Tables) -> pa.Table:
    """``question, option, column, base, … , letters, suppressed``; null where there is no number.

    A row with an empty option holds a mean score in ``percent``. ``question`` is then the
    indicator, the dimension, ``index`` or the rating, and with ``.asked`` behind an indicator the
    mean of those whom routing asked. Shares and means run from 0 to 100, rounded to 6 decimals.
    """
    names = pa.array(column_names(tables.columns))
    return pa.concat_tables(_long(row, names) for row in tables.rows())


def _long(row: Row, names: pa.Array) -> pa.Table:
    blank = row.suppressed
    no_count = np.ones_like(blank) if row.count is None else blank
    counts = row.bases.n if row.count is None else row.count
    return pa.table(
        {
            "question": pa.repeat(row.question, len(names)),
            "option": pa.repeat(row.option, len(names)),
            "column": names,
            "base": pa.array(row.bases.n, pa.int64(), mask=blank),
            "weighted_base": _numbers(row.bases.weighted, blank),
            "effective_base": _numbers(row.bases.effective, blank),
            "count": pa.array(counts, pa.int64(), mask=no_count),
            "percent": _numbers(row.percent, blank),
            "low": _numbers(row.low, blank),
            "high": _numbers(row.high, blank),
            "letters": pa.array(row.letters, pa.string()),
            "suppressed": pa.array(blank),
        }
    )


def _numbers(values: Floats, blank: Bools) -> pa.Array:
    return pa.array(np.round(values, DECIMALS), mask=blank | np.isnan(values))
