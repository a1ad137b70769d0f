"""Who stands in each stage and how they score, for every column of a tally."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from trigpoint.instrument.model import Instrument
from trigpoint.tally.estimate import (
    effective_base,
    mean_and_error,
    ratio,
    standard_error,
    wilson,
)
from trigpoint.tally.model import WEIGHT_UNIT, Moments, Sums, Tally

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Profile:
    """The stages of the respondents with an index.

    ``n``, ``weighted`` (Σw), ``effective`` (the base of a stage's means), ``share`` and its 95 %
    interval ``low`` to ``high`` (all from 0 to 1) are (columns, stages). ``means`` and their
    standard ``errors`` are (columns, stages, scores); ``scores`` names them: the index, then the
    dimensions, then the indicators. NaN stands where nobody does, or, as an error, one firm alone.
    """

    stages: tuple[str, ...]
    cut_points: tuple[Decimal, ...]
    scores: tuple[str, ...]
    n: Ints
    weighted: Floats
    effective: Floats
    share: Floats
    low: Floats
    high: Floats
    means: Floats
    errors: Floats


def profile_stages(tally: Tally, cut_points: Sequence[Decimal] | None = None) -> Profile:
    """Profile the stages between ``cut_points``, by default the instrument's own.

    The cut points may come from another wave or from :mod:`trigpoint.stages.cuts`.
    """
    instrument = tally.instrument
    cuts = tuple(instrument.stages.cut_points if cut_points is None else cut_points)
    runs = _runs(tally, cuts)
    every = tally.histogram.sums
    sums = Sums(_by_stage(every.n, runs), _by_stage(every.w, runs), _by_stage(every.ww, runs))
    weighted = sums.w / WEIGHT_UNIT
    share = ratio(weighted, weighted.sum(axis=1, keepdims=True))
    low, high = wilson(share, _bases(sums))
    index_mean, index_error = _index(tally, runs, sums)
    means, errors = _scores(tally, runs, sums)
    order = _dimensions_first(instrument)
    return Profile(
        stages=stage_names(instrument, len(cuts) + 1),
        cut_points=cuts,
        scores=("index", *(d.id for d in instrument.dimensions), *instrument.indicator),
        n=sums.n,
        weighted=weighted,
        effective=effective_base(sums),
        share=share,
        low=low,
        high=high,
        means=np.concatenate([index_mean[..., None], means[..., order]], axis=2),
        errors=np.concatenate([index_error[..., None], errors[..., order]], axis=2),
    )


def stage_names(instrument: Instrument, k: int) -> tuple[str, ...]:
    """The instrument's names where it has k stages, else ``stage_1`` to ``stage_k``."""
    if k == len(instrument.stages.names):
        return instrument.stages.names
    return tuple(f"stage_{at}" for at in range(1, k + 1))


def _runs(tally: Tally, cuts: Sequence[Decimal]) -> list[tuple[int, int]]:
    """Each stage's run of positions in the histogram."""
    units = tally.instrument.lattice.cut_units(cuts)
    inner = np.searchsorted(tally.histogram.values, units).tolist()
    return list(pairwise([0, *inner, len(tally.histogram.values)]))


def _by_stage(counts: Ints, runs: list[tuple[int, int]]) -> Ints:
    """Sums over each run of the histogram's axis, the second."""
    return np.stack([counts[:, low:high].sum(axis=1) for low, high in runs], axis=1)


def _bases(sums: Sums) -> Floats:
    """The effective base of each column's shares, (columns, 1)."""
    n, w, ww = (part.sum(axis=1, keepdims=True) for part in (sums.n, sums.w, sums.ww))
    return effective_base(Sums(n, w, ww))


def _index(tally: Tally, runs: list[tuple[int, int]], sums: Sums) -> tuple[Floats, Floats]:
    scale = tally.instrument.lattice.index_scale
    means, spreads = [], []
    for low, high in runs:
        values, weights = tally.histogram.values[low:high] / scale, tally.histogram.sums.w
        share = ratio(weights[:, low:high], weights[:, low:high].sum(axis=1, keepdims=True))
        mean = (share * values).sum(axis=1)
        means.append(mean)
        spreads.append((share * (values - mean[:, None]) ** 2).sum(axis=1))
    mean = np.where(sums.w > 0, np.stack(means, axis=1), np.nan)
    return mean, standard_error(np.stack(spreads, axis=1), sums)


def _scores(tally: Tally, runs: list[tuple[int, int]], sums: Sums) -> tuple[Floats, Floats]:
    instrument, lattice = tally.instrument, tally.instrument.lattice
    scale = [lattice.points_scale] * len(instrument.indicators)
    scale += [lattice.dimension_scale[dimension.id] for dimension in instrument.dimensions]
    moments = Moments(
        n=sums.n[..., None],
        w=sums.w[..., None],
        ww=sums.ww[..., None],
        wx=_by_stage(tally.histogram.wx, runs),
        wxx=_by_stage(tally.histogram.wxx, runs),
    )
    return mean_and_error(moments, scale)


def _dimensions_first(instrument: Instrument) -> list[int]:
    indicators, dimensions = len(instrument.indicators), len(instrument.dimensions)
    return [*range(indicators, indicators + dimensions), *range(indicators)]
