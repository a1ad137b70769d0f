"""One column of an Arrow table, each distinct text looked up once, then spread over the rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from trigpoint.responses.words import as_text

Value = TypeVar("Value")


def translate(
    column: pa.ChunkedArray,
    meaning: Callable[[str], Value | None],
    unknown: Value,
    dtype: str,
) -> tuple[NDArray[Any], list[tuple[int, str]]]:
    """The meaning of every cell as one array, and the cells (row, text) that have none.

    An empty cell is looked up as ``""``; a cell without meaning gets ``unknown``.
    """
    known: dict[str, Value | None] = {}
    parts, strange, start = [np.empty(0, dtype)], [], 0
    for texts, index in distinct(column):
        for text in texts:
            if text not in known:
                known[text] = meaning(text)
        meanings = [known[text] for text in texts]
        bad = np.array([value is None for value in meanings])
        if bad.any():
            rows = np.flatnonzero(bad[index])
            strange += [(start + int(row), texts[index[row]]) for row in rows]
        table = [unknown if value is None else value for value in meanings]
        parts.append(np.array(table, dtype)[index])
        start += len(index)
    return np.concatenate(parts), strange


def distinct(column: pa.ChunkedArray) -> Iterator[tuple[list[str], NDArray[np.integer]]]:
    """Per chunk: its distinct texts, the empty text last, and for every row the text's position."""
    if not pa.types.is_dictionary(column.type):
        column = column.dictionary_encode()
    for chunk in column.chunks:
        texts = [as_text(value) for value in chunk.dictionary.to_pylist()]
        yield [*texts, ""], chunk.indices.fill_null(len(texts)).to_numpy(zero_copy_only=False)


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
