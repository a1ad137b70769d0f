"""A cohort's members and all other firms, each parted by the instrument's banner."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import TypeVar

import numpy as np

from trigpoint.tables.model import Ints
from trigpoint.tables.spec import COHORT
from trigpoint.tally.columns import REST
from trigpoint.tally.model import Moments, Sums, Tally

Summed = TypeVar("Summed", Sums, Moments)


@dataclass(frozen=True, slots=True)
class Crossing:
    """A tally whose columns are the strata of the members, then the same strata of the others.

    The strata are the banner's answers, and last the firms that gave none. ``columns`` are the
    positions of the answers' columns in the tally of all.
    """

    tally: Tally
    columns: tuple[int, ...]

    @property
    def strata(self) -> int:
        """How many strata there are."""
        return len(self.columns) + 1


def crossed(tally: Tally, cohort: str) -> Crossing | None:
    """Work the crossing out; None where the tally does not part the cohort's other firms.

    Members are all firms of an answer less its others, in whole numbers.
    """
    answers, parts = tally.banner(tally.instrument.banner), tally.banner(REST + cohort)
    if not parts:
        return None
    others = tally.column(COHORT + cohort, "rest")

    def parted(counts: Ints) -> Ints:
        everybody = _strata(counts[answers], counts[0])
        without = _strata(counts[parts], counts[others])
        return np.concatenate([everybody - without, without])

    return Crossing(_recounted(tally, parted), tuple(answers))


def _strata(parts: Ints, whole: Ints) -> Ints:
    """The answers' counts, then what of the whole they leave."""
    return np.concatenate([parts, (whole - parts.sum(axis=0))[None]])


def _recounted(tally: Tally, parted: Callable[[Ints], Ints]) -> Tally:
    """The same tally with other columns, made from its own by ``parted``; they have no names."""
    histogram = tally.histogram
    return replace(
        tally,
        columns=(),
        size=_each(tally.size, parted),
        answers={name: _each(sums, parted) for name, sums in tally.answers.items()},
        scores={name: _each(moments, parted) for name, moments in tally.scores.items()},
        histogram=replace(
            histogram,
            sums=_each(histogram.sums, parted),
            wx=parted(histogram.wx),
            wxx=parted(histogram.wxx),
        ),
        products=parted(tally.products),
    )


def _each(sums: Summed, parted: Callable[[Ints], Ints]) -> Summed:
    return type(sums)(*(parted(getattr(sums, one.name)) for one in fields(sums)))
