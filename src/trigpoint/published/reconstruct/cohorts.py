"""Who belongs to a cohort of which only the size and the mean scores are printed."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from trigpoint.published.counts import interval
from trigpoint.published.form import INDEX
from trigpoint.published.model import Cohort, decimals
from trigpoint.published.reconstruct.codes import column_of
from trigpoint.published.reconstruct.frame import Frame
from trigpoint.published.reconstruct.landing import Firms
from trigpoint.published.reconstruct.program import Program
from trigpoint.published.reconstruct.targets import scores_of

Member = NDArray[np.bool_]


def members(frame: Frame, firms: Firms, rng: np.random.Generator) -> dict[str, Member] | None:
    """Who belongs to each printed cohort; None if no firms have its mean scores together.

    A cohort is looked for in single columns first, that with the nearest mean index before the
    others, since a named group of firms seldom comes from everywhere; then among all firms.
    """
    found = {}
    scores, column = _scores(frame, firms), column_of(frame, firms)
    for name, cohort in frame.published.cohorts.items():
        aim = float(cohort.scores.get(INDEX, 0))
        means = [float(scores[INDEX][column == at].mean()) for at in range(column.max() + 1)]
        nearest = np.argsort(np.abs(np.array(means) - aim), kind="stable")
        places = (*(column == at for at in nearest), column >= 0)
        chosen = (_chosen(cohort, scores, rows, rng) for rows in places)
        member = next((one for one in chosen if one is not None), None)
        if member is None:
            return None
        found[name] = member
    return found


def _chosen(
    cohort: Cohort, scores: dict[str, NDArray[np.float64]], rows: Member, rng: np.random.Generator
) -> Member | None:
    """Members among some firms whose means print as the cohort's, if there are any."""
    program = Program()
    firms = rng.permutation(np.flatnonzero(rows))
    variables = [program.whole(1) for _ in firms]
    program.row(dict.fromkeys(variables, 1.0), cohort.n, cohort.n)
    for name, value in cohort.scores.items():
        terms = dict(zip(variables, scores[name][firms], strict=True))
        low, high = (float(end) * cohort.n for end in interval(value, decimals(value)))
        program.row(terms, low, high)
    values = program.solve()
    if values is None:
        return None
    member = np.zeros(len(rows), dtype=np.bool_)
    member[firms[values == 1]] = True
    return member


def _scores(frame: Frame, firms: Firms) -> dict[str, NDArray[np.float64]]:
    """The index and every dimension, per firm."""
    found = {}
    names = [INDEX, *(one.id for one in frame.instrument.dimensions)]
    for name, score in scores_of(frame.instrument).items():
        if name in names:
            points = [
                frame.scales[id_].points[firms.level[:, frame.designed.index(id_)]] * weight
                for id_, weight in score.weights.items()
            ]
            found[name] = np.sum(points, axis=0) / score.scale
    return found
