"""The audit of one table's shares: its base, its columns, its single figures, its sums."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from trigpoint.published.audit_layout import Layout, cell_spans, copies, layouts
from trigpoint.published.counts import Span, interval, share, span
from trigpoint.published.finding import FaultKind, Finding, Suggested
from trigpoint.published.model import Figure, Published, Table
from trigpoint.published.resolve import Resolved, alternatives, resolve
from trigpoint.published.sums import Cell, Sum, sums_of

PathOf = Callable[[str], str]
"""The place of an option's row in the file."""


@dataclass(frozen=True, slots=True)
class AuditedShares:
    """A table as it should have been printed, as far as can be told, and what was wrong."""

    table: Table
    findings: tuple[Finding, ...]


def audit_shares(
    published: Published, where: str, table: Table, path_of: PathOf | None = None
) -> AuditedShares:
    """Audit the shares of ``table``, which stands at ``where``.

    The corrected table has the base, the columns and the shares that the whole numbers of firms
    tell; a share known to be wrong but not what it should be is left open.
    """
    readings = layouts(published, table)
    read = readings[0].read(table)
    printed = cell_spans(published, read)
    own = readings[0].base == table.base
    if own and _hopeless(read, printed):
        return AuditedShares(table, (_no_base(published, where, table),))
    settled = resolve(printed, published.bases[read.base], sums_of(published, read))
    place = _Place(published, where, table, path_of or (lambda option: f"{where}.options.{option}"))
    sheet = _Sheet(place, read, printed, settled, readings[0].order)
    findings = [] if own else [_wrong_base(place, readings)]
    if readings[0].moved():
        findings.append(_shifted(place, readings[0], sheet))
    shown = [cell for cell in printed if readings[0].order[cell[1]] is not None]
    findings += [one for cell in shown if (one := sheet.finding(cell))]
    findings += [sheet.broken(one) for one in settled.violated]
    return AuditedShares(sheet.corrected(), tuple(findings))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the table stands in print."""

    published: Published
    where: str
    table: Table
    path_of: PathOf

    def column(self, cell: Cell) -> str | None:
        """The cell's column; none where the row prints a single figure."""
        alone = sum(bool(figure.values) for figure in self.table.options[cell[0]]) < 2
        return None if alone else self.published.columns[cell[1]]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A table read under its layout, cell by cell."""

    place: _Place
    table: Table
    printed: Mapping[Cell, list[Span]]
    settled: Resolved
    order: tuple[int | None, ...]

    def size(self, cell: Cell) -> int:
        return self.place.published.bases[self.table.base][cell[1]]

    def figure(self, cell: Cell) -> Figure:
        return self.table.options[cell[0]][cell[1]]

    def share(self, count: int, cell: Cell) -> Decimal:
        return share(count, self.size(cell), self.table.decimals)

    def left(self, cell: Cell) -> tuple[Decimal, Decimal] | None:
        """The lowest and highest share that the sums leave for a cell; None if anything goes."""
        low, high = self.settled.spans[cell]
        if (low, high) == (0, self.size(cell)) and high:
            return None
        return self.share(low, cell), self.share(high, cell)

    def finding(self, cell: Cell) -> Finding | None:
        """What is wrong with a cell's print, if anything."""
        figure = self.figure(cell)
        kind = self._kind(cell, figure)
        if kind is None:
            return None
        evidence = f"{self._oddity(kind, cell, figure)} {self._leaves(cell)}".strip()
        return Finding(
            where=self.place.path_of(cell[0]),
            kind=kind,
            column=self.place.column(cell),
            printed=_plain(figure),
            suggested=_suggested(self.left(cell)),
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
        low, high = self.settled.spans[cell]
        if low == high:
            return f"The sums leave {low} firms, {left[0]} %."
        return f"The sums leave {low} to {high} firms, {left[0]} to {left[1]} %."

    def broken(self, one: Sum) -> Finding:
        """A sum that does not hold and that no single cell explains."""
        low, high = one.parts_span(self.settled.spans)
        parts = str(low) if low == high else f"{low} to {high}"
        wholes = one.whole_span(self.settled.spans)
        whole = str(wholes[0]) if wholes[0] == wholes[1] else f"{wholes[0]} to {wholes[1]}"
        columns = self.place.published.columns
        if one.option is not None:
            where, column = self.place.path_of(one.option), None
            text = f"The columns make {parts} firms together, the total column {whole}."
        else:
            where = self.place.where
            column = columns[one.column or 0]
            percent = share(low, max(wholes[0], 1), self.table.decimals)
            text = f"The options make {parts} firms together, {percent} % of {whole}."
        return Finding(
            where=where,
            kind=FaultKind.PARTS_DO_NOT_ADD_UP,
            column=column,
            printed={f"{o}, {columns[c]}": _plain(self.figure((o, c))) for o, c in one.cells},
            suggested=None,
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


def _hopeless(table: Table, printed: Mapping[Cell, list[Span]]) -> bool:
    """Whether most shares are no whole number of firms, so that single ones mean nothing."""
    shown = [cell for cell in printed if table.options[cell[0]][cell[1]].values]
    impossible = sum(not printed[cell] for cell in shown)
    return impossible >= 3 and 2 * impossible > len(shown)


def _no_base(published: Published, where: str, table: Table) -> Finding:
    tried = ", ".join(published.bases)
    evidence = f"Most shares are no whole number of firms of any base named ({tried})."
    return Finding(where, FaultKind.WRONG_BASE, None, table.base, None, evidence)


def _fitting(sheet_table: Table, published: Published, base: str) -> tuple[int, int]:
    """How many printed shares are whole numbers of a base's firms, and how many are printed."""
    read = sheet_table.model_copy(update={"base": base})
    found = cell_spans(published, read)
    shown = [cell for cell in found if read.options[cell[0]][cell[1]].values]
    return sum(bool(found[cell]) for cell in shown), len(shown)


def _wrong_base(place: _Place, readings: list[Layout]) -> Finding:
    published, table = place.published, place.table
    read = readings[0].read(table)
    sizes = {base: "/".join(map(str, published.bases[base])) for base in published.bases}
    fits, shown = _fitting(read, published, table.base)
    words = [f"Of {shown} shares {fits} are whole firms of {table.base} ({sizes[table.base]})"]
    for one in readings:
        fits, shown = _fitting(read, published, one.base)
        words.append(f"{fits} of {one.base} ({sizes[one.base]})")
    suggested = readings[0].base if len(readings) == 1 else None
    evidence = ", ".join(words) + "."
    return Finding(place.where, FaultKind.WRONG_BASE, None, table.base, suggested, evidence)


def _shifted(place: _Place, layout: Layout, sheet: _Sheet) -> Finding:
    columns = place.published.columns
    table = sheet.corrected()
    moved = [c for c, at in enumerate(layout.order) if at != c]
    lost = [c for c, at in enumerate(layout.order) if at is None]
    words = [
        f"The {columns[later]} column repeats {columns[first]} in every option."
        for later, first in copies(place.table).items()
        if later not in layout.order
    ]
    fits, shown = _fitting(place.table, place.published, sheet.table.base)
    words.append(f"As printed, {fits} of {shown} shares are whole numbers of their column's firms.")
    fits, shown = _fitting(sheet.table, place.published, sheet.table.base)
    stands = [
        f"{columns[c]} under {columns[at]}"
        for c, at in enumerate(layout.order)
        if at is not None and at != c
    ]
    if stands:
        words.append(f"Read {', '.join(stands)}, {fits} of {shown} are.")
    words += [_worked_out(sheet, table, c) for c in lost]
    one_repeat = moved == lost and len(lost) == 1
    return Finding(
        where=place.where,
        kind=FaultKind.SHIFTED_COLUMNS,
        column=columns[lost[0]] if one_repeat else None,
        printed={option: [_plain(f) for f in row] for option, row in place.table.options.items()},
        suggested={
            option: [None if f.value is None else float(f.value) for f in row]
            for option, row in table.options.items()
        },
        evidence=" ".join(words),
    )


def _worked_out(sheet: _Sheet, table: Table, column: int) -> str:
    name = sheet.place.published.columns[column]
    if any(row[column].value is None for row in table.options.values()):
        return f"The {name} column is not printed, and the others do not tell it."
    counts = [
        f"{option} {sheet.settled.spans[option, column][0]} ({row[column].value})"
        for option, row in table.options.items()
    ]
    n = sheet.size((next(iter(table.options)), column))
    return f"{name} is not printed; the others leave, of {n} firms: {', '.join(counts)}."


def _plain(figure: Figure) -> str | float | list[float] | None:
    if figure.cut:
        return figure.printed
    if len(figure.values) > 1:
        return [float(value) for value in figure.values]
    return None if figure.value is None else float(figure.value)


def _suggested(left: tuple[Decimal, Decimal] | None) -> Suggested:
    if left is None:
        return None
    low, high = float(left[0]), float(left[1])
    return low if low == high else [low, high]
