"""The tally: everything counted about a wave, in whole numbers, and how two tallies add.

A tally is confidential: it holds cells of one firm. What may leave the house is a release.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trigpoint.instrument.model import Instrument

WEIGHT_UNIT = 1 << 16
"""Weights are whole multiples of ``1 / WEIGHT_UNIT``, and so are their squares, rounded."""

MAX_WEIGHT = 1000
"""The largest weight whose sums stay exact; larger ones have to be scaled down."""

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, order=True)
class Column:
    """One column of every table: a banner variable and one of its answers.

    The first column of a tally is ``Column("total", "total")``. A cohort is a banner variable
    ``cohort:<id>`` with the answers ``member`` and ``rest``.
    """

    banner: str
    answer: str


TOTAL = Column("total", "total")


@dataclass(frozen=True, slots=True)
class Sums:
    """Respondents ``n``, Σw in units of 1/WEIGHT_UNIT, Σw² in units of 1/WEIGHT_UNIT; same shapes."""

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
    ``sums`` are (columns, m); ``wx`` and ``wxx`` are (columns, m, indicators + dimensions): the sums
    and squares of the scores (lattice units, indicators first) of the respondents at each value.
    """

    values: Ints
    sums: Sums
    wx: Ints
    wxx: Ints


@dataclass(frozen=True, slots=True)
class Tally:
    """What was counted, for every column of every banner.

    ``size`` is (columns): everybody. ``answers`` gives, for each question and profile column, sums
    of shape (columns, answers + 2): per option those who chose it, then *not asked*, then
    *missing*; so the base of a question is size - not asked - missing. ``scores`` gives, for each
    indicator and dimension, moments of shape (columns) over those who have that score.
    ``histogram`` is the index. ``products`` is (columns, v, v) with v = 1 + indicators: Σw·xᵢ·xⱼ
    over the respondents with an index, x₀ = 1.
    """

    instrument: Instrument
    columns: tuple[Column, ...]
    size: Sums
    answers: Mapping[str, Sums]
    scores: Mapping[str, Moments]
    histogram: IndexHistogram
    products: Ints

    def column(self, banner: str, answer: str) -> int:
        """The position of a column."""
        return self.columns.index(Column(banner, answer))

    def banner(self, banner: str) -> list[int]:
        """The positions of one banner's columns, in order."""
        return [at for at, column in enumerate(self.columns) if column.banner == banner]
