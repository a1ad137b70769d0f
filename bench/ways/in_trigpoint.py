"""The tables by Trigpoint."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from bench.data import answers_file, coded
from bench.survey import BANNER, BANNER_ANSWERS, WEIGHT, instrument
from bench.tables import QUESTIONS, Table, Work
from trigpoint.engines.local import tally_file
from trigpoint.responses.model import Responses
from trigpoint.tally.answers import AnswerCounts
from trigpoint.tally.kernel import part, tally_answers
from trigpoint.tally.model import WEIGHT_UNIT, Tally

_BLOCK = 1 << 17


def answers(rows: int) -> Work:
    """The part of the kernel that counts answers: what all others count, and no more."""
    responses = _responses(rows)
    return lambda: _tables(_counted(responses, range(0, rows, _BLOCK)))


def answers_in_threads(rows: int) -> Work:
    """The same in two threads, as the library counts."""
    responses = _responses(rows)
    halves = range(0, rows, 2 * _BLOCK), range(_BLOCK, rows, 2 * _BLOCK)

    def work() -> dict[str, Table]:
        with ThreadPoolExecutor(2) as pool:
            one, other = pool.map(lambda starts: _counted(responses, starts), halves)
        return _tables({question: one[question] + other[question] for question in one})

    return work


def tally(rows: int) -> Work:
    """The whole tally: also the total, the scores, the index's histogram and the products."""
    responses = _responses(rows)
    return lambda: _tables_of(tally_answers(responses))


def from_file(rows: int) -> Work:
    """From the Parquet file: the whole tally in one pass, which also checks ids and routing."""
    path, survey = answers_file(rows), instrument()
    return lambda: _tables_of(tally_file(path, survey, {}).tally)


def _responses(rows: int) -> Responses:
    codes = coded(rows)
    weights = codes.pop(WEIGHT)
    return Responses(instrument(), np.empty(rows, dtype=object), codes, weights)


def _counted(responses: Responses, starts: Iterable[int]) -> dict[str, Table]:
    """Counts of the blocks that begin at ``starts``, as the kernel makes them."""
    counts = AnswerCounts(responses.instrument, BANNER_ANSWERS + 2, 3)
    for start in starts:
        block = part(responses, slice(start, start + _BLOCK))
        assert block.weights is not None
        units = np.rint(block.weights * WEIGHT_UNIT).astype(np.int64)
        squares = (units * units + WEIGHT_UNIT // 2) // WEIGHT_UNIT
        counts.count(
            block.codes[BANNER].astype(np.uint8), block.codes, (np.ones_like(units), units, squares)
        )
    return counts.by_question()


def _tables_of(counted: Tally) -> dict[str, Table]:
    """The sixty tables that stand in a tally, without its column for the total."""
    sums = {name: counted.answers[name] for name in (BANNER, *QUESTIONS)}
    return _tables({name: np.stack([s.n, s.w, s.ww])[:, 1:] for name, s in sums.items()})


def _tables(by_question: dict[str, Table]) -> dict[str, Table]:
    """Options and base, of the columns that are regions."""
    size = by_question[BANNER].sum(axis=2)
    found = {}
    for question in QUESTIONS:
        cells = by_question[question]
        base = size - cells[:, :, -2:].sum(axis=2)
        whole = np.concatenate([cells[:, :, :-2], base[:, :, None]], axis=2)
        found[question] = whole[:, :BANNER_ANSWERS]
    return found
