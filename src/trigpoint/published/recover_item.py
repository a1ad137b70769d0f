"""The keys that give one indicator's printed means, column by column.

A key meets a column if its mean rounds to print there. With a *named* column in error, a key may
miss that column, and the total, which contains it, by a stated amount.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

import numpy as np

from trigpoint.published.audit_mean_row import wider_bases
from trigpoint.published.averages import average, possible
from trigpoint.published.counts import Interval, common, spans
from trigpoint.published.model import Published, Table
from trigpoint.published.recover_search import Ints, expected_by_chance, keys_within
from trigpoint.published.recover_ticks import mean_range

CAP = 100
"""The cap of an additive key: the full scale. Lower ones are reported apart, as fitting or not."""

HUNDRED = Fraction(100)


@dataclass(frozen=True, slots=True)
class KeyFound:
    """A key that fits, and how.

    ``points`` holds the points per option (None where no firm chose it and nothing is known), or
    ``each`` and ``cap``; ``base`` the firms its means are over; ``counted_zero`` whether that is
    more than were asked, the others earning 0; ``means`` per column the least and greatest mean it
    can give; ``missed`` the columns whose print it does not round to; ``residual`` the largest
    distance from print.
    """

    points: Mapping[str, int | None]
    base: str
    counted_zero: bool
    means: Mapping[str, Interval]
    missed: tuple[str, ...]
    residual: Fraction

    @property
    def order(self) -> tuple[int, Fraction, tuple[int, ...]]:
        """Fewest misses first, then the smallest residual."""
        return len(self.missed), self.residual, tuple(p or 0 for p in self.points.values())


@dataclass(frozen=True, slots=True)
class Item:
    """What print gives of one indicator over one base: the columns with counts and a mean.

    ``ticks`` holds per option and column the least and greatest number of firms.
    """

    table: Table
    base: str
    counted_zero: bool
    columns: tuple[str, ...]
    sizes: tuple[int, ...]
    asked: tuple[int, ...]
    ticks: Mapping[str, tuple[tuple[int, int], ...]]
    means: tuple[Interval, ...]
    printed: tuple[Fraction, ...]
    total: bool

    @property
    def parts(self) -> tuple[str, ...]:
        """The columns that can be named as in error: all but the total, if there are others."""
        return self.columns[1:] if self.total and len(self.columns) > 1 else self.columns

    def windows(self, named: str | None, miss: Fraction) -> list[Interval]:
        """Per column the means that a key may give: within ``miss`` for the named and the total."""
        total = self.columns[0] if self.total and len(self.columns) > 1 else None
        return self.widened({named, total}, miss)

    def widened(self, wide: Collection[str | None], miss: Fraction) -> list[Interval]:
        """Per column the means that print leaves, within ``miss`` of it where ``wide``."""
        return [
            (min(low, mean - miss), max(high, mean + miss)) if column in wide else (low, high)
            for column, mean, (low, high) in zip(
                self.columns, self.printed, self.means, strict=True
            )
        ]

    def key(self, points: Mapping[str, int | None], means: Sequence[Interval]) -> KeyFound:
        """A key with what it misses."""
        gaps = [
            max(Fraction(0), low - mean, mean - high)
            for mean, (low, high) in zip(self.printed, means, strict=True)
        ]
        missed = tuple(
            column
            for column, found, window in zip(self.columns, means, self.means, strict=True)
            if common(found, window) is None
        )
        by_column = dict(zip(self.columns, means, strict=True))
        return KeyFound(points, self.base, self.counted_zero, by_column, missed, max(gaps))


def items(published: Published, table: Table) -> list[Item]:
    """The indicator over its own base and over every wider one; none without a usable column."""
    if table.mean is None:
        return []
    digits = max(figure.decimals for figure in table.mean)
    asked = published.bases[table.base]
    usable = [
        column
        for column, figure in enumerate(table.mean)
        if figure.value is not None
        and asked[column]
        and all(row[column].value is not None for row in table.options.values())
    ]
    if not usable:
        return []
    shown = table.decimals
    left = {
        option: [spans(row[c], asked[c], shown) for c in usable]
        for option, row in table.options.items()
    }
    if not all(all(cells) for cells in left.values()):
        return []
    ticks = {option: tuple(cell[0] for cell in cells) for option, cells in left.items()}
    return [
        Item(
            table=table,
            base=base,
            counted_zero=base != table.base,
            columns=tuple(published.columns[c] for c in usable),
            sizes=tuple(published.bases[base][c] for c in usable),
            asked=tuple(asked[c] for c in usable),
            ticks=ticks,
            means=tuple(possible(table.mean[c], digits) for c in usable),
            printed=tuple(Fraction(table.mean[c].values[0]) for c in usable),
            total=published.has_total and usable[0] == 0,
        )
        for base in wider_bases(published, table.base)
    ]


def keys_in(item: Item, windows: Sequence[Interval], grid: int) -> list[KeyFound]:
    """Every key on multiples of ``grid`` whose means lie in the windows, best first.

    Raises TooManyKeysError where an exact search is out of reach or says nothing.
    """
    find = _single_keys if item.table.kind == "single" else _additive_keys
    return sorted(find(item, windows, grid), key=lambda key: key.order)


def chance(item: Item, windows: Sequence[Interval], grid: int) -> float | None:
    """About how many keys of a single choice would fit by luck; None for a multiple.

    The total, which is made of its parts, counts only where it stands alone.
    """
    if item.table.kind != "single":
        return None
    parts = [c for c, column in enumerate(item.columns) if column in item.parts]
    counts, low, high, _ = _search(item, windows)
    if not len(counts):
        return None
    return expected_by_chance(counts[:, parts], low[parts], high[parts], _grid(grid))


def _grid(step: int) -> Ints:
    return np.arange(0, 101, step, dtype=np.int64)


def _search(item: Item, windows: Sequence[Interval]) -> tuple[Ints, Ints, Ints, list[str]]:
    """Counts, windows of their sums, and the options that any firm chose, for the search.

    Everything is doubled, so that the middle of an uncertain count is a whole number; the windows
    are wide enough for every count that print leaves.
    """
    spans_ = np.array(list(item.ticks.values()), np.int64)
    chosen = spans_[:, :, 1].sum(1) > 0
    slack = 100 * (spans_[:, :, 1] - spans_[:, :, 0]).sum(0)
    sizes = zip(windows, item.sizes, slack.tolist(), strict=True)
    bounds = [
        (ceil(2 * low * n) - more, floor(2 * high * n) + more) for (low, high), n, more in sizes
    ]
    low, high = np.array(bounds, np.int64).T
    options = [option for option, any_ in zip(item.ticks, chosen.tolist(), strict=True) if any_]
    return spans_[chosen].sum(2), low, high, options


def _single_keys(item: Item, windows: Sequence[Interval], grid: int) -> Iterator[KeyFound]:
    counts, low, high, options = _search(item, windows)
    for row in keys_within(counts, low, high, _grid(grid)).tolist():
        earned = dict(zip(options, row, strict=True))
        means = [_single_mean(item, column, earned) for column in range(len(item.columns))]
        if all(common(mean, window) for mean, window in zip(means, windows, strict=True)):
            yield item.key({option: earned.get(option) for option in item.ticks}, means)


def _single_mean(item: Item, column: int, earned: Mapping[str, int]) -> Interval:
    """The least and greatest mean: the same, where print leaves one count per option."""
    n = item.sizes[column]
    low = sum(points * item.ticks[option][column][0] for option, points in earned.items())
    high = sum(points * item.ticks[option][column][1] for option, points in earned.items())
    return Fraction(low, n), Fraction(high, n)


def _additive_keys(item: Item, windows: Sequence[Interval], grid: int) -> Iterator[KeyFound]:
    for each in range(grid, CAP + 1, grid):
        key = additive(item, windows, each, CAP)
        if key:
            yield key


def additive(item: Item, windows: Sequence[Interval], each: int, cap: int) -> KeyFound | None:
    """The key of ``each`` per box and ``cap`` in all, if some spread of the ticks meets print."""
    means, kept = [], []
    for column, window in enumerate(windows):
        mean = _additive_mean(item, column, each, cap)
        left = common(mean, window)
        if left is None:
            return None
        means.append(mean)
        kept.append(left)
    if item.total and len(kept) > 1 and sum(item.sizes[1:]) == item.sizes[0]:
        together = common(kept[0], average(kept[1:], item.sizes[1:]))
        if together is None:
            return None
        means[0] = together
    return item.key({"each": each, "cap": cap}, means)


def _additive_mean(item: Item, column: int, each: int, cap: int) -> Interval:
    table, n = item.table, item.asked[column]
    scored = [ticks for option, ticks in item.ticks.items() if option not in table.exclusive]
    out = sum(item.ticks[option][column][0] for option in table.exclusive)
    firms = max(n - out, max((ticks[column][1] for ticks in scored), default=0))
    limit = table.max_choices or len(scored)
    size = item.sizes[column]
    fewest, most = (tuple(ticks[column][end] for ticks in scored) for end in (0, 1))
    low, _ = mean_range(fewest, firms, size, each=each, cap=cap, limit=limit)
    _, high = mean_range(most, firms, size, each=each, cap=cap, limit=limit)
    return low, min(high, HUNDRED)


def other_caps(item: Item, named: str | None, *, grid: int, miss: Fraction) -> dict[int, list[int]]:
    """Per points ``each``: the caps below the full scale that print leaves possible too."""
    windows = item.windows(named, miss)
    found = {
        each: [cap for cap in range(each, CAP, grid) if additive(item, windows, each, cap)]
        for each in range(grid, CAP, grid)
    }
    return {each: caps for each, caps in found.items() if caps}
