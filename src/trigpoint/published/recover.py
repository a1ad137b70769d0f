"""The option points behind printed means: every key on a grid that meets them.

Means can be misprinted too. Where some item has no key that meets every column, the one column is
named whose means, left aside, give most items a key; a key may then miss it, and the total, by no
more than a stated amount. It is the same column for the whole publication: with another one for
every item, chance keys would come in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from trigpoint.published.model import Published
from trigpoint.published.recover_implied import Implied, implied
from trigpoint.published.recover_item import (
    Item,
    KeyFound,
    chance,
    items,
    keys_in,
    other_caps,
)
from trigpoint.published.recover_search import TooManyKeysError

GRID = 5
MISS = Decimal("0.3")


@dataclass(frozen=True, slots=True)
class Recovered:
    """What print tells of one indicator's key.

    ``solutions`` are the keys that meet every column but the publication's ``named`` one, best
    first; ``elsewhere`` counts the keys that would fit if another column were in error instead;
    ``expected`` is about how many keys fit by luck. ``caps`` holds, for an additive key, the caps
    below the full scale that fit as well, per points each. ``follow_up`` says that not every firm
    was asked, ``open`` why there is no answer.
    """

    solutions: tuple[KeyFound, ...]
    named: str | None = None
    elsewhere: Mapping[str, int] | None = None
    expected: float | None = None
    caps: Mapping[int, list[int]] | None = None
    follow_up: bool = False
    open: str = ""
    implied: Implied | None = None

    @property
    def unique(self) -> bool:
        """Whether print tells the key: one solution, no option of which is unknown."""
        return len(self.solutions) == 1 and None not in self.solutions[0].points.values()

    @property
    def searched(self) -> bool:
        """Whether print gave enough to search for a key at all."""
        return self.elsewhere is not None


def recover(
    published: Published, *, grid: int = GRID, miss: Decimal = MISS
) -> dict[str, Recovered]:
    """The keys behind the means of every indicator of a *corrected* publication.

    A key's points are multiples of ``grid`` from 0 to 100; ``miss`` is the most, in points, by
    which a key may miss the named column and the total. An indicator asked of fewer firms than
    there are is tried with the others left out and with the others counted 0.
    """
    most = Fraction(miss)
    given = {id_: items(published, table) for id_, table in published.indicators.items()}
    found = {id_: _by_column(each, grid, most) for id_, each in given.items()}
    named = _named(found)
    keys = {id_: _recovered(given[id_], found[id_], named, grid, most) for id_ in given}
    sole = {id_: one.solutions[0] for id_, one in keys.items() if one.unique}
    for id_, told in implied(published, sole, grid).items():
        keys[id_] = replace(keys[id_], implied=told)
    return keys


Fits = Mapping[str | None, list[KeyFound]]
"""The keys that fit, per column named as in error (None: no column)."""


def _by_column(given: list[Item], grid: int, miss: Fraction) -> Fits | str:
    """The keys that fit per named column, or why there is no telling."""
    if not given:
        return "not determined by its own table: no mean is printed beside shares"
    columns: list[str | None] = [None, *given[0].parts]
    if len(given[0].parts) < 2:
        columns = [None]
    try:
        return {
            column: sorted(
                (key for item in given for key in keys_in(item, item.windows(column, miss), grid)),
                key=lambda key: key.order,
            )
            for column in columns
        }
    except TooManyKeysError:
        return (
            "not determined by its own table: more keys fit, or would have to be tried, than help"
        )


def _named(found: Mapping[str, Fits | str]) -> str | None:
    """The column that, left aside, gives the most items a key; None if none gives more."""
    told = [fits for fits in found.values() if not isinstance(fits, str)]
    columns = {column: None for fits in told for column in fits}
    with_key = {column: sum(bool(fits.get(column)) for fits in told) for column in columns}
    best = max(with_key.values(), default=0)
    if with_key.get(None, 0) == best:
        return None
    return next(column for column, count in with_key.items() if count == best)


def _recovered(
    given: list[Item], fits: Fits | str, named: str | None, grid: int, miss: Fraction
) -> Recovered:
    if isinstance(fits, str):
        return Recovered((), open=fits)
    solutions = tuple(fits.get(named, fits[None]))
    used = {key.base for key in solutions}
    item = next((one for one in given if one.base in used), given[0])
    own = {_identity(key) for key in solutions}
    elsewhere = {
        column: len({_identity(key) for key in keys} - own)
        for column, keys in fits.items()
        if column not in (None, named)
    }
    multiple = item.table.kind == "multiple"
    return Recovered(
        solutions,
        named=named if named in item.columns else None,
        elsewhere={column: count for column, count in elsewhere.items() if column and count},
        expected=chance(item, item.windows(named, miss), grid),
        caps=other_caps(item, named, grid=grid, miss=miss) if multiple and solutions else None,
        follow_up=len(given) > 1,
        open="" if solutions else "no key on the grid meets the printed means",
    )


def _identity(key: KeyFound) -> tuple[object, ...]:
    return key.base, *key.points.items()
