"""The index in bands, without its minimum and maximum."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from trigpoint.release.policy import (
    BAND_WIDTH,
    DECIMALS,
    LEAST_BEYOND,
    LEAST_DISTRIBUTION,
    WEIGHTED_DECIMALS,
)
from trigpoint.release.withhold import Withholding, groups_of, withheld
from trigpoint.tables.model import Bools, Ints
from trigpoint.tally.model import Tally

EDGES = np.arange(0, 101, BAND_WIDTH)

SCHEMA = pa.schema(
    {
        "banner": pa.string(),
        "answer": pa.string(),
        "low": pa.int64(),
        "high": pa.int64(),
        "base": pa.int64(),
        "count": pa.int64(),
        "percent": pa.float64(),
    }
)


def index_bands(
    tally: Tally, shown: Sequence[int], hidden: Withholding, *, weighted: bool
) -> pa.Table:
    """``banner, answer, low, high, base, count, percent``: who has an index from low to below high.

    The last band ends at 100 and holds it. The outermost bands are widened until each holds
    ``LEAST_BEYOND`` firms. ``percent`` is the weighted share; ``count`` is null with weights.
    """
    base = tally.histogram.sums.n.sum(axis=1)
    few = withheld(
        base, tally.size.n, groups_of(tally), hidden.columns["index"], LEAST_DISTRIBUTION
    )
    rows = []
    for at in shown:
        if not few[at] and base[at] > 0:
            rows += _column_bands(tally, at, weighted=weighted)
    return pa.Table.from_pylist(rows, schema=SCHEMA)


def _column_bands(tally: Tally, column: int, *, weighted: bool) -> list[dict[str, object]]:
    sums, scale = tally.histogram.sums, tally.instrument.lattice.index_scale
    band = np.minimum(tally.histogram.values // (BAND_WIDTH * scale), len(EDGES) - 2)
    n = np.bincount(band, sums.n[column], len(EDGES) - 1).astype(np.int64)
    w = np.bincount(band, sums.w[column], len(EDGES) - 1)
    starts = _starts(n)
    count, weight = np.add.reduceat(n, starts), np.add.reduceat(w, starts)
    share = np.round(100 * weight / w.sum(), WEIGHTED_DECIMALS if weighted else DECIMALS)
    ends = [*starts[1:].tolist(), len(EDGES) - 1]
    return [
        {
            "banner": tally.columns[column].banner,
            "answer": tally.columns[column].answer,
            "low": int(EDGES[start]),
            "high": int(EDGES[end]),
            "base": int(n.sum()),
            "count": None if weighted else int(count[at]),
            "percent": float(share[at]),
        }
        for at, (start, end) in enumerate(zip(starts.tolist(), ends, strict=True))
    ]


def _starts(n: Ints) -> Ints:
    """Where bands start once the outermost are wide enough."""
    below, above = np.cumsum(n), np.cumsum(n[::-1])[::-1]
    inner: Bools = (below[:-1] >= LEAST_BEYOND) & (above[1:] >= LEAST_BEYOND)
    return np.concatenate([[0], np.flatnonzero(inner) + 1])
