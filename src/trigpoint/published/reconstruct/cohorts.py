"""Who belongs to a cohort of which only the size and the mean scores are printed."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from trigpoint.errors import DataError, Fault
from trigpoint.published.counts import interval
from trigpoint.published.model import Cohort, decimals
from trigpoint.published.observed import INDEX
from trigpoint.published.reconstruct.aims import INSIDE
from trigpoint.published.reconstruct.codes import column_of
from trigpoint.published.reconstruct.frame import Frame
from trigpoint.published.reconstruct.landing import Firms
from trigpoint.published.reconstruct.program import Program
from trigpoint.published.reconstruct.targets import scores_of

Member = NDArray[np.bool_]


def members(frame: Frame, firms: Firms, rng: np.random.Generator) -> dict[str, Member]:
    """Who belongs to each printed cohort.

    A cohort is looked for in single columns first, that with the nearest mean index before the
    others, since a named group of firms seldom comes from everywhere; then among all firms.
    """
    return {name: _found(frame, firms, name, rng) for name in frame.published.cohorts}


def _found(frame: Frame, firms: Firms, name: str, rng: np.random.Generator) -> Member:
    cohort = frame.published.cohorts[name]
    scores = _scores(frame, firms)
    column = column_of(frame, firms)
    aim = float(cohort.scores.get(INDEX, 0))
    columns = [column == at for at in np.unique(column)]
    columns.sort(key=lambda rows: abs(float(scores[INDEX][rows].mean()) - aim))
    for rows in (*columns, column >= 0):
        chosen = _chosen(cohort, scores, rows, rng)
        if chosen is not None:
            return chosen
    raise DataError(Fault(f"cohorts.{name}", "no firms have these mean scores together"))


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
        program.row(terms, low + INSIDE, high - INSIDE)
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
