"""How sure the stages are, as far as it may be shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from trigpoint.release.policy import DECIMALS, LEAST_DISTRIBUTION, WEIGHTED_DECIMALS
from trigpoint.release.withhold import withholding
from trigpoint.scores import Scores
from trigpoint.stages.cuts import explained_by, index_weights, partitions
from trigpoint.stages.stability import bootstrap_stages, bootstrap_tally, near_share
from trigpoint.tables.model import Floats
from trigpoint.tally.model import WEIGHT_UNIT, Tally

DRAWS = 500
"""How many times the firms are drawn anew."""


@dataclass(frozen=True, slots=True)
class Certainty:
    """How firmly k stages stand, in figures rounded as policy asks.

    ``optimal`` (k - 1) are the cut points that explain most, ``low`` to ``high`` (k - 1) bound 95 %
    of those of resamples; NaN where resampling could not be done. ``explained`` is the share of
    variance (percent) that the used cut points explain, ``most`` that of the optimal ones, ``near``
    the share of firms near a used cut point, ``moved`` that of firms which resampling puts in
    another stage. ``base`` is the number of firms with an index.
    """

    base: int
    optimal: Floats
    low: Floats
    high: Floats
    explained: float
    most: float
    near: float
    moved: float


def issued_certainty(
    tally: Tally,
    cut_points: Sequence[Decimal],
    scores: Scores | None = None,
    weights: Floats | None = None,
) -> Certainty | None:
    """How sure the stages between ``cut_points`` are, of all firms together.

    ``scores`` with their ``weights`` are needed for resampling where weights differ. None where too
    few firms have an index, or it has too few distinct values for so many stages.
    """
    k, base = len(cut_points) + 1, int(tally.histogram.sums.n[0].sum())
    few = base < LEAST_DISTRIBUTION or bool(withholding(tally)("index", "")[0])
    if few or len(index_weights(tally, 0)[0]) < k:
        return None
    best = partitions(tally, k)[-1]
    weighted = bool((tally.size.w != tally.size.n * WEIGHT_UNIT).any())
    if weighted:
        drawn = None if scores is None else bootstrap_stages(scores, weights, k=k, draws=DRAWS)
    else:
        drawn = bootstrap_tally(tally, k=k, draws=DRAWS)
    nothing = np.full(k - 1, np.nan)
    return Certainty(
        base=base,
        optimal=np.round([float(cut) for cut in best.cut_points], DECIMALS),
        low=nothing if drawn is None else np.round(drawn.low, DECIMALS),
        high=nothing if drawn is None else np.round(drawn.high, DECIMALS),
        explained=round(100 * explained_by(tally, cut_points), DECIMALS),
        most=round(100 * best.explained, DECIMALS),
        near=round(
            100 * near_share(tally, cut_points), WEIGHTED_DECIMALS if weighted else DECIMALS
        ),
        moved=float("nan") if drawn is None else round(100 * drawn.moved, DECIMALS),
    )
