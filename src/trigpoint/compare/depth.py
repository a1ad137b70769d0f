"""The index by the answers to one of its own questions, with that question and without it.

How deeply a firm does what the question is about goes with its index partly because the question
is part of the index. The index formed anew from the other indicators shows what is left.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from trigpoint.compare.alike import INDEX
from trigpoint.compare.estimate import Estimate, mean, of_row
from trigpoint.instrument.model import Kind
from trigpoint.tables.association import covariance, index_without
from trigpoint.tables.compute import score_row
from trigpoint.tables.model import Floats, Row, Withheld
from trigpoint.tables.moments import index_mean
from trigpoint.tally.estimate import standard_error
from trigpoint.tally.model import Sums, Tally


@dataclass(frozen=True, slots=True)
class Depth:
    """The mean ``index`` of the firms that chose ``option``, and their index ``without`` it."""

    option: str
    index: Estimate
    without: Estimate


def index_by_answer(tally: Tally, question: str, withheld: Withheld) -> tuple[Depth, ...] | None:
    """The index by the options of a single question that an indicator scores, in their order.

    ``without`` leaves out every indicator of the question; its dimension keeps its weight unless
    nothing is left of it. Both means stand on the firms with an index. Both are withheld where the
    index is. None where the tally has no columns of the question, or the index does not stand on
    it, or on it alone.
    """
    columns, asked = tally.banner(question), tally.instrument.by_id[question]
    own = np.array([one.question == question for one in tally.instrument.indicators])
    if not columns or asked.kind is not Kind.SINGLE or not own.any() or own.all():
        return None
    weights = index_without(tally.instrument, own)
    row = replace(score_row(tally, INDEX), suppressed=withheld(INDEX, ""))
    return tuple(
        Depth(tally.columns[at].answer, of_row(row, at), _without(tally, at, row, weights))
        for at in columns
    )


def _without(tally: Tally, at: int, row: Row, weights: Floats) -> Estimate:
    """The mean of the index with other weights of the indicators, in one column.

    Exact from the cross-products: the mean is linear in the indicators' means, the variance the
    quadratic form of their covariances.
    """
    known = of_row(row, at)
    if math.isnan(known.value) or known.base is None:
        return known
    share, products = weights / weights.sum(), tally.products[at, 0].astype(np.float64)
    value = share @ products[1:] / products[0] / tally.instrument.lattice.points_scale
    spread = np.array(max(share @ covariance(tally, at) @ share, 0.0))
    sums = index_mean(tally)[0]
    error = standard_error(spread, Sums(sums.n[at], sums.w[at], sums.ww[at]))
    return mean(float(value), float(error), known.base, known.effective)
