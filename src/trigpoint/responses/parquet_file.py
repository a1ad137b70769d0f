"""A Parquet file as columns of text."""

from __future__ import annotations

import mmap
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import pyarrow as pa
from pyarrow import parquet

from trigpoint.errors import DataError, Fault
from trigpoint.instrument.text import normalise
from trigpoint.responses.layout import MAX_NAME, RESPONDENT
from trigpoint.responses.sheet import Sheet, refuse_width

MAX_ROWS = 100_000_000
"""Respondents of a file: repeated rows take no room in it, but memory here."""

_PIECE = 1 << 16
"""Bytes of a column that are read at a time, however much of it stands together in the file."""


def read_parquet(name: str, content: mmap.mmap) -> Sheet:
    """All rows; row 1 is the first, for Parquet has no header row.

    Text stays in the dictionary form that it has in the file. Raises DataError for a file that is
    damaged or too large.
    """
    with refusing_damage(name):
        table = open_parquet(name, pa.BufferReader(content)).read()
        table.validate(full=True)
    return Sheet(table, np.arange(1, len(table) + 1), header_row=0)


def open_parquet(name: str, content: pa.NativeFile) -> parquet.ParquetFile:
    """The file, with its size looked at and nothing read yet.

    Text will come in dictionary form, except for ids, which are all different.
    """
    plain = parquet.read_schema(content)
    refuse_width(name, len(plain))
    texts = [one.name for one in plain if pa.types.is_string(one.type)]
    texts = [text for text in texts if normalise(text[:MAX_NAME]) != RESPONDENT]
    file = parquet.ParquetFile(content, read_dictionary=texts, pre_buffer=False, buffer_size=_PIECE)
    rows = file.metadata.num_rows
    if rows > MAX_ROWS:
        raise DataError(Fault(name, f"has {rows:,} rows", f"at most {MAX_ROWS:,}"))
    return file


@contextmanager
def refusing_damage(name: str) -> Iterator[None]:
    """Turn what Arrow says of a damaged file into a DataError."""
    try:
        yield
    except MemoryError:
        raise
    except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
        raise DataError(Fault(name, f"is damaged ({_line(error)})", "a file saved anew")) from None


def _line(error: Exception) -> str:
    return str(error).splitlines()[0][:200]
