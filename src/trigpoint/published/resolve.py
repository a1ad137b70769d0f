"""Which single shares of a table are at fault, and what its sums leave for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from trigpoint.published.counts import Span
from trigpoint.published.sums import Cell, Sum, opened, tightened


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a table's whole numbers come to.

    ``spans`` holds what is left for every cell, ``suspects`` the cells that fit their base but not
    the sums, ``violated`` the sums that no single cell explains.
    """

    spans: Mapping[Cell, Span]
    suspects: tuple[Cell, ...]
    violated: tuple[Sum, ...]


def resolve(
    printed: Mapping[Cell, list[Span]], sizes: Sequence[int], sums: Sequence[Sum]
) -> Resolved:
    """Settle every cell: what print leaves, then what the sums leave of that.

    A cell whose print leaves nothing, or several spans, is open until the sums settle it. Sums
    that then do not hold are put down to the cell whose release mends more of them than any
    other's, one cell after the other; where several cells would do as well, to none.
    """
    start = opened(printed, sizes)
    for cell, found in printed.items():
        if len(found) > 1:
            start[cell] = _kept(start, cell, found, sums)
    suspects: list[Cell] = []
    spans, violated = tightened(start, sums)
    while violated:
        culprit = _culprit(start, sizes, sums, violated)
        if culprit is None:
            break
        suspects.append(culprit)
        start[culprit] = (0, sizes[culprit[1]])
        spans, violated = tightened(start, sums)
    return Resolved(spans, tuple(suspects), tuple(violated))


def _kept(
    start: Mapping[Cell, Span], cell: Cell, found: Sequence[Span], sums: Sequence[Sum]
) -> Span:
    """The span, of several printed, with which most sums hold; all of them if several do."""
    broken = [len(tightened({**start, cell: one}, sums)[1]) for one in found]
    kept = [one for one, count in zip(found, broken, strict=True) if count == min(broken)]
    return min(low for low, _ in kept), max(high for _, high in kept)


def _culprit(
    start: Mapping[Cell, Span],
    sizes: Sequence[int],
    sums: Sequence[Sum],
    violated: Sequence[Sum],
) -> Cell | None:
    """The cell whose release mends the most sums, if no other mends as many."""
    doubtful = {cell: None for one in violated for cell in one.cells}
    mended = {
        cell: len(violated) - len(tightened({**start, cell: (0, sizes[cell[1]])}, sums)[1])
        for cell in doubtful
    }
    most = max(mended.values())
    best = [cell for cell, count in mended.items() if count == most]
    return best[0] if len(best) == 1 and most > 0 else None


def alternatives(start: Mapping[Cell, Span], sizes: Sequence[int], one: Sum) -> dict[Cell, Span]:
    """Per cell of a sum that does not hold: what the cell would have to be if it alone is wrong."""
    found = {}
    for cell in one.cells:
        spans, violated = tightened({**start, cell: (0, sizes[cell[1]])}, [one])
        if not violated:
            found[cell] = spans[cell]
    return found
