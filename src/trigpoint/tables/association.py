"""How the scores go together: correlations with the index, and Cronbach's alpha.

Both are worked out from the tally's cross-products, over the respondents who have an index.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from trigpoint.instrument.model import Instrument
from trigpoint.tables.model import Bools, Floats
from trigpoint.tally.estimate import Z_95
from trigpoint.tally.model import Tally


@dataclass(frozen=True, slots=True)
class Correlation:
    """Pearson's r with its 95 % interval; NaN where a score does not vary."""

    r: float
    low: float
    high: float


def covariance(tally: Tally, column: int = 0) -> Floats:
    """The weighted covariances of the indicators, in points², shape (indicators, indicators)."""
    sums = tally.products[column].astype(np.float64)
    weight = max(sums[0, 0], 1.0)
    mean = sums[0, 1:] / weight
    scale = tally.instrument.lattice.points_scale
    return np.asarray((sums[1:, 1:] / weight - np.outer(mean, mean)) / scale**2)


def index_correlations(
    tally: Tally, effective_base: float, column: int = 0
) -> dict[str, tuple[Correlation, Correlation]]:
    """For every indicator and dimension: its correlation with the index, plain and corrected.

    What is part of a sum correlates with it by construction. Corrected is the correlation with the
    index formed anew from the other indicators (of a dimension: from the other dimensions), each
    dimension keeping its weight in the index unless nothing is left of it (the item-rest
    correlation; Guilford 1954, Psychometric Methods). Intervals by Fisher's z (1915) on the
    effective base.
    """
    between, weights = covariance(tally, column), _index_weights(tally.instrument)
    found = {}
    for name, part in _parts(tally.instrument).items():
        rest = index_without(tally.instrument, part > 0)
        found[name] = (
            _correlation(between, part, weights, effective_base),
            _correlation(between, part, rest, effective_base),
        )
    return found


def alphas(tally: Tally, column: int = 0) -> dict[str, float]:
    """Cronbach's alpha (1951) of every dimension of two or more indicators, and of all (``index``).

    k/(k - 1) · (1 - Σσᵢ²/σ²) with σ² the variance of the plain sum; NaN where nothing varies.
    """
    between = covariance(tally, column)
    groups = {name: part > 0 for name, part in _dimension_parts(tally.instrument).items()}
    groups["index"] = np.ones(len(between), dtype=bool)
    return {
        name: _alpha(between[np.ix_(own, own)]) for name, own in groups.items() if own.sum() > 1
    }


def shared_zeros(instrument: Instrument) -> tuple[tuple[str, ...], ...]:
    """The groups of indicators that are zero together, for one answer sets them all.

    They are the questions that the instrument says must move together; their correlations, and
    alpha, are partly the key's doing.
    """
    groups = [{rule.question, *rule.sets} for rule in instrument.together]
    return tuple(
        tuple(one.id for one in instrument.indicators if one.question in group) for group in groups
    )


def _index_weights(instrument: Instrument) -> Floats:
    return np.array(instrument.lattice.index_weights, dtype=np.float64)


def _parts(instrument: Instrument) -> dict[str, Floats]:
    """Every indicator and every dimension as weights of the indicators."""
    single = np.eye(len(instrument.indicators))
    parts = {one.id: single[at] for at, one in enumerate(instrument.indicators)}
    return parts | _dimension_parts(instrument)


def _dimension_parts(instrument: Instrument) -> dict[str, Floats]:
    weights = np.array(instrument.lattice.dimension_weights, dtype=np.float64)
    owner = np.array([one.dimension for one in instrument.indicators])
    return {one.id: np.where(owner == one.id, weights, 0.0) for one in instrument.dimensions}


def index_without(instrument: Instrument, left_out: Bools) -> Floats:
    """The weights of the index formed anew without the indicators ``left_out`` (indicators).

    A dimension keeps its weight unless nothing is left of it. Their sum is what a weighted sum of
    points has to be divided by.
    """
    weights = _index_weights(instrument)
    rest = np.where(left_out, 0.0, weights)
    for own in (part > 0 for part in _dimension_parts(instrument).values()):
        if rest[own].any():
            rest[own] *= weights[own].sum() / rest[own].sum()
    return rest


def _correlation(between: Floats, one: Floats, two: Floats, base: float) -> Correlation:
    variances = (one @ between @ one) * (two @ between @ two)
    if variances <= 0:
        return Correlation(np.nan, np.nan, np.nan)
    r = float(np.clip(one @ between @ two / np.sqrt(variances), -1, 1))
    if base <= 3 or abs(r) == 1:
        return Correlation(r, np.nan, np.nan)
    z, half = np.arctanh(r), Z_95 / np.sqrt(base - 3)
    return Correlation(r, float(np.tanh(z - half)), float(np.tanh(z + half)))


def _alpha(between: Floats) -> float:
    k, total = len(between), between.sum()
    return float(k / (k - 1) * (1 - np.trace(between) / total)) if total > 0 else np.nan
