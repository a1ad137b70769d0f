"""From a design to single firms, every one of them with an index in the bounds of its cell.

Each cell's answers are dealt to its firms by chance; then firms of the same column and stage swap
answers, which changes no count and no mean, until every index has landed.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from trigpoint.published.reconstruct.design import Design
from trigpoint.published.reconstruct.frame import Frame
from trigpoint.published.reconstruct.kinds import classes
from trigpoint.published.reconstruct.moves import moves, takes
from trigpoint.published.reconstruct.scales import NOT_ASKED

DEALS, SWAPS = 4, 1500
"""How often a design is dealt out, and after how many swaps a deal is given up."""

BLUR = 0.5
"""How much worse than the best a swap may be, on average, in points of the index."""


@dataclass(frozen=True, slots=True)
class Firms:
    """The firms of a design: their cell, kind, level on every designed question, and index.

    ``cell``, ``kind`` and ``index`` (in units of the lattice) are (n); ``level`` is (n, questions),
    ``NOT_ASKED`` where not asked.
    """

    cell: NDArray[np.int64]
    kind: NDArray[np.int64]
    level: NDArray[np.int64]
    index: NDArray[np.int64]


def landed(frame: Frame, design: Design, rng: np.random.Generator) -> Firms | None:
    """Firms with the design's answers and every index within its bounds, if they are found."""
    for _ in range(DEALS):
        swaps = _Swaps(frame, *_dealt(frame, design, rng))
        for _ in range(SWAPS):
            out = np.flatnonzero(swaps.outside(swaps.everybody, swaps.index))
            if not len(out):
                return Firms(swaps.cell, swaps.kind, swaps.level, swaps.index)
            swaps.improve(int(rng.choice(out)), rng)
    return None


class _Swaps:
    """Firms under exchange, and what every exchange would do to their index."""

    def __init__(
        self,
        frame: Frame,
        cell: NDArray[np.int64],
        kind: NDArray[np.int64],
        level: NDArray[np.int64],
    ) -> None:
        self.cell, self.kind, self.level = cell, kind, level
        self.everybody = np.arange(len(cell))
        self.low = np.array([one.low for one in frame.cells])[cell]
        self.high = np.array([one.high for one in frame.cells])[cell]
        self._frame, self._earned = frame, _earned(frame)
        self._points = self._earned[np.arange(level.shape[1]), level]
        self.index = self._points.sum(axis=1)

    @cached_property
    def _moves(self) -> tuple[NDArray[np.bool_], NDArray[np.int64]]:
        """(moves, questions) what is exchanged together, and the kinds that come of it."""
        found = moves(self._frame)
        together = np.array([[id_ in move for id_ in self._frame.designed] for move in found])
        return together, takes(self._frame, found)

    def outside(self, firms: NDArray[np.int64], index: NDArray[np.int64]) -> NDArray[np.int64]:
        """How far outside its bounds each firm would be with an index."""
        under, over = self.low[firms] - index, index - self.high[firms]
        distance: NDArray[np.int64] = np.maximum(np.maximum(under, over), 0)
        return distance

    def improve(self, firm: int, rng: np.random.Generator) -> None:
        """Swap so that this firm and another come nearer their bounds; now and then less so."""
        others = np.flatnonzero(self.cell == self.cell[firm])
        together, takes = self._moves
        gain = (self._points[others] - self._points[firm]) @ together.T
        mine = self.outside(np.full(gain.size, firm), (self.index[firm] + gain).ravel())
        theirs = self.outside(
            np.repeat(others, gain.shape[1]), (self.index[others][:, None] - gain).ravel()
        )
        before = np.repeat(self.outside(others, self.index[others]), gain.shape[1])
        possible = (takes[self.kind[firm], self.kind[others]] >= 0) & (gain != 0)
        blur = rng.exponential(BLUR * self._frame.index.scale, gain.size)
        cost = np.where(possible.ravel(), mine + theirs - before + blur, np.inf)
        best = int(cost.argmin())
        if np.isfinite(cost[best]):
            other, move = divmod(best, gain.shape[1])
            self._swap(firm, int(others[other]), move)

    def _swap(self, one: int, other: int, move: int) -> None:
        pair, back = np.array([one, other]), np.array([other, one])
        together, takes = self._moves
        questions = np.flatnonzero(together[move])
        for values in (self.level, self._points):
            values[np.ix_(pair, questions)] = values[np.ix_(back, questions)]
        self.kind[pair] = takes[self.kind[pair], self.kind[back], move]
        self.index[pair] = self._points[pair].sum(axis=1)


def _dealt(
    frame: Frame, design: Design, rng: np.random.Generator
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Every cell's kinds, and then its answers, dealt to its firms by chance: cell, kind, level."""
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
                answers = np.repeat(np.arange(len(counts)), counts)
                level[members, question] = rng.permutation(answers)
    return cell, kind, level


def _earned(frame: Frame) -> NDArray[np.int64]:
    """(questions, levels + 1) what a level adds to the index, in units of the lattice."""
    most = max(frame.scales[id_].levels for id_ in frame.designed)
    found = np.zeros((len(frame.designed), most + 1), dtype=np.int64)
    for question, id_ in enumerate(frame.designed):
        points = frame.scales[id_].points * frame.index.weights.get(id_, 0)
        found[question, : len(points) - 1] = points[:-1]
        found[question, NOT_ASKED] = points[-1]
    return found
