"""The kernel: counts a wave block by block in whole numbers, whose sum no split can change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from trigpoint.errors import DataError, Fault
from trigpoint.instrument.model import Instrument
from trigpoint.responses.model import Responses
from trigpoint.scores import score
from trigpoint.tally.answers import AnswerCounts
from trigpoint.tally.columns import splits
from trigpoint.tally.model import (
    MAX_WEIGHT,
    TOTAL,
    WEIGHT_UNIT,
    IndexHistogram,
    Ints,
    Moments,
    Sums,
    Tally,
    add_tallies,
    check_capacity,
)
from trigpoint.tally.moments import ScoreCounts

_BLOCK = 1 << 17
"""Rows counted at a time: enough to be quick, few enough to need little memory."""

_THREADS = 2


def tally_answers(responses: Responses, banners: Sequence[str] = ()) -> Tally:
    """Count a wave in memory.

    The columns are the total, the instrument's banner, each of ``banners`` (ids of questions or
    profile columns; the options of a multiple overlap) and each cohort of ``responses``. Weights
    count in units of ``1 / WEIGHT_UNIT``.

    Raises :class:`UsageError` for a banner that does not exist, :class:`DataError` for weights that
    are not between 0 and ``MAX_WEIGHT`` or whose sums would not fit into 64 bits.
    """
    threads = min(_THREADS, len(responses) // _BLOCK + 1)
    with ThreadPoolExecutor(threads) as pool:
        parts = pool.map(lambda turn: _every(threads, turn, responses, banners), range(threads))
        return add_tallies(*parts)


def _every(step: int, first: int, responses: Responses, banners: Sequence[str]) -> Tally:
    """The tally of every ``step``-th block from ``first`` on."""
    weighted = responses.weights is not None
    counter = Counter(responses.instrument, banners, responses.cohorts, weighted=weighted)
    for start in range(first * _BLOCK, len(responses), step * _BLOCK):
        counter.count(part(responses, slice(start, start + _BLOCK)))
    return counter.tally()


def part(responses: Responses, rows: slice) -> Responses:
    """Some consecutive respondents."""
    return Responses(
        instrument=responses.instrument,
        respondent=responses.respondent[rows],
        codes={question: codes[rows] for question, codes in responses.codes.items()},
        weights=None if responses.weights is None else responses.weights[rows],
        cohorts={cohort: members[rows] for cohort, members in responses.cohorts.items()},
    )


class Counter:
    """Counts blocks of respondents of one wave, all weighted or all not, with the same cohorts."""

    def __init__(
        self,
        instrument: Instrument,
        banners: Sequence[str],
        cohorts: Iterable[str],
        *,
        weighted: bool,
    ) -> None:
        """Start at zero; ``banners`` and ``cohorts`` as in :func:`tally_answers`."""
        self._instrument = instrument
        self._weights = weighted
        self._total = 0
        self._splits = splits(instrument, banners, cohorts)
        measures = 3 if weighted else 1
        self._answers = [AnswerCounts(instrument, s.groups, measures) for s in self._splits]
        self._scores = [ScoreCounts(instrument, s.groups, measures) for s in self._splits]

    def count(self, block: Responses) -> None:
        """Add a block of respondents."""
        units = self._units(block)
        scores = score(block)
        for split, answers, sums in zip(self._splits, self._answers, self._scores, strict=True):
            group = split.group(block)
            answers.count(group, block.codes, units)
            sums.count(group, scores, units)

    def _units(self, block: Responses) -> tuple[Ints, ...]:
        """What each respondent adds to n, Σw and Σw²; to n alone without weights."""
        ones = np.ones(len(block), dtype=np.int64)
        if block.weights is None:
            self._total += len(block) * WEIGHT_UNIT
            check_capacity(self._instrument, self._total)
            return (ones,)
        if not ((block.weights >= 0) & (block.weights <= MAX_WEIGHT)).all():
            raise DataError(
                Fault("weight", "a weight cannot be counted", f"numbers from 0 to {MAX_WEIGHT}")
            )
        weight = np.rint(block.weights * WEIGHT_UNIT).astype(np.int64)
        self._total += int(weight.sum())
        check_capacity(self._instrument, self._total)
        return ones, weight, (weight * weight + WEIGHT_UNIT // 2) // WEIGHT_UNIT

    def tally(self) -> Tally:
        """Everything counted so far."""
        answers = [counts.by_question() for counts in self._answers]
        by_question = {
            question: self._sums([found[question] for found in answers])
            for question in self._instrument.by_id
        }
        own = by_question[self._instrument.banner]
        return Tally(
            instrument=self._instrument,
            columns=(TOTAL, *(column for s in self._splits for column, _ in s.columns)),
            size=Sums(own.n.sum(axis=1), own.w.sum(axis=1), own.ww.sum(axis=1)),
            answers=by_question,
            scores=self._moments(),
            histogram=self._histogram(),
            products=self._weighted([scores.products() for scores in self._scores]),
        )

    def _sums(self, by_split: Sequence[Ints]) -> Sums:
        """Sums from counts of shape (measures, groups, ...), one per split."""
        n, *weights = (self._by_column(measure) for measure in zip(*by_split, strict=True))
        w, ww = weights or (n * WEIGHT_UNIT, n * WEIGHT_UNIT)
        return Sums(n, w, ww)

    def _moments(self) -> dict[str, Moments]:
        counts, by_x, by_xx = zip(*(scores.moments() for scores in self._scores), strict=True)
        sums, wx, wxx = self._sums(counts), self._weighted(by_x), self._weighted(by_xx)
        instrument = self._instrument
        ids = [*instrument.indicator, *(dimension.id for dimension in instrument.dimensions)]
        return {
            score: Moments(sums.n[:, at], sums.w[:, at], sums.ww[:, at], wx[:, at], wxx[:, at])
            for at, score in enumerate(ids)
        }

    def _histogram(self) -> IndexHistogram:
        values, counts, wx, wxx = zip(*(s.histogram() for s in self._scores), strict=True)
        return IndexHistogram(
            values[0], self._sums(counts), self._weighted(wx), self._weighted(wxx)
        )

    def _weighted(self, by_split: Sequence[Ints]) -> Ints:
        """Sums in units of the weight; without weights, whole respondents were summed."""
        return self._by_column(by_split) * (1 if self._weights else WEIGHT_UNIT)

    def _by_column(self, by_split: Sequence[Ints]) -> Ints:
        """Rows by column, from rows by group for each split."""
        rows = [by_split[0].sum(axis=0)]
        for split, groups in zip(self._splits, by_split, strict=True):
            rows += [groups[list(own)].sum(axis=0) for _, own in split.columns]
        return np.stack(rows)
