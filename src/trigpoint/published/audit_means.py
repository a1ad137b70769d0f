"""The audit of printed means against keys: means that no key gives together with the others.

A table speaks only if a key on the grid explains the rest of it, if chance would hardly have put
one there, and if the grid explains most tables of the publication.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from trigpoint.published.counts import Interval, from_to, one_or_both
from trigpoint.published.misprint import FaultKind, Misprint
from trigpoint.published.model import Published
from trigpoint.published.recover import Recovered
from trigpoint.published.recover_item import Item, KeyFound, chance, items, keys_in
from trigpoint.published.recover_search import TooManyKeysError

LUCK = 0.15
"""The most keys expected by chance at which a key that was found still says something."""

EXPLAINED = 0.8
"""The part of the tables that the grid must explain; else the points may not lie on it at all."""

ANYTHING = Fraction(100)


def audit_means(published: Published, keys: Mapping[str, Recovered], grid: int) -> list[Misprint]:
    """The means of a corrected publication that the keys recovered from it do not give."""
    searched = {id_: one for id_, one in keys.items() if one.searched}
    found, explained = [], 0
    for id_, one in searched.items():
        off = _missed(published, id_, one) or _one_column_off(published, id_, one, grid)
        explained += bool(one.solutions or off)
        found += off
    return found if explained >= EXPLAINED * len(searched) else []


def _missed(published: Published, id_: str, one: Recovered) -> list[Misprint]:
    """The columns that every key found misses."""
    if not one.solutions or (one.expected is not None and one.expected > LUCK):
        return []
    best = one.solutions[0]
    missed = [c for c in best.missed if all(c in key.missed for key in one.solutions)]
    return [_misprint(published, id_, column, one.solutions, one.expected) for column in missed]


def _one_column_off(published: Published, id_: str, one: Recovered, grid: int) -> list[Misprint]:
    """Where no key was found: the one column without which a key meets all others exactly."""
    if one.solutions:
        return []
    explained = []
    for item in items(published, published.indicators[id_]):
        if len(item.columns) < 3:
            continue
        for column in item.columns:
            windows = item.widened({column}, ANYTHING)
            keys, luck = _keys(item, windows, grid)
            if keys and (luck is None or luck <= LUCK):
                explained.append((column, keys, luck))
    if len({column for column, _, _ in explained}) != 1:
        return []
    column, keys, luck = explained[0]
    return [_misprint(published, id_, column, keys, luck)]


def _keys(
    item: Item, windows: list[Interval], grid: int
) -> tuple[tuple[KeyFound, ...], float | None]:
    try:
        return tuple(keys_in(item, windows, grid)), chance(item, windows, grid)
    except TooManyKeysError:
        return (), None


def _misprint(
    published: Published,
    id_: str,
    column: str,
    keys: tuple[KeyFound, ...],
    luck: float | None,
) -> Misprint:
    row = published.indicators[id_].mean or ()
    printed = row[published.columns.index(column)].values[0]
    low = min(key.means[column][0] for key in keys)
    high = max(key.means[column][1] for key in keys)
    gives = round(float(low), 2), round(float(high), 2)
    said = from_to(*(f"{end:.2f}" for end in gives))
    others = ", ".join(c for c in keys[0].means if c not in keys[0].missed and c != column)
    chance_said = "" if luck is None else f" About {luck:.2g} such keys would fit by chance."
    return Misprint(
        where=f"indicators.{id_}.mean",
        kind=FaultKind.MEAN_NOT_REPRODUCED,
        column=column,
        printed=float(printed),
        suggested=one_or_both(*gives),
        evidence=f"{_said(keys)} that meets {others} gives {said} here, "
        f"{_off(printed, low, high):.2f} from print.{chance_said}",
    )


def _said(keys: tuple[KeyFound, ...]) -> str:
    if len(keys) > 1:
        return f"Every one of the {len(keys)} keys"
    points = ", ".join(f"{name} {earned}" for name, earned in keys[0].points.items())
    points += ", firms not asked 0" * keys[0].counted_zero
    return f"The only key on the grid ({points})"


def _off(printed: Decimal, low: Fraction, high: Fraction) -> float:
    value = Fraction(printed)
    return float(max(low - value, value - high, Fraction(0)))
