"""The difference of two figures, its interval, and whether it is beyond noise."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
from scipy import special

from trigpoint.compare.estimate import NAN, Estimate, weighted_sum
from trigpoint.tables.letters import LEVEL, share_p
from trigpoint.tables.spec import MARKED_BASE


class State(StrEnum):
    """What may be said of a difference. Only ``up`` and ``down`` are beyond noise."""

    UP = "up"
    DOWN = "down"
    WITHIN_NOISE = "within_noise"
    UNTESTED = "untested"
    WITHHELD = "withheld"
    NOT_COMPARABLE = "not_comparable"


class Reason(StrEnum):
    """Why a difference is not tested, or a figure not compared or not given."""

    WITHHELD = "withheld"
    """One of the two figures is withheld."""
    TOO_FEW = "too_few"
    """It would tell of fewer firms than may be told of."""
    NOBODY = "nobody"
    """Nobody stands behind one of the two figures."""
    NO_ERROR = "no_error"
    """One of the two is known from print alone, which does not say how uncertain it is."""
    SMALL_BASE = "small_base"
    """One of the two has a base under 30, or an effective one of a single firm."""
    QUESTION_CHANGED = "question_changed"
    """The question has other options or rules, or others are asked it."""
    KEY_CHANGED = "key_changed"
    """The answers earn other points."""
    PARTS_CHANGED = "parts_changed"
    """The score is built from other scores, or with other weights."""
    CUT_POINTS_CHANGED = "cut_points_changed"
    """The stages are divided at other cut points, or it is not known at which."""
    NEW = "new"
    """The past has no such figure."""
    GONE = "gone"
    """Only the past has such a figure."""
    NOT_COUNTED = "not_counted"
    """The tally does not have what it takes."""


_STATES = {Reason.WITHHELD: State.WITHHELD, Reason.TOO_FEW: State.WITHHELD}
_STATES |= {Reason.NO_ERROR: State.UNTESTED, Reason.SMALL_BASE: State.UNTESTED}


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure less another, in points (of shares: percentage points).

    ``error`` is its standard error, ``low`` to ``high`` its own 95 % interval, ``p`` the two-sided
    p of no difference; NaN where they are not known. ``reason`` says why it is not tested; None
    where it is.
    """

    value: float
    error: float = NAN
    low: float = NAN
    high: float = NAN
    p: float = NAN
    reason: Reason | None = None


def difference(one: Estimate, two: Estimate) -> Difference:
    """``one`` less ``two``, which share no firm.

    Means: Welch's t test and interval. Shares: the pooled z test, Newcombe's interval from the two
    Wilson intervals (1998, Statistics in Medicine 17, method 10), and the unpooled standard error.
    Weighted figures stand on their effective bases. A base under
    :data:`~trigpoint.tables.spec.MARKED_BASE` leaves the interval and takes the test away.
    """
    missing = _missing(one, two)
    if missing:
        return Difference(NAN, reason=missing)
    if math.isnan(one.error) or math.isnan(two.error):
        reason = Reason.SMALL_BASE if _small(one, two) else Reason.NO_ERROR
        return Difference(one.value - two.value, reason=reason)
    found = _of_shares(one, two) if one.share else of_means([(1.0, one), (-1.0, two)])
    return found if not _small(one, two) else untested(found)


def of_means(parts: Sequence[tuple[float, Estimate]]) -> Difference:
    """The difference Σ factor · mean of independent means, whose factors sum to 0."""
    value, error, freedom = weighted_sum(parts)
    half = error * float(special.stdtrit(freedom, 0.975))
    t = abs(value) / error if error else (math.inf if value else 0.0)
    p = 2 * float(special.stdtr(freedom, -t))
    return Difference(value, error, value - half, value + half, p)


def untested(found: Difference) -> Difference:
    """The same difference without a test, for its bases are small."""
    return replace(found, p=NAN, reason=Reason.SMALL_BASE)


def states(family: Sequence[Difference]) -> list[State]:
    """What may be said of differences that are shown together.

    The chance that any is called up or down where none is, is at most 5 % (Bonferroni over those
    that are tested).
    """
    tests = tested(family)
    return [_state(one, tests) for one in family]


def tested(family: Sequence[Difference]) -> int:
    """How many differences are tested."""
    return sum(one.reason is None for one in family)


def _state(one: Difference, tests: int) -> State:
    if one.reason is not None:
        return _STATES.get(one.reason, State.NOT_COMPARABLE)
    if one.p >= LEVEL / tests:
        return State.WITHIN_NOISE
    return State.UP if one.value > 0 else State.DOWN


def _missing(one: Estimate, two: Estimate) -> Reason | None:
    if one.withheld or two.withheld:
        return Reason.WITHHELD
    if math.isnan(one.value) or math.isnan(two.value):
        return Reason.NOBODY
    return None


def _small(one: Estimate, two: Estimate) -> bool:
    """Whether either stands on too few firms, or on one that has all the weight."""
    return any(
        (each.base is not None and each.base < MARKED_BASE) or each.effective <= 1
        for each in (one, two)
    )


def _of_shares(one: Estimate, two: Estimate) -> Difference:
    value = one.value - two.value
    figures = (one.value / 100, one.effective, two.value / 100, two.effective)
    p = share_p(*(np.asarray(figure) for figure in figures))
    return Difference(
        value=value,
        error=math.hypot(one.error, two.error),
        low=value - math.hypot(one.value - one.low, two.high - two.value),
        high=value + math.hypot(one.high - one.value, two.value - two.low),
        p=float(p),
    )
