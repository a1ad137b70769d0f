"""The tables by Trigpoint, on one core from codes in memory, on two from a file."""

from __future__ import annotations

import numpy as np

from bench.data import answers_file, coded
from bench.survey import BANNER, BANNER_ANSWERS, WEIGHT, instrument
from bench.tables import QUESTIONS, Table, Work
from trigpoint.engines.local import tally_file
from trigpoint.responses.model import Responses
from trigpoint.tally.answers import AnswerCounts
from trigpoint.tally.kernel import tally_answers
from trigpoint.tally.model import WEIGHT_UNIT, Tally

_BLOCK = 1 << 17


def answers(rows: int) -> Work:
    """The part of the kernel that counts answers: what all others count, and no more."""
    codes = coded(rows)
    weights = codes.pop(WEIGHT)
    survey = instrument()

    def work() -> dict[str, Table]:
        counts = AnswerCounts(survey, BANNER_ANSWERS + 2, 3)
        for start in range(0, rows, _BLOCK):
            block = slice(start, start + _BLOCK)
            units = np.rint(weights[block] * WEIGHT_UNIT).astype(np.int64)
            squares = (units * units + WEIGHT_UNIT // 2) // WEIGHT_UNIT
            some = {question: column[block] for question, column in codes.items()}
            counts.count(codes[BANNER][block].astype(np.uint8), some, (1, units, squares))
        return _tables(counts.by_question())

    return work


def tally(rows: int) -> Work:
    """The whole tally: also the total, the scores, the index's histogram and the products."""
    codes = coded(rows)
    weights = codes.pop(WEIGHT)
    responses = Responses(instrument(), np.empty(rows, dtype=object), codes, weights)
    return lambda: tables_of(tally_answers(responses))


def from_file(rows: int) -> Work:
    """From the Parquet file: the whole tally in one pass, which also checks ids and routing."""
    path, survey = answers_file(rows), instrument()
    return lambda: tables_of(tally_file(path, survey, {}).tally)


def tables_of(counted: Tally) -> dict[str, Table]:
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
