"""What the printed dimensions and index say of the one indicator whose mean is not printed.

A dimension is the mean of its indicators and the index the mean of the dimensions. So where all
means of a dimension but one are known, the dimension's figure and the index's leave a narrow
interval for the last, and few keys meet it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor

import numpy as np

from trigpoint.published.averages import SCALE, average, part_left, possible
from trigpoint.published.counts import Interval, common, interval, spans
from trigpoint.published.form import TOTAL
from trigpoint.published.model import Figure, Published, decimals
from trigpoint.published.recover_item import KeyFound
from trigpoint.published.recover_search import TooManyKeysError, keys_within

Keys = Mapping[str, KeyFound]
"""The keys that are known, by indicator."""


@dataclass(frozen=True, slots=True)
class Implied:
    """The mean that other figures leave for an indicator, and the keys that give it.

    ``keys_on_grid`` counts all that do. ``ordered`` holds those that use the whole scale, whose
    points rise or fall along the options as printed, and that give the options in ``alike`` what
    options of the same name earn in every recovered key: first the one in which most earn 0.
    """

    mean: Interval
    keys_on_grid: int | None
    alike: Mapping[str, int]
    ordered: tuple[Mapping[str, int], ...]


def implied(published: Published, known: Keys, grid: int) -> dict[str, Implied]:
    """Per dimension with exactly one indicator without a printed total: what is left for it."""
    if not published.has_total:
        return {}
    found = {}
    for dimension in published.dimensions:
        members = [i for i, table in published.indicators.items() if table.dimension == dimension]
        unknown = [i for i in members if _unprinted(published, i)]
        if len(unknown) == 1:
            left = _left(published, known, dimension, members, unknown[0])
            if left is not None:
                found[unknown[0]] = _keys(
                    published, unknown[0], left, _alike(published, known), grid
                )
    return found


def _unprinted(published: Published, indicator: str) -> bool:
    mean = published.indicators[indicator].mean
    return mean is None or not mean[0].values


def _left(
    published: Published, known: Keys, dimension: str, members: list[str], unknown: str
) -> Interval | None:
    whole = _dimension_left(published, known, dimension)
    if whole is None:
        return None
    means = [SCALE if i == unknown else _mean(published, known, i) for i in members]
    weights = published.weights_of(members)
    return common(SCALE, part_left(whole, means, weights, members.index(unknown)))


def _dimension_left(published: Published, known: Keys, dimension: str) -> Interval | None:
    """The dimension's total from its own figure and from the index and the other dimensions."""
    names = list(published.dimensions)
    own = [_dimension(published, known, name) for name in names]
    total = published.index_of_year.get(TOTAL)
    at, held = names.index(dimension), [one for one in own if one is not None]
    if total is None or len(held) < len(own):
        return own[at]
    told = part_left(interval(total, decimals(total)), held, published.weights_of(names), at)
    return common(held[at], told)


def _dimension(published: Published, known: Keys, dimension: str) -> Interval | None:
    """A dimension's total, within its print and what its indicators' means average to."""
    value: Decimal = published.dimensions[dimension]
    members = [i for i, table in published.indicators.items() if table.dimension == dimension]
    means = [SCALE if _unprinted(published, i) else _mean(published, known, i) for i in members]
    own = interval(value, decimals(value))
    return common(own, average(means, published.weights_of(members))) if means else own


def _mean(published: Published, known: Keys, indicator: str) -> Interval:
    """An indicator's total mean: its key's, within print where the two meet."""
    row = published.indicators[indicator].mean or ()
    printed = possible(row[0] if row else Figure(), max((f.decimals for f in row), default=0))
    given = known[indicator].means.get(TOTAL, printed) if indicator in known else printed
    return common(given, printed) or given


def _alike(published: Published, known: Keys) -> dict[str, int]:
    """The points of every option name that earns the same wherever its key is recovered."""
    earned: dict[str, set[int | None]] = {}
    for indicator, key in known.items():
        for option in published.indicators[indicator].options:
            if option in key.points:
                earned.setdefault(option, set()).add(key.points[option])
    return {
        option: value
        for option, values in earned.items()
        if len(values) == 1 and (value := next(iter(values))) is not None
    }


def _keys(
    published: Published, indicator: str, mean: Interval, alike: Mapping[str, int], grid: int
) -> Implied:
    """The keys of a single choice that give a total mean."""
    table = published.indicators[indicator]
    n = published.bases[table.base][0]
    found = [spans(row[0], n, table.decimals) for row in table.options.values()]
    known = {option: alike[option] for option in table.options if option in alike}
    counts = [one[0][0] for one in found if len(one) == 1 and one[0][0] == one[0][1]]
    if table.kind != "single" or len(counts) < len(found):
        return Implied(mean, None, known, ())
    low, high = ceil(mean[0] * n), floor(mean[1] * n)
    try:
        keys = keys_within(
            np.array(counts, np.int64)[:, None],
            np.array([low]),
            np.array([high]),
            np.arange(0, 101, grid, dtype=np.int64),
        )
    except TooManyKeysError:
        return Implied(mean, None, known, ())
    named = [dict(zip(table.options, key, strict=True)) for key in keys.tolist() if _in_order(key)]
    ordered = sorted(
        (key for key in named if known.items() <= key.items()),
        key=lambda key: (-list(key.values()).count(0), *key.values()),
    )
    return Implied(mean, len(keys), known, tuple(ordered))


def _in_order(key: list[int]) -> bool:
    """Whether the points use the whole scale and never turn along the options."""
    return {0, 100} <= set(key) and sorted(key) in (key, key[::-1])
