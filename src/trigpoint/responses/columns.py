"""One column of an Arrow table, each distinct text looked up once, then spread over the rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from trigpoint.responses.misfit import bounded
from trigpoint.responses.words import as_text

Value = TypeVar("Value")

TEXT = pa.dictionary(pa.int32(), pa.string())
"""Text with every distinct value once: the form in which columns are read."""


class Translator(Generic[Value]):
    """From texts to what they mean, the texts of a column's dictionary looked up once.

    Blocks of one column mostly share their dictionary, and then the look-up too.
    """

    def __init__(self, meaning: Callable[[str], Value | None], unknown: Value, dtype: str) -> None:
        """``meaning`` is None for a text that has none; such cells get ``unknown``."""
        self._meaning, self._unknown, self._dtype = meaning, unknown, dtype
        self._latest = self._looked_up(pa.array([], pa.string()))

    def __call__(self, column: pa.ChunkedArray) -> tuple[NDArray[Any], list[tuple[int, str]]]:
        """The meaning of every cell as one array, and the first cells (row, text) that have none.

        An empty cell is looked up as ``""``.
        """
        dictionary, positions = _coded(column)
        latest = self._latest
        if not latest.dictionary.equals(dictionary):
            latest = self._latest = self._looked_up(dictionary)
        parts = [_taken(latest.values, part) for part in positions]
        values = parts[0] if len(parts) == 1 else np.concatenate([np.empty(0, self._dtype), *parts])
        return values, latest.cells(positions) if latest.strange.any() else []

    def _looked_up(self, dictionary: pa.Array) -> _Known:
        texts = _texts(dictionary)
        meanings = [self._meaning(text) for text in texts]
        values = [self._unknown if value is None else value for value in meanings]
        strange = np.array([value is None for value in meanings])
        return _Known(dictionary, texts, pa.array(np.array(values, self._dtype)), strange)


@dataclass(frozen=True, slots=True)
class _Known:
    """The texts of a dictionary, the empty text last, their values, and which have no meaning."""

    dictionary: pa.Array
    texts: list[str]
    values: pa.Array
    strange: NDArray[np.bool_]

    def cells(self, positions: Sequence[pa.Array]) -> list[tuple[int, str]]:
        """The first rows whose text has no meaning, and that text."""
        every = np.concatenate([np.empty(0, np.intp), *positions])
        return [(row, self.texts[every[row]]) for row in bounded(self.strange[every])]


def _taken(values: pa.Array, positions: pa.Array) -> NDArray[Any]:
    """The values at positions. Arrow's look at every one takes longer than all the rest."""
    beyond = np.asarray(positions).view(np.uint32).max(initial=0) >= len(values)
    return np.asarray(pc.array_take(values, positions, boundscheck=bool(beyond)))


def distinct(column: pa.ChunkedArray) -> list[str]:
    """The distinct texts of a column, the empty text last."""
    return _texts(_coded(column)[0])


def _texts(dictionary: pa.Array) -> list[str]:
    if pa.types.is_string(dictionary.type):
        return [*(text or "" for text in dictionary.to_pylist()), ""]
    return [*(as_text(value) for value in dictionary.to_pylist()), ""]


def _coded(column: pa.ChunkedArray) -> tuple[pa.Array, list[pa.Array]]:
    """A column's distinct values, and the rows' positions among them, or behind them, in parts."""
    coded = column if column.type == TEXT else _plain(column).dictionary_encode()
    chunks = coded.unify_dictionaries().chunks
    values = chunks[0].dictionary if chunks else pa.array([], pa.string())
    behind = len(values)
    return values, [
        chunk.indices.fill_null(behind) if chunk.null_count else chunk.indices for chunk in chunks
    ]


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
            pa.types.is_decimal,
            pa.types.is_boolean,
            pa.types.is_null,
        )
    )
