"""How the firms of each stage score, as far as it may be shown.

Stages are columns like those of a banner: one of too few firms is withheld, and another with it, so
that the mean of all less the rest gives nothing back. A follow-up that only few firms of a stage
were asked is a secret of theirs; it is withheld there, with every score that is built on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
from scipy import special

from trigpoint.release.policy import DECIMALS, LEAST_BASE
from trigpoint.release.withhold import Group, withheld
from trigpoint.stages.profile import Profile, profile_stages
from trigpoint.tables.model import Bools, Floats, Ints
from trigpoint.tally.model import WEIGHT_UNIT, Tally


@dataclass(frozen=True, slots=True)
class IssuedProfile:
    """Mean scores of all firms with an index (the first column) and of each stage after it.

    ``scores`` names the index, the dimensions, the indicators. ``n`` (columns) are the firms, 0
    where too few; ``means`` with their 95 % intervals ``low`` to ``high`` are (columns, scores),
    rounded as policy asks, NaN where ``withheld`` (columns, scores) or where nobody stands.
    """

    stages: tuple[str, ...]
    scores: tuple[str, ...]
    n: Ints
    means: Floats
    low: Floats
    high: Floats
    withheld: Bools


def issued_profile(tally: Tally, cut_points: Sequence[Decimal]) -> IssuedProfile:
    """The profile of all firms by the stages between ``cut_points``."""
    every, stages = profile_stages(tally, ()), profile_stages(tally, cut_points)
    n, effective, means, errors = (
        np.concatenate([getattr(one, name)[0] for one in (every, stages)])
        for name in ("n", "effective", "means", "errors")
    )
    hidden = _withheld(tally, stages, n)
    freedom = np.where(effective > 1, effective - 1, np.nan)
    half = errors * special.stdtrit(freedom, 0.975)[:, None]

    def shown(figures: Floats) -> Floats:
        return np.asarray(np.round(np.where(hidden, np.nan, figures), DECIMALS))

    return IssuedProfile(
        stages=stages.stages,
        scores=stages.scores,
        n=np.where(hidden.all(axis=1), 0, n),
        means=shown(means),
        low=shown(means - half),
        high=shown(means + half),
        withheld=hidden,
    )


def _withheld(tally: Tally, stages: Profile, n: Ints) -> Bools:
    """What is withheld, (columns, scores); a score is wherever one that it is built from is."""
    instrument = tally.instrument
    group = Group(0, tuple(range(1, len(n))))

    def completed(start: Bools) -> Bools:
        return withheld(n, n, [group], start)

    found = {}
    for indicator in instrument.indicators:
        few = np.zeros(len(n), dtype=bool)
        if indicator.key.not_asked is not None:
            few[1:] = _surely_asked(tally, stages, indicator.id) < LEAST_BASE
        found[indicator.id] = completed(few)
    for dimension in instrument.dimensions:
        parts = [found[one.id] for one in instrument.indicators_of(dimension.id)]
        found[dimension.id] = completed(np.logical_or.reduce(parts))
    every = [found[one.id] for one in instrument.dimensions]
    found["index"] = completed(np.logical_or.reduce(every))
    return np.stack([found[name] for name in stages.scores], axis=1)


def _surely_asked(tally: Tally, stages: Profile, indicator: str) -> Floats:
    """At least so many firms of each stage were asked what an indicator scores.

    A tally does not count them. Those who were not asked all have the same points, so by Cauchy and
    Schwarz the others are at least (Σwd)²/Σwd² of the weight, d being what a score differs by; and
    so much weight is at least its square over Σw² of firms.
    """
    unasked = float(tally.instrument.indicator[indicator].key.not_asked or 0)
    at = stages.scores.index(indicator)
    n, effective = stages.n[0], stages.effective[0]
    away = (stages.means[0, :, at] - unasked) ** 2
    spread = stages.errors[0, :, at] ** 2 * effective * (n - 1) / np.maximum(n, 1)
    share = np.divide(away, away + spread, out=np.zeros(len(n)), where=away > 0)
    weighted = (tally.size.w != tally.size.n * WEIGHT_UNIT).any()
    return np.asarray(np.round(share**2 * effective if weighted else share * n, 6))
