"""The stages of a wave as one document for machines."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Any

from trigpoint.scores import Scores
from trigpoint.stages.cuts import Partition, explained_by
from trigpoint.stages.profile import Profile
from trigpoint.stages.stability import NearBoundary, Stability
from trigpoint.tally.columns import REST
from trigpoint.tally.model import Tally


def stages_document(
    tally: Tally, given: Profile, best: Sequence[Partition], optimal: Profile | None
) -> dict[str, Any]:
    """The stages by the optimal cut points, and under ``given`` by the wave's own.

    ``best`` are the optimal partitions for 2, 3, … stages and ``optimal`` is the profile of one of
    them, None where the index has too few distinct values. Keys: ``k``; ``centres`` and
    ``cut_points``, their midpoints; ``explained``, the share of variance that k optimal stages
    explain, by k; ``stages`` of all firms, and ``by`` for each column of the banners. A stage has
    ``stage``, ``n``, ``share`` with its 95 % interval ``low`` to ``high`` (from 0 to 1), ``means``
    and their standard ``errors`` of the index, the dimensions and the indicators. Null stands
    where there is nothing to state.
    """
    return {
        **_optimal(tally, best, optimal),
        "explained": {str(one.k): _number(one.explained) for one in best},
        "given": {
            "cut_points": [float(cut) for cut in given.cut_points],
            "explained": _number(explained_by(tally, given.cut_points)),
            **_stages(tally, given),
        },
    }


def stability_document(stability: Stability) -> dict[str, Any]:
    """The bootstrap: ``draws``, per optimal cut point ``low`` and ``high``, firms ``moved``."""
    return {
        "draws": stability.draws,
        "low": [_number(value) for value in stability.low],
        "high": [_number(value) for value in stability.high],
        "moved": _number(stability.moved),
        "moved_high": _number(stability.moved_high),
    }


def near_document(scores: Scores, near: NearBoundary) -> list[dict[str, Any]]:
    """The firms near a cut point: ``respondent``, ``cut_point`` and ``distance`` from it."""
    return [
        {
            "respondent": scores.respondent[row],
            "cut_point": float(scores.cut_points[cut]),
            "distance": _number(distance),
        }
        for row, cut, distance in zip(near.row, near.cut, near.distance, strict=True)
    ]


def _optimal(tally: Tally, best: Sequence[Partition], optimal: Profile | None) -> dict[str, Any]:
    if optimal is None:
        return dict.fromkeys(("k", "centres", "cut_points", "stages", "by"))
    chosen = next(one for one in best if one.k == len(optimal.stages))
    return {
        "k": chosen.k,
        "centres": [_number(centre) for centre in chosen.centres],
        "cut_points": [_number((low + high) / 2) for low, high in pairwise(chosen.centres)],
        **_stages(tally, optimal),
    }


def _stages(tally: Tally, found: Profile) -> dict[str, Any]:
    total, *others = (_column(found, at) for at in range(len(tally.columns)))
    by = [
        {"banner": column.banner, "answer": column.answer, "stages": stages}
        for column, stages in zip(tally.columns[1:], others, strict=True)
        if not column.banner.startswith(REST)
    ]
    return {"stages": total, "by": by}


def _column(found: Profile, column: int) -> list[dict[str, Any]]:
    return [
        {
            "stage": stage,
            "n": int(found.n[column, at]),
            "share": _number(found.share[column, at]),
            "low": _number(found.low[column, at]),
            "high": _number(found.high[column, at]),
            "means": _by_score(found, found.means[column, at]),
            "errors": _by_score(found, found.errors[column, at]),
        }
        for at, stage in enumerate(found.stages)
    ]


def _by_score(found: Profile, values: Sequence[float]) -> dict[str, float | None]:
    return {score: _number(value) for score, value in zip(found.scores, values, strict=True)}


def _number(value: float | Fraction) -> float | None:
    return None if math.isnan(value) else round(float(value), 6)
