"""Makes the benchmark's answers, the same on every machine, block by block."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from pyarrow import parquet

from bench.survey import (
    BANNER,
    BANNER_ANSWERS,
    MULTIPLE_ANSWERS,
    MULTIPLES,
    ROUTED,
    SINGLE_ANSWERS,
    SINGLES,
    WEIGHT,
    instrument,
    options,
)
from trigpoint.files import written_whole
from trigpoint.responses.check import check_answers
from trigpoint.responses.code import code_batch

FOLDER = Path(__file__).parent / "data"

BLOCK = 250_000
"""Rows of a block, which is a row group of the file; every block has its own random stream."""

_EMPTY = 0.02
"""The share of questions left unanswered."""

Codes = NDArray[np.uint16]


def answers_file(rows: int) -> Path:
    """The Parquet file of ``rows`` respondents, as text of option ids; made if it is not there."""
    path = FOLDER / f"answers-{rows}.parquet"
    if not path.exists():
        FOLDER.mkdir(exist_ok=True)
        with written_whole(path) as beside:
            _write(beside, rows)
    return path


def coded(rows: int) -> dict[str, NDArray[Any]]:
    """The same answers as the library codes them, by question, and the weights; kept in a file."""
    path = FOLDER / f"codes-{rows}.npz"
    if not path.exists():
        answers = parquet.read_table(answers_file(rows))
        responses = check_answers(code_batch(answers, instrument(), {})[0])
        columns: dict[str, Any] = {**responses.codes, WEIGHT: responses.weights}
        with written_whole(path) as beside, beside.open("wb") as file:
            np.savez(file, **columns)
    with np.load(path) as stored:
        return dict(stored)


def _write(path: Path, rows: int) -> None:
    first = _texts(0, min(rows, BLOCK))
    with parquet.ParquetWriter(path, first.schema, compression="snappy") as writer:
        writer.write_table(first)
        for start in range(BLOCK, rows, BLOCK):
            writer.write_table(_texts(start, min(BLOCK, rows - start)))


def codes(start: int, rows: int) -> tuple[dict[str, Codes], NDArray[np.float64]]:
    """The codes of one block (a multiple: a mask; nobody's answer: 0xFFFF), and its weights.

    Weights and their squares are whole multiples of 2⁻¹⁶, so that sums in floating point are exact
    too and all contestants must agree to the last bit.
    """
    random = np.random.default_rng([2023, start])
    columns = {BANNER: random.integers(0, BANNER_ANSWERS, rows, dtype=np.uint16)}
    for name in SINGLES:
        columns[name] = random.binomial(SINGLE_ANSWERS - 1, 0.45, rows).astype(np.uint16)
    for name in MULTIPLES:
        masks = random.integers(1, 1 << (MULTIPLE_ANSWERS - 1), rows, dtype=np.uint16)
        masks[random.random(rows) < 0.1] = 1 << (MULTIPLE_ANSWERS - 1)
        columns[name] = masks
    for name in (*SINGLES[1:], *MULTIPLES):
        columns[name][random.random(rows) < _EMPTY] = NOBODY
    for name in ROUTED:
        columns[name][columns[SINGLES[0]] == SINGLE_ANSWERS - 1] = NOBODY
    weights = random.integers(64, 1024, rows) / 256
    return columns, weights


NOBODY = 0xFFFF


def _texts(start: int, rows: int) -> pa.Table:
    columns, weights = codes(start, rows)
    masks = [_joined(mask) for mask in range(1 << MULTIPLE_ANSWERS)]
    words = {
        BANNER: [*options("r", BANNER_ANSWERS), ""],
        **{name: [*options("s", SINGLE_ANSWERS), ""] for name in SINGLES},
        **dict.fromkeys(MULTIPLES, masks),
    }
    cells = {
        "respondent": pa.array([f"F{number:08}" for number in range(start, start + rows)]),
        WEIGHT: pa.array(weights),
        **{name: _dictionary(columns[name], words[name]) for name in words},
    }
    fields = [pa.field(name, column.type, nullable=False) for name, column in cells.items()]
    return pa.table(cells, schema=pa.schema(fields))


def _joined(mask: int) -> str:
    names = options("m", MULTIPLE_ANSWERS)
    return "|".join(name for bit, name in enumerate(names) if mask >> bit & 1)


def _dictionary(column: Codes, words: list[str]) -> pa.DictionaryArray:
    """The words, an empty one for nobody's: a column without nulls is the quickest to read."""
    places = np.where(column == NOBODY, words.index(""), column).astype(np.int32)
    return pa.DictionaryArray.from_arrays(pa.array(places), pa.array(words))
