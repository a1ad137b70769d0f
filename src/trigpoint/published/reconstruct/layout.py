"""The answers of every cell's firms as variables, and the counts that hold whatever the means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from trigpoint.published.reconstruct.cells import Cell
from trigpoint.published.reconstruct.frame import Frame
from trigpoint.published.reconstruct.kinds import FirmKind, Levels, classes
from trigpoint.published.reconstruct.margins import Margin
from trigpoint.published.reconstruct.program import INFINITY, Program
from trigpoint.published.reconstruct.scales import NOT_ASKED, Scale
from trigpoint.published.reconstruct.targets import Score


class Layout:
    """The variables of a design, by cell and kind of firm (``kind``) and by question (``level``).

    ``level[question][cell][class][level]`` follows the classes of
    :func:`~trigpoint.published.reconstruct.kinds.classes`. ``extreme`` is the share, at either end,
    of the range of indices possible for a kind of firm that no cell of the kind may lie in.
    """

    def __init__(self, frame: Frame, extreme: float = 0.0) -> None:
        """Lay out a frame."""
        self.frame = frame
        self.program = Program()
        self.classes = {id_: classes(frame.kinds, id_) for id_ in frame.designed}
        spans = [self._reach(kind) for kind in frame.kinds]
        self.kind = [
            [self.program.whole(cell.size * _fits(cell, span, extreme)) for span in spans]
            for cell in frame.cells
        ]
        self.level = {
            id_: [[self._levels(c, levels) for levels, _ in parts] for c in frame.cells]
            for id_, parts in self.classes.items()
        }
        self._everybody_counts()
        self._everybody_answers()
        for id_, margin in frame.margins.items():
            self._asked(margin, id_)
        for id_ in frame.designed:
            self._counts(frame.scales[id_], frame.margins[id_])

    def sum(self, score: Score, cells: Sequence[int]) -> dict[int, float]:
        """The score's sum over the firms of some cells, in units of the score's scale."""
        terms: dict[int, float] = defaultdict(float)
        for id_, weight in score.weights.items():
            points = weight * self.frame.scales[id_].points
            asking = {member for _, members in self.classes[id_] for member in members}
            for at in cells:
                for variables in self.level[id_][at]:
                    for level, variable in variables.items():
                        terms[variable] += float(points[level])
                for kind, variable in enumerate(self.kind[at]):
                    if kind not in asking:
                        terms[variable] += float(points[NOT_ASKED])
        return {variable: value for variable, value in terms.items() if value}

    def variables(
        self, id_: str, level: int, columns: set[int], stage: int | None = None
    ) -> Iterator[int]:
        """The variables of one level of a question in some columns, and in a stage if given."""
        for cell, row in zip(self.frame.cells, self.level[id_], strict=True):
            if cell.column in columns and stage in (None, cell.stage):
                for variables in row:
                    if level in variables:
                        yield variables[level]

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
                    answers = dict.fromkeys(variables.values(), 1.0)
                    self.program.row({**firms, **answers}, 0.0, 0.0)

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
                found = [one for level in having for one in self.variables(id_, level, columns)]
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
                for variable in self.variables(scale.question.id, level, columns)
            }
            self.program.row(terms, n, n if many == len(most_ticked) else INFINITY)


def _fits(cell: Cell, reach: tuple[int, int], extreme: float) -> bool:
    """Whether firms that can reach so far belong in a cell; one firm is the programme's concern."""
    edge = extreme * (reach[1] - reach[0])
    return cell.size <= 1 or (reach[0] + edge <= cell.high and cell.low <= reach[1] - edge)
