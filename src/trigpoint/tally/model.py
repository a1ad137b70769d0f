"""The tally: everything counted about a wave, in whole numbers, and how two tallies add.

A tally is confidential: it holds cells of one firm. What may leave the house is a release.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from trigpoint.errors import DataError, Fault
from trigpoint.instrument.model import Instrument

WEIGHT_UNIT = 1 << 16
"""Weights are whole multiples of ``1 / WEIGHT_UNIT``, and so are their squares, rounded."""

MAX_WEIGHT = 1000
"""The largest weight; larger ones have to be scaled down."""

_INT64 = 1 << 63

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, order=True)
class Column:
    """One column of every table: a banner variable and one of its answers.

    The first column of a tally is ``Column("total", "total")``. A cohort is a banner variable
    ``cohort:<id>`` with the answers ``member`` and ``rest``, and ``rest:<id>`` parts the rest by
    the answers of the instrument's banner.
    """

    banner: str
    answer: str


TOTAL = Column("total", "total")


@dataclass(frozen=True, slots=True)
class Sums:
    """Respondents ``n``, and Σw and Σw² in units of 1/WEIGHT_UNIT; same shapes."""

    n: Ints
    w: Ints
    ww: Ints


@dataclass(frozen=True, slots=True)
class Moments:
    """Sums over the respondents with a score, with Σw·x and Σw·x² in lattice units; same shapes."""

    n: Ints
    w: Ints
    ww: Ints
    wx: Ints
    wxx: Ints


@dataclass(frozen=True, slots=True)
class IndexHistogram:
    """The exact distribution of the index over its lattice.

    ``values`` (m) are the index values that occur, rising, in units of ``1/lattice.index_scale``;
    ``sums`` are (columns, m); ``wx`` and ``wxx`` are (columns, m, indicators + dimensions): the
    sums and squares of the scores (lattice units, indicators first) of the respondents at each.
    """

    values: Ints
    sums: Sums
    wx: Ints
    wxx: Ints


@dataclass(frozen=True, slots=True)
class Invented:
    """Says that the answers counted are invented so as to reproduce printed figures.

    ``note`` says so by language; ``simulated`` are the questions whose breakdown was never printed.
    """

    note: Mapping[str, str]
    simulated: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """What was counted, for every column of every banner.

    ``size`` is (columns): everybody. ``answers`` gives, for each question and profile column, sums
    of shape (columns, answers + 2): per option those who chose it, then *not asked*, then
    *missing*; so the base of a question is size - not asked - missing. ``scores`` gives, for each
    indicator and dimension, moments of shape (columns) over those who have that score.
    ``histogram`` is the index. ``products`` is (columns, v, v) with v = 1 + indicators: Σw·xᵢ·xⱼ
    over the respondents with an index, x₀ = 1. ``invented`` is None of real answers.
    """

    instrument: Instrument
    columns: tuple[Column, ...]
    size: Sums
    answers: Mapping[str, Sums]
    scores: Mapping[str, Moments]
    histogram: IndexHistogram
    products: Ints
    invented: Invented | None = None

    def column(self, banner: str, answer: str) -> int:
        """The position of a column."""
        return self.columns.index(Column(banner, answer))

    def banner(self, banner: str) -> list[int]:
        """The positions of one banner's columns, in order."""
        return [at for at, column in enumerate(self.columns) if column.banner == banner]


def capacity(instrument: Instrument) -> int:
    """The largest Σw, in units of 1/WEIGHT_UNIT, for which no sum leaves 64 bits.

    The largest sum is Σw·x² of the score with the finest lattice: 100 points are *X* units there,
    so Σw must stay under 2⁶³ / X². Σw² stays within, since no weight exceeds ``MAX_WEIGHT`` and
    X is at least 100.
    """
    lattice = instrument.lattice
    finest = 100 * max(lattice.points_scale, *lattice.dimension_scale.values())
    return (_INT64 - 1) // finest**2


def check_capacity(instrument: Instrument, total: int) -> None:
    """Refuse a Σw (units of 1/WEIGHT_UNIT) whose sums might not be exact: :class:`DataError`."""
    most = capacity(instrument)
    if total > most:
        raise DataError(
            Fault(
                "weight",
                f"the weights sum to {total // WEIGHT_UNIT}, which is too much for exact sums",
                f"a sum of at most {most // WEIGHT_UNIT} with this instrument",
            ),
            advice="Divide all weights by the same number, or give points as rounder numbers.",
        )


def add_tallies(*tallies: Tally) -> Tally:
    """The tally of all the respondents of ``tallies`` (at least one) together.

    It is invented where one of them is; of several notes the first in order stays. Raises
    :class:`DataError` when they do not answer the same instrument, do not have the same columns, or
    hold more than 64 bits can sum.
    """
    first = tallies[0]
    for other in tallies[1:]:
        _check_alike(first, other)
    check_capacity(first.instrument, sum(int(tally.size.w[0]) for tally in tallies))
    return Tally(
        instrument=first.instrument,
        columns=first.columns,
        size=_sum([tally.size for tally in tallies]),
        answers={q: _sum([tally.answers[q] for tally in tallies]) for q in first.answers},
        scores={score: _sum([tally.scores[score] for tally in tallies]) for score in first.scores},
        histogram=_union([tally.histogram for tally in tallies]),
        products=np.sum([tally.products for tally in tallies], axis=0),
        invented=_invented([tally.invented for tally in tallies if tally.invented]),
    )


def _invented(found: Sequence[Invented]) -> Invented | None:
    if not found:
        return None
    simulated = {question for one in found for question in one.simulated}
    note = min((one.note for one in found), key=lambda note: sorted(note.items()))
    return Invented(note, tuple(sorted(simulated)))


def _check_alike(first: Tally, other: Tally) -> None:
    if first.instrument.hash != other.instrument.hash:
        raise DataError(
            Fault(
                "tally",
                f"answers to {other.instrument.id} {other.instrument.version} cannot be added to "
                f"answers to {first.instrument.id} {first.instrument.version}",
                "tallies of one instrument, unchanged",
            )
        )
    if first.columns != other.columns:
        lone = sorted(set(first.columns) ^ set(other.columns))
        named = ", ".join(f"{column.banner}={column.answer}" for column in lone) or "their order"
        raise DataError(
            Fault(
                "tally", f"the tallies differ in columns: {named}", "the same banners and cohorts"
            )
        )


Added = TypeVar("Added", Sums, Moments)


def _sum(parts: Sequence[Added]) -> Added:
    kind = type(parts[0])
    return kind(*(np.sum([getattr(p, f.name) for p in parts], axis=0) for f in fields(kind)))


def _union(parts: Sequence[IndexHistogram]) -> IndexHistogram:
    values = np.unique(np.concatenate([part.values for part in parts]))

    def spread(arrays: Sequence[Ints]) -> Ints:
        shape = list(arrays[0].shape)
        shape[1] = len(values)
        total = np.zeros(shape, dtype=np.int64)
        for part, array in zip(parts, arrays, strict=True):
            total[:, np.searchsorted(values, part.values)] += array
        return total

    return IndexHistogram(
        values=values,
        sums=Sums(
            spread([part.sums.n for part in parts]),
            spread([part.sums.w for part in parts]),
            spread([part.sums.ww for part in parts]),
        ),
        wx=spread([part.wx for part in parts]),
        wxx=spread([part.wxx for part in parts]),
    )
