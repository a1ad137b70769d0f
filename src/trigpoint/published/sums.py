"""The sums that a table's whole numbers of firms must meet, and what they say of its cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from trigpoint.published.counts import Span, common
from trigpoint.published.model import Published, Table

Cell = tuple[str, int]
"""An option and the position of a column."""

Spans = Mapping[Cell, Span]


@dataclass(frozen=True, slots=True)
class Sum:
    """Cells that add up to another cell (a row's parts to its total) or to a number of firms.

    ``option`` names the row, or ``column`` the column, that is summed.
    """

    parts: tuple[Cell, ...]
    whole: Cell | int
    option: str | None = None
    column: int | None = None

    def whole_span(self, spans: Spans) -> Span:
        """What the parts should make together."""
        return (self.whole, self.whole) if isinstance(self.whole, int) else spans[self.whole]

    def parts_span(self, spans: Spans) -> Span:
        """What the parts can make together."""
        found = [spans[cell] for cell in self.parts]
        return sum(low for low, _ in found), sum(high for _, high in found)

    def holds(self, spans: Spans) -> bool:
        """Whether some whole numbers within the spans add up."""
        return common(self.parts_span(spans), self.whole_span(spans)) is not None

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Every cell that takes part."""
        return self.parts if isinstance(self.whole, int) else (*self.parts, self.whole)


def sums_of(published: Published, table: Table) -> list[Sum]:
    """The rows that add up over the parts of the total, and a single choice's columns."""
    sizes = published.bases[table.base]
    found = []
    if published.parts and sizes[0] == sum(sizes[1:]):
        for option in table.options:
            parts = tuple((option, column) for column in published.parts)
            found.append(Sum(parts, (option, 0), option=option))
    if table.kind == "single":
        for column, n in enumerate(sizes):
            parts = tuple((option, column) for option in table.options)
            found.append(Sum(parts, n, column=column))
    return found


def opened(printed: Mapping[Cell, Sequence[Span]], sizes: Sequence[int]) -> dict[Cell, Span]:
    """Per cell the one span that print leaves, or all its firms where it leaves none or several."""
    return {
        cell: found[0] if len(found) == 1 else (0, sizes[cell[1]])
        for cell, found in printed.items()
    }


def tightened(spans: Spans, sums: Sequence[Sum]) -> tuple[dict[Cell, Span], list[Sum]]:
    """The spans that remain when all sums are drawn on, and the sums that cannot hold.

    What a sum that cannot hold would say of its cells is left aside.
    """
    known = dict(spans)
    violated: list[Sum] = []
    changed = True
    while changed:
        changed = False
        for one in sums:
            if one in violated:
                continue
            found = _told(one, known)
            if found is None:
                violated.append(one)
            elif any(known[cell] != told for cell, told in found.items()):
                known.update(found)
                changed = True
    return known, violated


def _told(one: Sum, spans: Spans) -> dict[Cell, Span] | None:
    """What a sum says of each of its cells, given the others; None if it cannot hold."""
    low, high = one.parts_span(spans)
    whole = common((low, high), one.whole_span(spans))
    if whole is None:
        return None
    told: dict[Cell, Span] = {} if isinstance(one.whole, int) else {one.whole: whole}
    for cell in one.parts:
        least, most = spans[cell]
        kept = common((least, most), (whole[0] - (high - most), whole[1] - (low - least)))
        if kept is None:
            return None
        told[cell] = kept
    return told
