"""A tally as one small file, read back exactly.

The file is eight bytes of signature and one zlib stream, whose checksum covers everything. In the
stream stand a line of JSON (the schema, the instrument, the columns, how many index values there
are, and of invented answers a note that they are) and all arrays behind each other as little-endian
64-bit numbers. The header and the instrument say how long every array is, so reading needs no more
memory than the tally itself, and nothing in the file is ever run.
"""

from __future__ import annotations

import json
import math
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any, Literal

import numpy as np
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from trigpoint.errors import DataError, Fault
from trigpoint.files import write_bytes
from trigpoint.instrument.model import Instrument
from trigpoint.tally.model import (
    Column,
    IndexHistogram,
    Ints,
    Invented,
    Moments,
    Sums,
    Tally,
    check_capacity,
)

SCHEMA = 1
"""The version of the file's form."""

_SIGNATURE = b"TRIGTALY"

_MAX_BYTES = 1 << 29
"""The most that a file may unpack to."""


class _Strict(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid")


class _Answered(_Strict):
    id: str
    version: str
    hash: str


class _Invented(_Strict):
    note: dict[str, str] = Field(min_length=1)
    simulated: list[str]


class _Header(_Strict):
    schema_: Literal[1] = Field(alias="schema")
    instrument: _Answered
    columns: list[tuple[str, str]] = Field(min_length=1)
    values: int = Field(ge=0)
    invented: _Invented | None = None


def write_tally(tally: Tally, path: Path) -> None:
    """Write ``tally`` to ``path``, whole or not at all; the same tally gives the same bytes."""
    instrument = tally.instrument
    header: dict[str, Any] = {
        "schema": SCHEMA,
        "instrument": {"id": instrument.id, "version": instrument.version, "hash": instrument.hash},
        "columns": [[column.banner, column.answer] for column in tally.columns],
        "values": len(tally.histogram.values),
    }
    if tally.invented:
        own = tally.invented
        header["invented"] = {"note": dict(own.note), "simulated": list(own.simulated)}
    line = json.dumps(header, ensure_ascii=False).encode() + b"\n"
    arrays = b"".join(array.astype("<i8").tobytes() for array in _arrays(tally))
    write_bytes(path, _SIGNATURE + zlib.compress(line + arrays, 6))


def is_tally(path: Path) -> bool:
    """Whether a file begins as a tally does; False where it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(len(_SIGNATURE)) == _SIGNATURE
    except OSError:
        return False


def read_tally(path: Path, instrument: Instrument) -> Tally:
    """Read a tally of answers to ``instrument``.

    Raises :class:`DataError` for a file that is no tally, is damaged, or has another schema, and
    for a tally of another instrument.
    """
    line, _, body = _unpacked(path).partition(b"\n")
    header = _header(path, line)
    if header.instrument.hash != instrument.hash:
        answered = header.instrument
        raise DataError(
            Fault(
                str(path),
                f"counts answers to {answered.id} {answered.version} ({answered.hash[:12]})",
                f"answers to {instrument.id} {instrument.version} ({instrument.hash[:12]})",
            ),
            advice="Name the instrument that the tally was made with.",
        )
    columns = tuple(Column(banner, answer) for banner, answer in header.columns)
    shapes = _shapes(instrument, len(columns), header.values)
    if len(body) != 8 * sum(map(math.prod, shapes)):
        raise _damaged(path)
    numbers = np.frombuffer(body, "<i8").astype(np.int64)
    tally = _assembled(instrument, columns, _cut(numbers, shapes))
    if (numbers < 0).any() or (np.diff(tally.histogram.values) <= 0).any():
        raise _damaged(path)
    check_capacity(instrument, int(tally.size.w[0]))
    own = header.invented
    return replace(tally, invented=Invented(own.note, tuple(own.simulated))) if own else tally


def _unpacked(path: Path) -> bytes:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise DataError(Fault(str(path), f"cannot be read ({error.strerror})")) from error
    if not content.startswith(_SIGNATURE):
        raise DataError(Fault(str(path), "is no tally", "a file that trigpoint tally has written"))
    stream = zlib.decompressobj()
    try:
        unpacked = stream.decompress(content[len(_SIGNATURE) :], _MAX_BYTES)
    except zlib.error as error:
        raise _damaged(path) from error
    if not stream.eof or stream.unused_data:
        raise _damaged(path)
    return unpacked


def _header(path: Path, line: bytes) -> _Header:
    try:
        found = json.loads(line)
        if isinstance(found, dict) and found.get("schema") != SCHEMA:
            raise DataError(Fault(str(path), f"has schema {found.get('schema')}", f"{SCHEMA}"))
        return _Header.model_validate_json(line)
    except (ValueError, RecursionError, ValidationError) as error:
        raise _damaged(path) from error


def _damaged(path: Path) -> DataError:
    advice = "Count the answers again, or fetch the file again."
    return DataError(Fault(str(path), "is damaged or cut short"), advice=advice)


def _arrays(tally: Tally) -> Iterator[Ints]:
    """All arrays, in the order of the file."""
    histogram = tally.histogram
    for sums in (tally.size, *tally.answers.values()):
        yield from (sums.n, sums.w, sums.ww)
    for moments in tally.scores.values():
        yield from (moments.n, moments.w, moments.ww, moments.wx, moments.wxx)
    yield from (histogram.values, histogram.sums.n, histogram.sums.w, histogram.sums.ww)
    yield from (histogram.wx, histogram.wxx, tally.products)


def _shapes(instrument: Instrument, columns: int, values: int) -> list[tuple[int, ...]]:
    """The shapes of all arrays, in the order of the file."""
    scores = len(instrument.indicators) + len(instrument.dimensions)
    widths = [len(question.answers) + 2 for question in instrument.by_id.values()]
    matrix = 1 + len(instrument.indicators)
    return [
        *[(columns,)] * 3,
        *((columns, width) for width in widths for _ in range(3)),
        *[(columns,)] * 5 * scores,
        (values,),
        *[(columns, values)] * 3,
        *[(columns, values, scores)] * 2,
        (columns, matrix, matrix),
    ]


def _cut(numbers: Ints, shapes: Sequence[tuple[int, ...]]) -> Iterator[Ints]:
    start = 0
    for shape in shapes:
        end = start + math.prod(shape)
        yield numbers[start:end].reshape(shape)
        start = end


def _assembled(
    instrument: Instrument, columns: tuple[Column, ...], arrays: Iterator[Ints]
) -> Tally:
    """A tally from all its arrays, in the order of the file."""
    scores = [*instrument.indicator, *(dimension.id for dimension in instrument.dimensions)]
    return Tally(
        instrument=instrument,
        columns=columns,
        size=Sums(*islice(arrays, 3)),
        answers={question: Sums(*islice(arrays, 3)) for question in instrument.by_id},
        scores={score: Moments(*islice(arrays, 5)) for score in scores},
        histogram=IndexHistogram(
            values=next(arrays), sums=Sums(*islice(arrays, 3)), wx=next(arrays), wxx=next(arrays)
        ),
        products=next(arrays),
    )
