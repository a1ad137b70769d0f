"""Scores as rows: one respondent a row, in the columns that the contract names."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from trigpoint.scores.compute import MISSING, Scores


def score_rows(scores: Scores) -> pa.Table:
    """``respondent``, every indicator, every dimension, ``index``, ``stage``; null where missing.

    Scores run from 0 to 100, rounded to six decimals; ``stage`` is the stage's id.
    """
    instrument = scores.instrument
    columns: dict[str, pa.Array] = {"respondent": pa.array(scores.respondent, pa.string())}
    for at, indicator in enumerate(instrument.indicators):
        columns[indicator.id] = _numbers(scores.indicator_values()[:, at])
    for at, dimension in enumerate(instrument.dimensions):
        columns[dimension.id] = _numbers(scores.dimension_values()[:, at])
    columns["index"] = _numbers(scores.index_values())
    names = pa.array(instrument.stages.names)
    stage = pa.array(scores.stage, mask=scores.stage == MISSING)
    columns["stage"] = names.take(stage)
    return pa.table(columns)


def _numbers(values: np.ndarray[tuple[int], np.dtype[np.float64]]) -> pa.Array:
    return pa.array(np.round(values, 6), mask=np.isnan(values))
