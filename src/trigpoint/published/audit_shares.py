"""The audit of one table's shares: its base, its columns, its single figures, its sums."""

from __future__ import annotations

from collections.abc import Mapping

from trigpoint.published.audit_layout import Layout, cell_spans, copies, layouts
from trigpoint.published.counts import Span
from trigpoint.published.misprint import FaultKind, Misprint
from trigpoint.published.model import Published, Table
from trigpoint.published.resolve import resolve
from trigpoint.published.sheet import Place, Sheet, plain
from trigpoint.published.sums import Cell, sums_of

MOSTLY = 0.5
"""The part of impossible shares from which on no single one is blamed, but the base."""


def audit_shares(published: Published, where: str, table: Table) -> tuple[Table, list[Misprint]]:
    """The table at ``where`` as it should have been printed, as far as can be told; what was wrong.

    The corrected table has the base, the columns and the shares that the whole numbers of firms
    tell; a share known to be wrong but not what it should be is left open.
    """
    readings = layouts(published, table)
    read = readings[0].read(table)
    printed = cell_spans(published, read)
    own = readings[0].base == table.base
    if _impossible(read, printed) > MOSTLY:
        return table, [_no_base(published, where, table)]
    settled = resolve(printed, published.bases[read.base], sums_of(published, read))
    place = Place(published, where, table)
    sheet = Sheet(place, read, printed, settled, readings[0].order)
    misprints = [] if own else [_wrong_base(place, readings)]
    if readings[0].moved():
        misprints.append(_shifted(place, readings[0], sheet))
    shown = [cell for cell in printed if readings[0].order[cell[1]] is not None]
    misprints += [one for cell in shown if (one := sheet.misprint(cell))]
    misprints += [sheet.broken(one) for one in settled.violated]
    return sheet.corrected(), misprints


def _impossible(table: Table, printed: Mapping[Cell, list[Span]]) -> float:
    """The part of the shares that are no whole number of firms; 0 for one or two of them."""
    shown = [cell for cell in printed if table.options[cell[0]][cell[1]].values]
    impossible = sum(not printed[cell] for cell in shown)
    return impossible / len(shown) if impossible >= 3 else 0.0


def _no_base(published: Published, where: str, table: Table) -> Misprint:
    tried = ", ".join(published.bases)
    evidence = f"Most shares are no whole number of firms of any base named ({tried})."
    return Misprint(where=where, kind=FaultKind.WRONG_BASE, printed=table.base, evidence=evidence)


def _fitting(table: Table, published: Published, base: str) -> tuple[int, int]:
    """How many printed shares are whole numbers of a base's firms, and how many are printed."""
    read = table.model_copy(update={"base": base})
    found = cell_spans(published, read)
    shown = [cell for cell in found if read.options[cell[0]][cell[1]].values]
    return sum(bool(found[cell]) for cell in shown), len(shown)


def _wrong_base(place: Place, readings: list[Layout]) -> Misprint:
    published, table = place.published, place.table
    read = readings[0].read(table)
    sizes = {base: "/".join(map(str, published.bases[base])) for base in published.bases}
    fits, shown = _fitting(read, published, table.base)
    words = [f"Of {shown} shares {fits} are whole firms of {table.base} ({sizes[table.base]})"]
    for one in readings:
        fits, shown = _fitting(read, published, one.base)
        words.append(f"{fits} of {one.base} ({sizes[one.base]})")
    return Misprint(
        where=place.where,
        kind=FaultKind.WRONG_BASE,
        printed=table.base,
        suggested=readings[0].base if len(readings) == 1 else None,
        evidence=", ".join(words) + ".",
    )


def _shifted(place: Place, layout: Layout, sheet: Sheet) -> Misprint:
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
    return Misprint(
        where=place.where,
        kind=FaultKind.SHIFTED_COLUMNS,
        column=columns[lost[0]] if one_repeat else None,
        printed={option: [plain(f) for f in row] for option, row in place.table.options.items()},
        suggested={
            option: [None if f.value is None else float(f.value) for f in row]
            for option, row in table.options.items()
        },
        evidence=" ".join(words),
    )


def _worked_out(sheet: Sheet, table: Table, column: int) -> str:
    name = sheet.place.published.columns[column]
    if any(row[column].value is None for row in table.options.values()):
        return f"The {name} column is not printed, and the others do not tell it."
    counts = [
        f"{option} {sheet.settled.spans[option, column][0]} ({row[column].value})"
        for option, row in table.options.items()
    ]
    n = sheet.size((next(iter(table.options)), column))
    return f"{name} is not printed; the others leave, of {n} firms: {', '.join(counts)}."
