"""Which base and which columns a table's shares belong to, told from their whole numbers of firms.

Every reading of the table (a base, an order of its columns) is weighed by the surprise, in bits,
that its shares would be whole numbers of firms by chance; a share that is none costs what it
takes to state a misprint. So a base of many firms, which any share fits, explains nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log2

from trigpoint.published.counts import Span, spans
from trigpoint.published.model import Figure, Published, Table
from trigpoint.published.sums import Cell, opened, sums_of

MISPRINT = 12.0
"""Bits that a share or sum at fault costs: one cell in 40, and then any of 100 values."""

OTHER_BASE = 6.0
MOVED_COLUMN = 3.0
MARGIN = 8.0
"""Bits by which another reading must beat the print, and that must separate two bases."""


TOLERATED = 0.25
"""The part of shares that may still be impossible under another reading than the print's."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A reading of a table: its base, and per column the position where its shares stand.

    A column that print does not show has no position.
    """

    base: str
    order: tuple[int | None, ...]

    def moved(self) -> int:
        """How many columns do not stand where they belong."""
        return sum(position != column for column, position in enumerate(self.order))

    def read(self, table: Table) -> Table:
        """The table under this reading, columns that are not printed left open."""
        options = {
            option: tuple(Figure() if at is None else row[at] for at in self.order)
            for option, row in table.options.items()
        }
        return table.model_copy(update={"base": self.base, "options": options})


def layouts(published: Published, table: Table) -> list[Layout]:
    """The readings that the shares speak for: one, or several bases that fit alike.

    The first is the print's own if nothing contradicts it or nothing explains it better.
    """
    own = Layout(table.base, tuple(range(len(published.columns))))
    if not contradictions(published, table):
        return [own]
    weighed = sorted(
        ((_weight(published, table, one, own), one) for one in {own, *_readings(published, table)}),
        key=lambda pair: (-pair[0], pair[1].base, str(pair[1].order)),
    )
    best, first = weighed[0]
    poor = _impossible(published, first.read(table)) > TOLERATED
    if poor or best < _weight(published, table, own, own) + MARGIN:
        return [own]
    rivals = [
        one
        for weight, one in weighed[1:]
        if weight > best - MARGIN and one.base != first.base and one.order == first.order
    ]
    return [first, *rivals]


def cell_spans(published: Published, table: Table) -> dict[Cell, list[Span]]:
    """Per cell the spans that its print leaves: none if the share is no whole number of firms."""
    sizes, digits = published.bases[table.base], table.decimals
    return {
        (option, column): spans(figure, sizes[column], digits)
        for option, row in table.options.items()
        for column, figure in enumerate(row)
    }


def contradictions(published: Published, table: Table) -> int:
    """How many shares are no whole number of firms, and how many sums cannot hold."""
    found = cell_spans(published, table)
    return sum(not one for one in found.values()) + _broken(published, table, found)


def _broken(published: Published, table: Table, found: Mapping[Cell, list[Span]]) -> int:
    """How many sums cannot hold, by what print leaves of the cells."""
    left = opened(found, published.bases[table.base])
    return sum(not one.holds(left) for one in sums_of(published, table))


def _impossible(published: Published, table: Table) -> float:
    found = cell_spans(published, table).values()
    return sum(not one for one in found) / len(found)


def copies(table: Table) -> dict[int, int]:
    """The columns that repeat an earlier one in every option, and which."""
    columns = list(zip(*table.options.values(), strict=True))
    return {
        later: columns.index(column)
        for later, column in enumerate(columns)
        if columns.index(column) < later and len({figure.printed for figure in column}) > 1
    }


def _readings(published: Published, table: Table) -> Iterator[Layout]:
    own = tuple(range(len(published.columns)))
    blank = {c for c in own if not any(row[c].values for row in table.options.values())}
    for base in published.bases:
        yield Layout(base, own)
        for left_out in {frozenset(blank), frozenset(blank | set(copies(table)))}:
            kept = [column for column in own if column not in left_out]
            if len(kept) > 1:
                yield _best_order(published, table.model_copy(update={"base": base}), kept)


def _best_order(published: Published, table: Table, kept: list[int]) -> Layout:
    """The order of the columns that are ``kept`` in which most shares are whole numbers."""
    from scipy.optimize import linear_sum_assignment

    own = tuple(range(len(published.columns)))
    digits = table.decimals
    gains = [[_column_gain(published, table, at, column, digits) for column in own] for at in kept]
    rows, columns = linear_sum_assignment(gains, maximize=True)
    order: list[int | None] = [None] * len(own)
    same = copies(table)
    for row, column in zip(rows, columns, strict=True):
        alike = same.get(column, column) == same.get(kept[row], kept[row])
        order[column] = column if alike else kept[row]
    return Layout(table.base, tuple(order))


def _column_gain(published: Published, table: Table, at: int, column: int, digits: int) -> float:
    """What speaks for the shares at position ``at`` being those of ``column``, in bits."""
    n = published.bases[table.base][column]
    shares = [row[at] for row in table.options.values()]
    found = [spans(figure, n, digits) for figure in shares]
    told = zip(shares, found, strict=True)
    gain = sum(_gain(figure, cell, n, digits) for figure, cell in told) + (at == column)
    if table.kind == "single":
        left = [one[0] if one else (0, n) for one in found]
        low, high = sum(one[0] for one in left), sum(one[1] for one in left)
        gain -= 0 if low <= n <= high else MISPRINT
    return gain


def _gain(figure: Figure, found: Sequence[Span], n: int, digits: int) -> float:
    """The bits that a share earns for being a whole number of ``n`` firms, or costs if not."""
    if not figure.values:
        return 0.0
    if not found:
        return -MISPRINT
    return max(0.0, -log2((n + 1) / (100 * 10**digits + 1)))


def _weight(published: Published, table: Table, layout: Layout, own: Layout) -> float:
    read = layout.read(table)
    sizes, digits = published.bases[layout.base], table.decimals
    found = cell_spans(published, read)
    gains = sum(
        _gain(read.options[option][column], cell, sizes[column], digits)
        for (option, column), cell in found.items()
    )
    broken = _broken(published, read, found)
    other = OTHER_BASE * (layout.base != own.base) + MOVED_COLUMN * layout.moved()
    return gains - MISPRINT * broken - other
