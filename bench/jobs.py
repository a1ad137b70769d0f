"""What Trigpoint alone is timed at: making the data, coding text, and scoring many firms."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from pyarrow import parquet

from bench.data import answers_file, coded
from bench.survey import BANNER, MULTIPLES, SINGLES, WEIGHT, instrument
from bench.tables import Work
from trigpoint.responses.code import code_batch
from trigpoint.responses.model import Responses
from trigpoint.scores import MISSING, score

_BLOCK = 1 << 17

_CODED = 1_000_000
"""Respondents whose codes are kept; more are these over and over."""


def data(rows: int) -> Work:
    """Make the file of answers, where it is not there yet."""

    def work() -> dict[str, NDArray[np.int64]]:
        return {"bytes": np.array([answers_file(rows).stat().st_size])}

    return work


def text_to_codes(rows: int) -> Work:
    """Columns of text in Arrow, every cell its own text, into codes; one core."""
    columns = _texts(rows)
    return _coding(columns.cast(pa.schema([(name, pa.string()) for name in columns.column_names])))


def dictionaries_to_codes(rows: int) -> Work:
    """The same columns as dictionaries, as Parquet keeps them."""
    return _coding(_texts(rows))


def rank(rows: int) -> Work:
    """Score, stage and rank every firm, block by block, from codes in memory; one core."""
    survey = instrument()
    codes, weights = _repeated(rows, [indicator.question for indicator in survey.indicators])

    def work() -> dict[str, NDArray[np.generic]]:
        index, stage = np.empty(rows, np.int32), np.empty(rows, np.int8)
        for start in range(0, rows, _BLOCK):
            block = slice(start, min(start + _BLOCK, rows))
            some = {question: column[block] for question, column in codes.items()}
            nameless = np.empty(block.stop - block.start, dtype=object)
            scores = score(Responses(survey, nameless, some))
            index[block], stage[block] = scores.index, scores.stage
        return {"stage": stage, "percentile": _percentiles(index, weights)}

    return work


def _percentiles(index: NDArray[np.int32], weights: NDArray[np.float64]) -> NDArray[np.float32]:
    """Weighted mid-rank among all others who have an index, from 0 to 100; NaN without one."""
    place = index - MISSING
    at = np.bincount(place, weights)
    at[0] = 0
    below = np.concatenate([[0], np.cumsum(at)[:-1]])
    total = at.sum()
    found = np.empty(len(index), np.float32)
    for start in range(0, len(index), _BLOCK):
        block = slice(start, start + _BLOCK)
        own, here = weights[block], place[block]
        ties = (at[here] - own) / 2
        found[block] = np.where(here > 0, 100 * (below[here] + ties) / (total - own), np.nan)
    return found


def _coding(columns: pa.Table) -> Work:
    survey = instrument()
    return lambda: code_batch(columns, survey, {})[0].codes


def _texts(rows: int) -> pa.Table:
    return parquet.read_table(answers_file(rows), columns=[BANNER, *SINGLES, *MULTIPLES])


def _repeated(
    rows: int, questions: list[str]
) -> tuple[dict[str, NDArray[np.uint16]], NDArray[np.float64]]:
    codes = coded(min(rows, _CODED))
    found = {name: np.resize(codes[name], rows) for name in (*questions, WEIGHT)}
    weights: NDArray[np.float64] = found.pop(WEIGHT)
    return found, weights
