"""The figures about a column as a whole: ranks, spread of the index, how the scores go together."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyarrow as pa

from trigpoint.tables.association import Correlation, alphas, index_correlations
from trigpoint.tables.model import Tables
from trigpoint.tables.moments import index_mean
from trigpoint.tables.spec import MARKED_BASE
from trigpoint.tables.spread import index_distribution, percentiles, tenth_means
from trigpoint.tally.estimate import effective_base
from trigpoint.tally.model import Tally

SHARES = (10, 25, 50, 75, 90)
"""The percentiles of the index that are shown."""

POINTS = ("percentile", "tenth_mean")
"""The statistics that are points of the index; the others are coefficients."""

SummaryRow = tuple[str, str, float, float, float]
"""Statistic, what it is about, its value, and its 95 % interval (NaN where there is none)."""


def summary_rows(tally: Tally, column: int = 0) -> pa.Table:
    """``statistic, item, value, low, high, base`` of one column; no row where the base is under 30.

    ``correlation`` and ``corrected_correlation`` (with the index, of every indicator and
    dimension), ``alpha`` (of dimensions and ``index``), ``percentile`` of the index (item 10 to
    90), ``tenth_mean`` (item bottom, top and their ``gap``). Rounded to 6 decimals.
    """
    base = index_mean(tally)[0]
    rows = list(_rows(tally, column)) if base.n[column] >= MARKED_BASE else []
    statistic, item, *numbers = zip(*rows, strict=True) if rows else ((),) * 5
    values = [np.round(np.array(part, dtype=np.float64), 6) for part in numbers]
    found = {"statistic": pa.array(statistic, pa.string()), "item": pa.array(item, pa.string())}
    for name, part in zip(("value", "low", "high"), values, strict=True):
        found[name] = pa.array(part, mask=np.isnan(part))
    return pa.table(found | {"base": pa.array([int(base.n[column])] * len(rows), pa.int64())})


def _rows(tally: Tally, column: int) -> Iterator[SummaryRow]:
    base = float(effective_base(index_mean(tally)[0])[column])
    found = index_correlations(tally, base, column)
    for name, (plain, _) in found.items():
        yield _of("correlation", name, plain)
    for name, (_, corrected) in found.items():
        yield _of("corrected_correlation", name, corrected)
    for name, alpha in alphas(tally, column).items():
        yield "alpha", name, alpha, np.nan, np.nan
    values, weights = index_distribution(tally, column)
    for share, value in zip(SHARES, percentiles(values, weights, SHARES), strict=True):
        yield "percentile", str(share), float(value), np.nan, np.nan
    bottom, top = tenth_means(values, weights)
    for name, value in (("bottom", bottom), ("top", top), ("gap", top - bottom)):
        yield "tenth_mean", name, value, np.nan, np.nan


def _of(statistic: str, item: str, found: Correlation) -> SummaryRow:
    return statistic, item, found.r, found.low, found.high


def ranked_means(tables: Tables) -> dict[str, tuple[list[float], list[int]]]:
    """For every indicator its mean in each column and the mean's rank there, 1 the highest.

    Equal means share the better rank. Where a mean is withheld or there is none, it is NaN and
    its rank 0. The indicators come in the order of their ranks in the total.
    """
    names = list(tables.instrument.indicator)
    means = np.array([tables.row(name).percent for name in names])
    rank = (means[None, :, :] > means[:, None, :]).sum(axis=1) + 1
    ranks = np.where(np.isnan(means), 0, rank)
    order = np.argsort(-np.nan_to_num(means[:, 0], nan=-1), kind="stable").tolist()
    return {names[at]: (means[at].tolist(), ranks[at].tolist()) for at in order}
