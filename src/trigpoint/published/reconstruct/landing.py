"""From a design to single firms, every one of them with an index in the bounds of its cell.

Each cell's answers are dealt to its firms by chance; then firms of the same column and stage swap
answers, which changes no count and no mean, until every index has landed.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trigpoint.published.reconstruct.design import Design
from trigpoint.published.reconstruct.frame import Frame
from trigpoint.published.reconstruct.kinds import classes
from trigpoint.published.reconstruct.scales import NOT_ASKED

DEALS, SWAPS = 4, 1500
"""How often a design is dealt out, and after how many swaps a deal is given up."""


@dataclass(frozen=True, slots=True)
class Firms:
    """The firms of a design: their cell, kind, and level on every designed question.

    ``cell`` and ``kind`` are (n); ``level`` is (n, questions), ``NOT_ASKED`` where not asked.
    """

    cell: NDArray[np.int64]
    kind: NDArray[np.int64]
    level: NDArray[np.int64]


def landed(frame: Frame, design: Design, rng: np.random.Generator) -> Firms | None:
    """Firms with the design's answers and every index within its bounds, if they are found."""
    for _ in range(DEALS):
        swaps = Swaps(frame, _dealt(frame, design, rng))
        everybody = np.arange(len(swaps.index))
        for _ in range(SWAPS):
            out = np.flatnonzero(swaps.outside(everybody, swaps.index))
            if not len(out):
                return swaps.firms
            swaps.improve(int(rng.choice(out)), rng)
    return None


class Swaps:
    """Firms under exchange, and what every exchange would do to their index."""

    def __init__(self, frame: Frame, firms: Firms) -> None:
        """Start from firms, which stay as they are."""
        self.firms = Firms(firms.cell, firms.kind, firms.level.copy())
        self.low, self.high = (
            np.array([getattr(cell, end) for cell in frame.cells])[firms.cell]
            for end in ("low", "high")
        )
        self._may_have = _may_have(frame)
        self._earned = _earned(frame)
        self._questions = np.arange(len(frame.designed))
        self.points = self._earned[self._questions, firms.level]
        self.index = self.points.sum(axis=1)

    def outside(self, firms: NDArray[np.int64], index: NDArray[np.int64]) -> NDArray[np.int64]:
        """How far outside its bounds each firm would be with an index."""
        under, over = self.low[firms] - index, index - self.high[firms]
        distance: NDArray[np.int64] = np.maximum(np.maximum(under, over), 0)
        return distance

    def improve(self, firm: int, rng: np.random.Generator) -> None:
        """The swap that brings this firm and another nearer their bounds, among equals by chance.

        Where no swap helps, one that does no harm.
        """
        cell = self.firms.cell
        others = np.flatnonzero(cell == cell[firm])
        gain = self.points[others] - self.points[firm]
        before = self.outside(others, self.index[others])
        own = self.outside(np.array([firm]), self.index[firm] + gain.ravel()).reshape(gain.shape)
        theirs = self.outside(
            np.repeat(others, gain.shape[1]), (self.index[others][:, None] - gain).ravel()
        ).reshape(gain.shape)
        change = own + theirs - before[:, None]
        change = np.where(self._allowed(firm, others) & (gain != 0), change, np.iinfo(np.int64).max)
        best = np.flatnonzero(change.ravel() == change.min())
        if change.min() < np.iinfo(np.int64).max:
            other, question = divmod(int(rng.choice(best)), gain.shape[1])
            self.swap(firm, int(others[other]), question)

    def swap(self, one: int, other: int, question: int) -> None:
        """Exchange two firms' answers to a question."""
        level = self.firms.level
        level[[one, other], question] = level[[other, one], question]
        for firm in (one, other):
            self.points[firm] = self._earned[self._questions, level[firm]]
            self.index[firm] = self.points[firm].sum()

    def _allowed(self, firm: int, others: NDArray[np.int64]) -> NDArray[np.bool_]:
        """(others, questions) whether two firms' kinds may have each other's answers."""
        kind, level = self.firms.kind, self.firms.level
        mine = self._may_have[kind[firm], self._questions, level[others]]
        theirs = self._may_have[kind[others][:, None], self._questions, level[firm]]
        allowed: NDArray[np.bool_] = mine & theirs
        return allowed


def _dealt(frame: Frame, design: Design, rng: np.random.Generator) -> Firms:
    """Deal every cell's kinds, and then its answers, to its firms by chance."""
    cell = np.repeat(np.arange(len(frame.cells)), design.kinds.sum(axis=1))
    kind = np.concatenate(
        [rng.permutation(np.repeat(np.arange(len(row)), row)) for row in design.kinds]
    )
    level = np.full((len(cell), len(frame.designed)), NOT_ASKED)
    for question, id_ in enumerate(frame.designed):
        for part, (_, kinds) in enumerate(classes(frame.kinds, id_)):
            in_part = np.isin(kind, kinds)
            for at, counts in enumerate(design.levels[id_][:, part]):
                members = np.flatnonzero(in_part & (cell == at))
                level[members, question] = rng.permutation(
                    np.repeat(np.arange(len(counts)), counts)
                )
    return Firms(cell, kind, level)


def _may_have(frame: Frame) -> NDArray[np.bool_]:
    """(kinds, questions, levels + 1) what a kind may have; the last stands for not asked."""
    most = max(frame.scales[id_].levels for id_ in frame.designed)
    found = np.zeros((len(frame.kinds), len(frame.designed), most + 1), dtype=np.bool_)
    for at, kind in enumerate(frame.kinds):
        for question, id_ in enumerate(frame.designed):
            found[at, question, sorted(kind.levels[id_])] = True
            found[at, question, NOT_ASKED] = not kind.asked(id_)
    return found


def _earned(frame: Frame) -> NDArray[np.int64]:
    """(questions, levels + 1) what a level adds to the index, in units of the lattice."""
    most = max(frame.scales[id_].levels for id_ in frame.designed)
    found = np.zeros((len(frame.designed), most + 1), dtype=np.int64)
    for question, id_ in enumerate(frame.designed):
        points = frame.scales[id_].points * frame.index.weights.get(id_, 0)
        found[question, : len(points) - 1] = points[:-1]
        found[question, NOT_ASKED] = points[-1]
    return found
