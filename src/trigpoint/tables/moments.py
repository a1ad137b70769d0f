"""Sums that tables need and a tally holds in another form: the index, the asked, a rating."""

from __future__ import annotations

import numpy as np

from trigpoint.instrument.model import Indicator, Question
from trigpoint.tables.model import Floats
from trigpoint.tally.estimate import ratio, standard_error
from trigpoint.tally.model import Moments, Sums, Tally


def index_mean(tally: Tally) -> tuple[Sums, Floats, Floats]:
    """Who has an index, its mean from 0 to 100 and the mean's standard error; arrays (columns)."""
    each = tally.histogram.sums
    sums = Sums(each.n.sum(axis=1), each.w.sum(axis=1), each.ww.sum(axis=1))
    values = tally.histogram.values / tally.instrument.lattice.index_scale
    share = ratio(each.w, sums.w[:, None], empty=0.0)
    mean = np.where(sums.w > 0, share @ values, np.nan)
    spread = (share * (values - mean[:, None]) ** 2).sum(axis=1)
    return sums, mean, standard_error(spread, sums)


def asked_only(tally: Tally, indicator: Indicator) -> Moments:
    """The moments of a routed indicator without those who were not asked; arrays (columns).

    ``tally.scores`` counts them with the points that the key declares for them.
    """
    everybody = tally.scores[indicator.id]
    unasked = tally.answers[indicator.question]
    if indicator.key.not_asked is None:
        return everybody
    points = int(indicator.key.not_asked * tally.instrument.lattice.points_scale)
    n, w, ww = unasked.n[:, -2], unasked.w[:, -2], unasked.ww[:, -2]
    return Moments(
        n=everybody.n - n,
        w=everybody.w - w,
        ww=everybody.ww - ww,
        wx=everybody.wx - w * points,
        wxx=everybody.wxx - w * points**2,
    )


def rating_moments(question: Question, answers: Sums) -> Moments:
    """The moments of a rating's own numbers, of those who gave one; arrays (columns)."""
    values = np.array([int(answer) for answer in question.answers])
    given = Sums(*(part[:, : len(values)] for part in (answers.n, answers.w, answers.ww)))
    return Moments(
        n=given.n.sum(axis=1),
        w=given.w.sum(axis=1),
        ww=given.ww.sum(axis=1),
        wx=given.w @ values,
        wxx=given.w @ values**2,
    )
