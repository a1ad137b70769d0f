"""Sums that tables need and a tally holds in another form: the index, the stages, the asked."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import numpy as np

from trigpoint.instrument.model import Indicator, Question
from trigpoint.tally.model import Moments, Sums, Tally


def index_moments(tally: Tally) -> Moments:
    """The moments of the index, in units of ``1 / lattice.index_scale``; arrays (columns)."""
    histogram = tally.histogram
    weights, values = histogram.sums.w, histogram.values
    return Moments(
        n=histogram.sums.n.sum(axis=1),
        w=histogram.sums.w.sum(axis=1),
        ww=histogram.sums.ww.sum(axis=1),
        wx=weights @ values,
        wxx=weights @ values**2,
    )


def stage_sums(tally: Tally, cut_points: Sequence[Decimal]) -> Sums:
    """How many are in every stage; arrays (columns, stages).

    A score equal to a cut point belongs to the higher stage.
    """
    cuts = tally.instrument.lattice.cut_units(cut_points)
    stage = np.searchsorted(cuts, tally.histogram.values, side="right")
    belongs = (stage[:, None] == np.arange(len(cuts) + 1)).astype(np.int64)
    sums = tally.histogram.sums
    return Sums(n=sums.n @ belongs, w=sums.w @ belongs, ww=sums.ww @ belongs)


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
