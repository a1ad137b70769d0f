"""Raking: weights that make the answers meet known margins, within bounds.

Iterative proportional fitting (Deming and Stephan 1940, Annals of Mathematical Statistics 11)
scales the weights to each margin in turn until all are met. It works on the cells of the margins'
cross-table, so its cost hardly depends on the number of respondents.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trigpoint.errors import UsageError
from trigpoint.responses.model import Responses
from trigpoint.weights.margins import Margins, target_shares

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

TOLERANCE = 1e-9
"""A margin is met when no share misses its target by more than this."""


_NEAR = 1e-6
"""A weight within this share of a bound is at the bound."""

_WINDOW = 10
"""Raking ends when so many rounds together bring the miss down by less than a hundredth."""

_BALANCING = 50
"""Rounds in which weights that cannot meet the margins within bounds get the mean 1 again."""


@dataclass(frozen=True, slots=True)
class Raking:
    """Weights (n) with the mean 1, and how well they do.

    ``converged`` says that ``largest_miss``, the largest difference between a weighted share and
    its target (from 0 to 1), is at most ``TOLERANCE`` with all weights within their bounds.
    ``trimmed`` counts the respondents whose weight is at a bound. ``design_effect`` is nΣw²/(Σw)²
    (Kish 1965, Survey Sampling) and ``effective_base`` is n divided by it.
    """

    weights: Floats
    iterations: int
    converged: bool
    largest_miss: float
    trimmed: int
    design_effect: float
    effective_base: float


@dataclass(frozen=True, slots=True)
class _Cells:
    """Respondents alike in the margins' answers and in the weight they start with.

    ``of`` (n) is each respondent's cell; ``n``, ``start`` and the ``code`` of each margin's answer
    are per cell. ``share`` holds each margin's targets, by code.
    """

    of: Ints
    n: Ints
    start: Floats
    code: Mapping[str, Ints]
    share: Mapping[str, Floats]


def rake(
    responses: Responses,
    margins: Margins,
    *,
    trim: tuple[float, float] | None = (0.3, 3.0),
    max_iterations: int = 1000,
) -> Raking:
    """Weight ``responses`` so that every margin is met.

    Starts from the weights of the responses, where they have any. ``trim`` bounds every weight
    relative to the mean: what is beyond is cut and raking goes on, until margins and bounds both
    hold, or ten rounds hardly change anything, or ``max_iterations`` are done; then the bounds
    hold and ``largest_miss`` says how far the margins are off. A respondent without an answer to
    a margin's question is neither scaled to that margin nor counted in it: a margin is about those
    who answered. A weight of 0 stays 0.

    Raises DataError with every fault of the margins: an unknown question or option, shares that do
    not sum to 1, a target for an option without respondents, none for one with; UsageError for
    bounds that do not enclose 1.
    """
    if trim is not None and not 0 <= trim[0] < 1 < trim[1]:
        raise UsageError(f"A weight cannot be kept from {trim[0]:g} to {trim[1]:g} times the mean.")
    cells = _cells(responses, target_shares(responses, margins))
    low, high = (0.0, np.inf) if trim is None else trim
    bounds = np.where(cells.start > 0, low, 0.0), np.full(len(cells.n), high)
    weight, iterations = _raked(cells, bounds, max_iterations)
    miss, total = _largest_miss(weight, cells), int(cells.n.sum())
    at_bound = (weight <= bounds[0] * (1 + _NEAR)) | (weight >= bounds[1] * (1 - _NEAR))
    effect = float(total * (cells.n @ weight**2) / (cells.n @ weight) ** 2)
    return Raking(
        weights=weight[cells.of],
        iterations=iterations,
        converged=miss <= TOLERANCE,
        largest_miss=miss,
        trimmed=int(cells.n[at_bound & (cells.start > 0)].sum()),
        design_effect=effect,
        effective_base=total / effect,
    )


def _raked(cells: _Cells, bounds: tuple[Floats, Floats], max_iterations: int) -> tuple[Floats, int]:
    """The weight of each cell, with the mean 1, and how many rounds it took."""
    weight, misses = _with_mean_one(cells.start, cells), list[float]()
    while len(misses) < max_iterations and not _settled(misses):
        weight = np.clip(_scaled(weight, cells), *bounds)
        misses.append(_largest_miss(weight, cells))
    for _ in range(_BALANCING):
        weight = np.clip(_with_mean_one(weight, cells), *bounds)
    return weight, len(misses)


def _settled(misses: list[float]) -> bool:
    """Whether the margins are met, or further rounds would hardly bring them nearer."""
    met = bool(misses) and misses[-1] <= TOLERANCE / 10
    stalled = len(misses) > _WINDOW and misses[-1] > 0.99 * misses[-1 - _WINDOW]
    return met or stalled


def _cells(responses: Responses, share: Mapping[str, Floats]) -> _Cells:
    size = len(responses)
    start = np.ones(size) if responses.weights is None else responses.weights
    of = np.zeros(size, dtype=np.int64)
    if responses.weights is not None:
        of = np.unique(start, return_inverse=True)[1]
    for name in share:
        codes = responses.codes[name]
        crossed = of * (int(codes.max(initial=0)) + 1) + codes
        of = (np.cumsum(np.bincount(crossed) > 0) - 1)[crossed]
    n = np.bincount(of)
    one = np.zeros(len(n), dtype=np.int64)
    one[of] = np.arange(size)
    codes_by_name = {name: responses.codes[name][one].astype(np.int64) for name in share}
    return _Cells(of, n, start[one], codes_by_name, share)


def _scaled(weight: Floats, cells: _Cells) -> Floats:
    """One round: scaled to each margin in turn, then to the mean 1."""
    for name, share in cells.share.items():
        mass = _mass(weight, cells, name)
        factor = np.ones(len(share) + 2)
        np.divide(share * mass.sum(), mass, out=factor[: len(share)], where=mass > 0)
        weight = weight * factor[cells.code[name]]
    return _with_mean_one(weight, cells)


def _largest_miss(weight: Floats, cells: _Cells) -> float:
    masses = ((_mass(weight, cells, name), share) for name, share in cells.share.items())
    return max(float(np.abs(mass / mass.sum() - share).max()) for mass, share in masses)


def _mass(weight: Floats, cells: _Cells, name: str) -> Floats:
    """Σw by answer to a margin's question, over those who answered it."""
    answers = len(cells.share[name])
    return np.bincount(cells.code[name], cells.n * weight, answers + 2)[:answers].astype(np.float64)


def _with_mean_one(weight: Floats, cells: _Cells) -> Floats:
    mean_one: Floats = weight * (cells.n.sum() / (cells.n @ weight))
    return mean_one
