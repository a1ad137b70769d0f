"""From printed shares to whole numbers of firms that add up every way they must."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from trigpoint.errors import DataError, Fault
from trigpoint.published.counts import spans
from trigpoint.published.model import Figure, Published, Table, decimals
from trigpoint.published.reconstruct.program import Program
from trigpoint.published.sums import Cell, Spans, Sum, sums_of, tightened

ADVICE = "trigpoint audit shows which printed figures cannot be right."


@dataclass(frozen=True, slots=True)
class Margin:
    """The firms per option of one question, in groups of columns.

    ``groups`` holds positions of columns: each column alone where the shares are printed by
    column, all of them together where only the total is printed. ``counts`` is (groups, options);
    ``asked`` is (columns), the firms whose answer counts.
    """

    options: tuple[str, ...]
    groups: tuple[tuple[int, ...], ...]
    counts: NDArray[np.int64]
    asked: NDArray[np.int64]

    def of(self, options: Sequence[str]) -> NDArray[np.int64]:
        """(groups, options) the counts of some options."""
        return self.counts[:, [self.options.index(option) for option in options]]


def columns_of(published: Published) -> tuple[int, ...]:
    """The positions of the columns that a firm can belong to."""
    return published.parts or tuple(range(len(published.columns)))


def margin(published: Published, where: str, table: Table) -> Margin:
    """The whole numbers behind a table; DataError if no whole numbers give its shares."""
    columns = columns_of(published)
    sizes = published.bases[table.base]
    asked = np.array([sizes[column] for column in columns])
    by_column = any(row[column].values for row in table.options.values() for column in columns)
    if not by_column:
        shares = {option: row[0] for option, row in table.options.items()}
        found = firms(where, shares, sizes[0], sizes[0] if table.kind == "single" else None)
        together = np.array([list(found.values())])
        return Margin(tuple(table.options), (tuple(range(len(columns))),), together, asked)
    found_cells = _cells(published, where, table)
    counts = [[found_cells[option, column] for option in table.options] for column in columns]
    alone = tuple((position,) for position in range(len(columns)))
    return Margin(tuple(table.options), alone, np.array(counts), asked)


def firms(where: str, shares: Mapping[str, Figure], n: int, together: int | None) -> dict[str, int]:
    """The firms behind shares of ``n``, which make ``together`` if that is given."""
    digits = max(figure.decimals for figure in shares.values())
    left: dict[Cell, list[tuple[int, int]]] = {
        (option, 0): spans(figure, n, digits) for option, figure in shares.items()
    }
    sums = [] if together is None else [Sum(tuple(left), together, column=0)]
    aims = {(option, 0): _aim(figure, n) for option, figure in shares.items()}
    return {cell[0]: count for cell, count in _settled(where, left, aims, sums).items()}


def figures(numbers: Mapping[str, Decimal]) -> dict[str, Figure]:
    """Plain numbers as figures, all with the digits of the longest."""
    digits = max(decimals(number) for number in numbers.values())
    return {
        name: Figure((number.quantize(Decimal(1).scaleb(-digits)),))
        for name, number in numbers.items()
    }


def _cells(published: Published, where: str, table: Table) -> dict[Cell, int]:
    sizes = published.bases[table.base]
    left, aims = {}, {}
    for option, row in table.options.items():
        for column, figure in enumerate(row):
            left[option, column] = spans(figure, sizes[column], table.decimals)
            share = figure if figure.values or not published.has_total else row[0]
            aims[option, column] = _aim(share, sizes[column])
    return _settled(where, left, aims, sums_of(published, table))


def _aim(figure: Figure, n: int) -> Fraction:
    return Fraction(figure.values[0]) * n / 100 if figure.values else Fraction(0)


def _settled(
    where: str,
    left: Mapping[Cell, Sequence[tuple[int, int]]],
    aims: Mapping[Cell, Fraction],
    sums: Sequence[Sum],
) -> dict[Cell, int]:
    """The whole numbers within their spans that make the sums, nearest to what is aimed at."""
    empty = [option for (option, _), found in left.items() if not found]
    if empty:
        raise DataError(
            Fault(f"{where}.{empty[0]}", "no whole number of firms gives this share"),
            advice=ADVICE,
        )
    start = {cell: (found[0][0], found[-1][1]) for cell, found in left.items()}
    known, violated = tightened(start, sums)
    if violated:
        raise DataError(Fault(where, "no whole numbers of firms add up"), advice=ADVICE)
    if all(low == high for low, high in known.values()):
        return {cell: low for cell, (low, _) in known.items()}
    return _nearest(where, known, aims, sums)


def _nearest(
    where: str, known: Spans, aims: Mapping[Cell, Fraction], sums: Sequence[Sum]
) -> dict[Cell, int]:
    program = Program()
    variable = {cell: program.whole(high, lowest=low) for cell, (low, high) in known.items()}
    for cell, column in variable.items():
        program.near({column: 1.0}, float(aims[cell]))
    for one in sums:
        terms = {variable[cell]: 1.0 for cell in one.parts}
        if isinstance(one.whole, int):
            program.row(terms, one.whole, one.whole)
        else:
            program.row({**terms, variable[one.whole]: -1.0}, 0, 0)
    values = program.solve()
    if values is None:
        raise DataError(Fault(where, "no whole numbers of firms add up"), advice=ADVICE)
    return {cell: int(values[column]) for cell, column in variable.items()}
