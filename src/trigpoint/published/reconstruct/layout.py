"""The printed figures as rows of a programme: which answers the firms of every cell may give."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from trigpoint.published.reconstruct.cells import Cell
from trigpoint.published.reconstruct.draft import Draft
from trigpoint.published.reconstruct.frame import Frame
from trigpoint.published.reconstruct.kinds import FirmKind, Levels, classes
from trigpoint.published.reconstruct.margins import Margin, columns_of
from trigpoint.published.reconstruct.program import INFINITY, Program
from trigpoint.published.reconstruct.scales import NOT_ASKED, Scale
from trigpoint.published.reconstruct.statements import MostCommon, RisingIndex, Statement
from trigpoint.published.reconstruct.targets import Score, Target

ROOM = 0.12
"""How far inside its bounds a cell's mean index should lie, as a share of their distance."""

EXTREME = 0.15
"""A kind of firm stands in no cell that lies in the outermost this much of its possible range."""

CROWDED = 0.01
"""The price of a unit of the index by which a cell's mean lies outside its room."""

APART = 2.0
"""How far apart mean indices are laid out that a sentence says to rise."""

MORE_COMMON = 0.01
"""How much larger a share is laid out that a sentence says to be larger."""

INSIDE = 1e-4
"""Means stay this far within their bounds, so that no rule of rounding matters."""


class Layout:
    """The variables of a design, and the rows that hold whatever the means.

    ``kind`` holds the variables by cell and kind of firm, ``level`` by question, cell, class (see
    :func:`~trigpoint.published.reconstruct.kinds.classes`) and level. ``crowding`` is the share of
    its room that a cell's mean index may use up.
    """

    def __init__(self, frame: Frame, crowding: float = 1.0) -> None:
        """Lay out a frame."""
        self.frame = frame
        self.program = Program()
        self.classes = {id_: classes(frame.kinds, id_) for id_ in frame.designed}
        spans = [self._reach(kind) for kind in frame.kinds]
        self.kind = [
            [self.program.whole(cell.size * _fits(cell, span)) for span in spans]
            for cell in frame.cells
        ]
        self.level = {
            id_: [[self._levels(c, levels) for levels, _ in parts] for c in frame.cells]
            for id_, parts in self.classes.items()
        }
        self._everybody_counts()
        self._everybody_answers()
        for id_ in frame.margins:
            self._asked(frame.margins[id_], id_)
        for id_ in frame.designed:
            self._counts(frame.scales[id_], frame.margins[id_])
        for at, _ in enumerate(frame.cells):
            self._bounds(at, crowding)

    def missable(self, target: Target, price: float) -> int:
        """Meet a mean or miss it at a price; the variable that says by how much."""
        miss = self.program.fraction(price=price)
        terms, (low, high) = self._mean(target), _within(target, 0.0)
        self.program.row({**terms, miss: 1.0}, low, INFINITY)
        self.program.row({**terms, miss: -1.0}, -INFINITY, high)
        return miss

    def meet(self, leeway: Mapping[str, float]) -> None:
        """Meet every mean, with leeway by the place where it is printed."""
        for target in self.frame.targets:
            within = _within(target, leeway.get(target.where, 0.0))
            self.program.row(self._mean(target), *within)

    def honour(self, statements: Iterable[Statement]) -> None:
        """Bear out the sentences that say where answers stand."""
        for statement in statements:
            match statement.relation:
                case RisingIndex(question=id_, options=options) if self._lays_out(id_, options):
                    means = [self._mean_index(id_, option) for option in options]
                    for lower, higher in pairwise(means):
                        self.program.row(_difference(higher, lower), APART, INFINITY)
                case MostCommon(question=id_, option=option, columns=names) if self._lays_out(
                    id_, [option]
                ):
                    shares = self._shares(id_, option)
                    for name in names:
                        for other in set(shares) - set(names):
                            row = _difference(shares[name], shares[other])
                            self.program.row(row, MORE_COMMON, INFINITY)

    def draw_near(self, draft: Draft) -> None:
        """Every firm moved away from the draft has a price, more where its answer is unlikely."""
        last = max(1, max(cell.stage for cell in self.frame.cells))
        for id_, placed in draft.items():
            points = self.frame.scales[id_].points
            highest = max(1, int(points.max()))
            for (column, stage, level), aim in np.ndenumerate(placed):
                terms = dict.fromkeys(self._variables(id_, level, {column}, stage), 1.0)
                odd = abs(points[level] / highest - stage / last)
                self.program.near(terms, float(aim), above=1.0 + 2.0 * odd)

    def _reach(self, kind: FirmKind) -> tuple[int, int]:
        """The lowest and the highest index that a kind of firm can have."""
        lowest, highest = 0, 0
        for id_, weight in self.frame.index.weights.items():
            points = self.frame.scales[id_].points
            earned = [weight * int(points[level]) for level in kind.levels[id_] or {NOT_ASKED}]
            lowest, highest = lowest + min(earned), highest + max(earned)
        return lowest, highest

    def _levels(self, cell: Cell, levels: Levels) -> dict[int, int]:
        return {level: self.program.whole(cell.size) for level in sorted(levels)}

    def _everybody_counts(self) -> None:
        for cell, kinds in zip(self.frame.cells, self.kind, strict=True):
            self.program.row(dict.fromkeys(kinds, 1.0), cell.size, cell.size)

    def _everybody_answers(self) -> None:
        """In every cell and class a question has as many answers as there are firms."""
        for id_, rows in self.level.items():
            for kinds, row in zip(self.kind, rows, strict=True):
                for (_, members), variables in zip(self.classes[id_], row, strict=True):
                    firms = {kinds[member]: -1.0 for member in members}
                    self.program.row({**firms, **dict.fromkeys(variables.values(), 1.0)}, 0.0, 0.0)

    def _asked(self, margin: Margin, id_: str) -> None:
        """In every column as many firms are asked as the question's base says."""
        asked = [at for at, kind in enumerate(self.frame.kinds) if kind.asked(id_)]
        for column, n in enumerate(margin.asked):
            terms = {
                kinds[kind]: 1.0
                for cell, kinds in zip(self.frame.cells, self.kind, strict=True)
                if cell.column == column
                for kind in asked
            }
            self.program.row(terms, n, n)

    def _counts(self, scale: Scale, margin: Margin) -> None:
        """The printed counts of a question."""
        id_ = scale.question.id
        told = scale.named + scale.boxes if scale.sets else scale.named
        for group, counts, boxes in zip(
            margin.groups, margin.of(told), margin.of(scale.boxes), strict=True
        ):
            columns = set(group)
            for option, n in zip(told, counts, strict=True):
                having = sorted(scale.having([option]))
                found = [one for level in having for one in self._variables(id_, level, columns)]
                self.program.row(dict.fromkeys(found, 1.0), n, n)
            if not scale.sets:
                self._ticks(scale, columns, boxes)

    def _ticks(self, scale: Scale, columns: set[int], boxes: NDArray[np.int64]) -> None:
        """Boxes can be dealt out to firms that tick so and so many.

        They can if and only if, for every number, so many of the most ticked boxes find enough
        firms (Gale, 1957, A theorem on flows in networks, Pacific Journal of Mathematics 7).
        """
        most_ticked = np.cumsum(np.sort(boxes)[::-1])
        for many, n in enumerate(most_ticked, start=1):
            terms = {
                variable: float(min(many, scale.ticked(level)))
                for level in range(len(scale.named), scale.levels)
                for variable in self._variables(scale.question.id, level, columns)
            }
            self.program.row(terms, n, n if many == len(most_ticked) else INFINITY)

    def _bounds(self, at: int, crowding: float) -> None:
        """A cell's mean index lies within the cell's bounds, and rather not at their edge."""
        cell = self.frame.cells[at]
        terms = self._sum(self.frame.index, [at])
        if cell.size == 1:
            self.program.row(terms, cell.low, cell.high)
        elif cell.size:
            room = ROOM * (cell.high - cell.low) * cell.size
            price = CROWDED / self.frame.index.scale
            over, under = (self.program.fraction(crowding * room, price) for _ in range(2))
            low, high = cell.low * cell.size + room, cell.high * cell.size - room
            self.program.row({**terms, under: 1.0}, low, INFINITY)
            self.program.row({**terms, over: -1.0}, -INFINITY, high)

    def _mean(self, target: Target) -> dict[int, float]:
        within = [at for at, cell in enumerate(self.frame.cells) if _covers(target, cell)]
        firms = sum(self.frame.cells[at].size for at in within)
        units = target.score.scale * max(1, firms)
        return {
            variable: sum_ / units for variable, sum_ in self._sum(target.score, within).items()
        }

    def _sum(self, score: Score, cells: list[int]) -> dict[int, float]:
        """The score's sum over the firms of some cells, in units of the score's scale."""
        terms: dict[int, float] = defaultdict(float)
        for id_, weight in score.weights.items():
            points = self.frame.scales[id_].points
            for at in cells:
                for variables in self.level[id_][at]:
                    for level, variable in variables.items():
                        terms[variable] += float(weight * points[level])
                asking = {member for _, members in self.classes[id_] for member in members}
                for kind, variable in enumerate(self.kind[at]):
                    if kind not in asking:
                        terms[variable] += float(weight * points[-1])
        return {variable: value for variable, value in terms.items() if value}

    def _lays_out(self, id_: str, options: Iterable[str]) -> bool:
        """Whether the options are levels of a question of the design."""
        return id_ in self.level and set(options) <= set(self.frame.scales[id_].named)

    def _mean_index(self, id_: str, option: str) -> dict[int, float]:
        """Nearly the mean index of who chose an option, every firm at the middle of its cell."""
        level = self.frame.scales[id_].named.index(option)
        chose = max(1, int(self.frame.margins[id_].of([option]).sum()))
        return {
            variable: (cell.low + cell.high) / 2 / self.frame.index.scale / chose
            for cell, row in zip(self.frame.cells, self.level[id_], strict=True)
            for variables in row
            for at, variable in variables.items()
            if at == level
        }

    def _shares(self, id_: str, option: str) -> dict[str, dict[int, float]]:
        """By column, the share of the firms asked that chose an option."""
        level = self.frame.scales[id_].named.index(option)
        columns = self.frame.published.columns
        return {
            columns[position]: dict.fromkeys(self._variables(id_, level, {at}), 1 / n)
            for at, position in enumerate(columns_of(self.frame.published))
            if (n := int(self.frame.margins[id_].asked[at]))
        }

    def _variables(
        self, id_: str, level: int, columns: set[int], stage: int | None = None
    ) -> Iterator[int]:
        for cell, row in zip(self.frame.cells, self.level[id_], strict=True):
            if cell.column in columns and stage in (None, cell.stage):
                for variables in row:
                    if level in variables:
                        yield variables[level]


def _covers(target: Target, cell: Cell) -> bool:
    in_stage = target.stages is None or cell.stage in target.stages
    return cell.column in target.columns and in_stage


def _difference(one: Mapping[int, float], other: Mapping[int, float]) -> dict[int, float]:
    """The terms of the one less those of the other."""
    terms = defaultdict(float, one)
    for variable, value in other.items():
        terms[variable] -= value
    return dict(terms)


def _fits(cell: Cell, reach: tuple[int, int]) -> bool:
    """Whether firms that can reach so far belong in a cell; one firm is the programme's concern."""
    extreme = EXTREME * (reach[1] - reach[0])
    return cell.size <= 1 or (reach[0] + extreme <= cell.high and cell.low <= reach[1] - extreme)


def _within(target: Target, leeway: float) -> tuple[float, float]:
    reach = float(target.half) + leeway - INSIDE
    return float(target.value) - reach, float(target.value) + reach
