"""One column of an Arrow table, each distinct text looked up once, then spread over the rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from trigpoint.responses.words import as_text

Value = TypeVar("Value")

TEXT = pa.dictionary(pa.int32(), pa.string())
"""Text with every distinct value once: the form in which columns are read."""


def translate(
    column: pa.ChunkedArray,
    meaning: Callable[[str], Value | None],
    unknown: Value,
    dtype: str,
) -> tuple[NDArray[Any], list[tuple[int, str]]]:
    """The meaning of every cell as one array, and the cells (row, text) that have none.

    An empty cell is looked up as ``""``; a cell without meaning gets ``unknown``.
    """
    texts, index = distinct(column)
    meanings = [meaning(text) for text in texts]
    table = np.array([unknown if value is None else value for value in meanings], dtype)
    strange = np.array([value is None for value in meanings])
    rows = np.flatnonzero(strange[index]).tolist() if strange.any() else []
    return table.take(index), [(row, texts[index[row]]) for row in rows]


def distinct(column: pa.ChunkedArray) -> tuple[list[str], NDArray[np.int64]]:
    """The distinct texts of a column, the empty text last, and every row's position among them."""
    coded = column if column.type == TEXT else _plain(column).dictionary_encode()
    chunks = coded.unify_dictionaries().chunks
    texts = _texts(chunks[0].dictionary) if chunks else []
    parts = [np.asarray(chunk.indices.fill_null(len(texts))) for chunk in chunks]
    return [*texts, ""], np.concatenate([np.empty(0, np.intp), *parts], dtype=np.intp)


def _texts(values: pa.Array) -> list[str]:
    if pa.types.is_string(values.type):
        return [text or "" for text in values.to_pylist()]
    return [as_text(value) for value in values.to_pylist()]


def _plain(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """The column without a dictionary, whose positions may be too narrow to add one."""
    kind = column.type
    return column.cast(kind.value_type) if pa.types.is_dictionary(kind) else column


def readable(kind: pa.DataType) -> bool:
    """Whether the cells of a column of this type have a text."""
    if pa.types.is_dictionary(kind):
        return readable(kind.value_type)
    return any(
        is_kind(kind)
        for is_kind in (
            pa.types.is_string,
            pa.types.is_large_string,
            pa.types.is_integer,
            pa.types.is_floating,
            pa.types.is_boolean,
            pa.types.is_null,
        )
    )
