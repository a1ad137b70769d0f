"""The audit of a printed row of means: cut-off figures, two values, columns that are not the total.

Which firms a mean counts is not taken for granted: a follow-up's mean may count those who were
asked, or everybody. Any base that holds the table's own is tried.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from trigpoint.published.averages import average, in_words, part_left, possible
from trigpoint.published.counts import Interval, common, from_to, one_or_both, rounded
from trigpoint.published.misprint import FaultKind, Misprint
from trigpoint.published.model import Figure, Published, Row, Table


def wider_bases(published: Published, base: str) -> list[str]:
    """The base itself and every base that can hold it, by its sizes, the base first."""
    own = published.bases[base]
    wider = [
        name
        for name, sizes in published.bases.items()
        if name != base and all(n >= m for n, m in zip(sizes, own, strict=True))
    ]
    return [base, *wider]


def audit_mean_row(
    published: Published, where: str, table: Table
) -> tuple[Row | None, list[Misprint]]:
    """Audit the row of means of ``table`` (its base already right).

    The row with what is known to be wrong settled or left open, and the misprints.
    """
    if table.mean is None or not any(figure.values for figure in table.mean):
        return table.mean, []
    place = f"{where}.mean"
    row = _MeanRow(published, place, table.base, table.mean)
    odd = [c for c, figure in enumerate(table.mean) if figure.values and figure.value is None]
    odd += [c for c, _ in enumerate(table.mean) if c not in odd and row.goes_on(c)]
    if odd:
        settled = {column: row.misprint(column) for column in odd}
        kept = tuple(
            row.settled(column) if column in settled else figure
            for column, figure in enumerate(table.mean)
        )
        return kept, list(settled.values())
    return table.mean, [] if row.adds_up() else [row.broken()]


@dataclass(frozen=True, slots=True)
class _MeanRow:
    published: Published
    place: str
    base: str
    row: Row

    @property
    def digits(self) -> int:
        return max(figure.decimals for figure in self.row)

    def bases(self) -> list[str]:
        """The bases that the means can be over: those that hold the table's and add up."""
        sizes = self.published.bases
        wider = wider_bases(self.published, self.base)
        return [base for base in wider if sizes[base][0] == sum(sizes[base][1:]) > 0]

    def left(self, column: int, row: Row | None = None) -> Interval | None:
        """What print and the other columns leave for a column's mean, over all bases that fit."""
        figures = row or self.row
        own = [possible(figure, self.digits) for figure in figures]
        if not self.published.parts:
            return own[column]
        fitting = []
        for base in self.bases():
            told = self._told(own, self.published.bases[base][1:], column)
            found = common(own[column], told)
            if found:
                fitting.append(found)
        if not fitting:
            return None
        return min(low for low, _ in fitting), max(high for _, high in fitting)

    def _told(self, own: Sequence[Interval], weights: Sequence[int], column: int) -> Interval:
        if column == 0:
            return average(own[1:], weights)
        if not weights[column - 1]:
            return own[column]
        return part_left(own[0], own[1:], weights, column - 1)

    def adds_up(self) -> bool:
        """Whether the columns' means can average to the total's for some base."""
        return not self.bases() or self.left(0) is not None

    def goes_on(self, column: int) -> bool:
        """Whether a mean with too few decimals fits the others only if more were lost."""
        figure = self.row[column]
        if figure.value is None or figure.decimals >= self.digits or self.left(column):
            return False
        return self.left(column, self._cut(column)) is not None

    def _cut(self, column: int) -> Row:
        return self._with(column, Figure(self.row[column].values, cut=True))

    def _with(self, column: int, figure: Figure) -> Row:
        return (*self.row[:column], figure, *self.row[column + 1 :])

    def _possible(self, column: int) -> Interval:
        """What is left for a mean; what its print leaves where the others contradict that."""
        row = self.row if self.row[column].value is None else self._cut(column)
        return self.left(column, row) or possible(row[column], self.digits)

    def values_left(self, column: int) -> list[Fraction]:
        """The lowest and the highest figure, in print's decimals, that lie in what is left.

        Where not two figures lie in it: what its two ends print as.
        """
        figure, found, unit = self.row[column], self._possible(column), 10**self.digits
        if len(figure.values) > 1:
            fits = [
                Fraction(v)
                for v in figure.values
                if self.left(column, self._with(column, Figure((v,))))
            ]
            return fits or [Fraction(v) for v in figure.values]
        low, high = ceil(found[0] * unit), floor(found[1] * unit)
        if low >= high:
            return [Fraction(rounded(end, self.digits)) for end in found]
        return [Fraction(low, unit), Fraction(high, unit)]

    def settled(self, column: int) -> Figure:
        """The figure that the others leave, if it is one; else open."""
        left = self.values_left(column)
        return Figure((rounded(left[0], self.digits),)) if left[0] == left[-1] else Figure()

    def misprint(self, column: int) -> Misprint:
        figure = self.row[column]
        values = [float(value) for value in self.values_left(column)]
        several = len(figure.values) > 1
        text = "is printed with two values" if several else "is printed without its last decimals"
        return Misprint(
            where=self.place,
            kind=FaultKind.TWO_VALUES if several else FaultKind.TRUNCATED_NUMBER,
            column=self.published.columns[column],
            printed=[float(value) for value in figure.values] if several else figure.printed,
            suggested=one_or_both(values[0], values[-1]),
            evidence=f"{figure.printed} {text}. It and the other columns' means leave "
            f"{in_words(self._possible(column))}: {from_to(values[0], values[-1])} in print.",
        )

    def broken(self) -> Misprint:
        own = [possible(figure, self.digits) for figure in self.row]
        told = [
            f"{in_words(average(own[1:], self.published.bases[base][1:]))} over {base}"
            for base in self.bases()
        ]
        return Misprint(
            where=self.place,
            kind=FaultKind.PARTS_DO_NOT_ADD_UP,
            printed=[None if figure.value is None else float(figure.value) for figure in self.row],
            evidence=f"The columns' means average to {', '.join(told)}; "
            f"the total is printed as {self.row[0].printed}.",
        )
