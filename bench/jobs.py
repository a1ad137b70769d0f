"""What Trigpoint alone is timed at: making the data, coding text, and scoring many firms."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from pyarrow import parquet

from bench.data import answers_file, coded
from bench.survey import BANNER, MULTIPLES, SINGLES, WEIGHT, instrument
from bench.tables import Work
from trigpoint.responses.code import code_batch
from trigpoint.responses.model import Responses
from trigpoint.scores import percentiles, score

_CODED = 1_000_000
"""Respondents whose codes are kept; more are these over and over."""


def data(rows: int) -> Work:
    """Make the file of answers, where it is not there yet."""

    def work() -> dict[str, NDArray[np.int64]]:
        return {"bytes": np.array([answers_file(rows).stat().st_size])}

    return work


def codes(rows: int) -> Work:
    """Keep the same answers as codes, for all who count from memory."""
    return lambda: coded(rows)


def text_to_codes(rows: int) -> Work:
    """Columns of text in Arrow, every cell its own text, into codes; one core."""
    columns = _texts(rows)
    return _coding(columns.cast(pa.schema([(name, pa.string()) for name in columns.column_names])))


def dictionaries_to_codes(rows: int) -> Work:
    """The same columns as dictionaries, as Parquet keeps them."""
    return _coding(_texts(rows))


def rank(rows: int) -> Work:
    """Every firm's scores, stage, and percentile among all others, from codes in memory."""
    survey = instrument()
    some = coded(min(rows, _CODED))
    weights = np.resize(some[WEIGHT], rows)
    questions = [indicator.question for indicator in survey.indicators]
    scored = {question: np.resize(some[question], rows) for question in questions}
    responses = Responses(survey, np.empty(rows, dtype=object), scored)

    def work() -> dict[str, NDArray[Any]]:
        scores = score(responses)
        return {"stage": scores.stage, "percentile": percentiles(scores, weights)}

    return work


def _coding(columns: pa.Table) -> Work:
    survey = instrument()
    return lambda: code_batch(columns, survey, {})[0].codes


def _texts(rows: int) -> pa.Table:
    return parquet.read_table(answers_file(rows), columns=[BANNER, *SINGLES, *MULTIPLES])
