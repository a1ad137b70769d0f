"""Tables in long form: one row for every option and column, in the columns the contract names."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from trigpoint.tables.model import Bools, Floats, Tables
from trigpoint.tables.spec import column_names

DECIMALS = 6


def long_rows(tables: Tables) -> pa.Table:
    """``question, option, column, base, … , letters, suppressed``; null where there is no number.

    A row with an empty option holds a mean score in ``percent``. ``question`` is then the
    indicator, the dimension, ``index`` or the rating, and with ``.asked`` behind an indicator the
    mean of those whom routing asked. Shares and means run from 0 to 100, rounded to 6 decimals.
    """
    rows, names = tables.rows(), column_names(tables.columns)
    blank = np.concatenate([row.suppressed for row in rows])
    mean = np.repeat([row.count is None for row in rows], len(names))
    counts = [row.bases.n if row.count is None else row.count for row in rows]
    return pa.table(
        {
            "question": np.repeat([row.question for row in rows], len(names)),
            "option": np.repeat([row.option for row in rows], len(names)),
            "column": np.tile(names, len(rows)),
            "base": pa.array(np.concatenate([row.bases.n for row in rows]), mask=blank),
            "weighted_base": _numbers([row.bases.weighted for row in rows], blank),
            "effective_base": _numbers([row.bases.effective for row in rows], blank),
            "count": pa.array(np.concatenate(counts), mask=blank | mean),
            "percent": _numbers([row.percent for row in rows], blank),
            "low": _numbers([row.low for row in rows], blank),
            "high": _numbers([row.high for row in rows], blank),
            "letters": [letters for row in rows for letters in row.letters],
            "suppressed": blank,
        }
    )


def _numbers(values: Sequence[Floats], blank: Bools) -> pa.Array:
    rounded = np.round(np.concatenate(values), DECIMALS)
    return pa.array(rounded, mask=blank | np.isnan(rounded))
