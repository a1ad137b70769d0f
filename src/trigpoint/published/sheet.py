"""One table of shares, cell by cell: what is wrong with a figure, what the others leave for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from trigpoint.published.counts import Span, from_to, interval, one_or_both, share, span
from trigpoint.published.misprint import FaultKind, Misprint
from trigpoint.published.model import Figure, Published, Table
from trigpoint.published.resolve import Resolved, alternatives
from trigpoint.published.sums import Cell, Sum


@dataclass(frozen=True, slots=True)
class Place:
    """Where the table stands in print."""

    published: Published
    where: str
    table: Table

    def row(self, option: str) -> str:
        """The place of an option's row."""
        return f"{self.where}.options.{option}"

    def column(self, cell: Cell) -> str | None:
        """The cell's column; none where the row prints a single figure."""
        alone = sum(bool(figure.values) for figure in self.table.options[cell[0]]) < 2
        return None if alone else self.published.columns[cell[1]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table read under its layout, cell by cell.

    ``printed`` holds what each cell's print leaves, ``settled`` what the sums then leave, and
    ``order`` per column the position where it is printed (None: nowhere).
    """

    place: Place
    table: Table
    printed: Mapping[Cell, list[Span]]
    settled: Resolved
    order: tuple[int | None, ...]

    def size(self, cell: Cell) -> int:
        """The firms of the base in the cell's column."""
        return self.place.published.bases[self.table.base][cell[1]]

    def figure(self, cell: Cell) -> Figure:
        """What is printed in a cell."""
        return self.table.options[cell[0]][cell[1]]

    def share(self, count: int, cell: Cell) -> Decimal:
        """What a number of firms prints as in a cell."""
        return share(count, self.size(cell), self.table.decimals)

    def left(self, cell: Cell) -> tuple[Decimal, Decimal] | None:
        """The lowest and highest share that the sums leave for a cell; None if anything goes."""
        low, high = self.settled.spans[cell]
        if (low, high) == (0, self.size(cell)) and high:
            return None
        return self.share(low, cell), self.share(high, cell)

    def misprint(self, cell: Cell) -> Misprint | None:
        """What is wrong with a cell's print, if anything."""
        figure = self.figure(cell)
        kind = self._kind(cell, figure)
        if kind is None:
            return None
        left = self.left(cell)
        evidence = f"{self._oddity(kind, cell, figure)} {self._leaves(cell)}".strip()
        return Misprint(
            where=self.place.row(cell[0]),
            kind=kind,
            column=self.place.column(cell),
            printed=plain(figure),
            suggested=None if left is None else one_or_both(*map(float, left)),
            evidence=evidence,
        )

    def _kind(self, cell: Cell, figure: Figure) -> FaultKind | None:
        if figure.cut:
            return FaultKind.TRUNCATED_NUMBER
        if len(figure.values) > 1:
            return FaultKind.TWO_VALUES
        if not self.printed[cell]:
            cut = figure.decimals < self.table.decimals and self._goes_on(cell, figure)
            return FaultKind.TRUNCATED_NUMBER if cut else FaultKind.IMPOSSIBLE_SHARE
        return FaultKind.PARTS_DO_NOT_ADD_UP if cell in self.settled.suspects else None

    def _goes_on(self, cell: Cell, figure: Figure) -> bool:
        """Whether what the sums leave for a cell begins with the digits printed."""
        digits = self.table.decimals
        found = span(interval(figure.values[0], digits, cut=True), self.size(cell))
        low, high = self.settled.spans[cell]
        return found is not None and found[0] <= high and low <= found[1]

    def _oddity(self, kind: FaultKind, cell: Cell, figure: Figure) -> str:
        n = self.size(cell)
        match kind:
            case FaultKind.TRUNCATED_NUMBER:
                return f"{figure.printed} is printed without its last decimals."
            case FaultKind.TWO_VALUES:
                return " ".join(self._wholeness(value, cell) for value in figure.values)
            case FaultKind.IMPOSSIBLE_SHARE:
                return self._wholeness(figure.values[0], cell)
        count = self.printed[cell][0][0]
        return f"{figure.printed} % is {count} of {n} firms, with which the sums do not hold."

    def _wholeness(self, value: Decimal, cell: Cell) -> str:
        """How a percentage compares with whole numbers of firms."""
        n = self.size(cell)
        found = span(interval(value, self.table.decimals), n)
        if found:
            return f"{value} % is {found[0]} of {n} firms."
        if not 0 <= value <= 100:
            return f"{value} % is no share."
        below = int(value * n / 100)
        return (
            f"{value} % is no whole number of {n} firms: {below} print as "
            f"{self.share(below, cell)} and {below + 1} as {self.share(below + 1, cell)}."
        )

    def _leaves(self, cell: Cell) -> str:
        """What the other figures say of a cell."""
        left = self.left(cell)
        if left is None:
            return "The other figures do not tell what it was."
        return f"The sums leave {from_to(*self.settled.spans[cell])} firms, {from_to(*left)} %."

    def broken(self, one: Sum) -> Misprint:
        """A sum that does not hold and that no single cell explains."""
        parts, whole = one.parts_span(self.settled.spans), one.whole_span(self.settled.spans)
        made, wanted = from_to(*parts), from_to(*whole)
        columns = self.place.published.columns
        if one.option is not None:
            where, column = self.place.row(one.option), None
            text = f"The columns make {made} firms together, the total column {wanted}."
        else:
            where = self.place.where
            column = columns[one.column or 0]
            percent = share(parts[0], max(whole[0], 1), self.table.decimals)
            text = f"The options make {made} firms together, {percent} % of {wanted}."
        return Misprint(
            where=where,
            kind=FaultKind.PARTS_DO_NOT_ADD_UP,
            column=column,
            printed={f"{o}, {columns[c]}": plain(self.figure((o, c))) for o, c in one.cells},
            evidence=f"{text} {self._instead(one)}".strip(),
        )

    def _instead(self, one: Sum) -> str:
        sizes = self.place.published.bases[self.table.base]
        found = alternatives(self.settled.spans, sizes, one)
        columns = self.place.published.columns
        ways = [
            f"{columns[cell[1]] if one.option else cell[0]} were {self.share(low, cell)}"
            for cell, (low, _) in found.items()
        ]
        return f"It would hold if {', or '.join(ways)}." if ways else ""

    def corrected(self) -> Table:
        """The table with every cell that is at fault set to what the sums leave, or open."""
        options = {
            option: tuple(self._corrected((option, column)) for column in range(len(row)))
            for option, row in self.table.options.items()
        }
        return self.table.model_copy(update={"options": options})

    def _corrected(self, cell: Cell) -> Figure:
        figure = self.figure(cell)
        lost = self.order[cell[1]] is None
        if not lost and self._kind(cell, figure) is None:
            return figure
        left = self.left(cell)
        return Figure((left[0],)) if left and left[0] == left[1] else Figure()


def plain(figure: Figure) -> str | float | list[float] | None:
    """A figure as plain data."""
    if figure.cut:
        return figure.printed
    if len(figure.values) > 1:
        return [float(value) for value in figure.values]
    return None if figure.value is None else float(figure.value)
