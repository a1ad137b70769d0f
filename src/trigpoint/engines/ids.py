"""Finds repeated ids among any number of rows with eight bytes of memory for each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from trigpoint.responses.misfit import MAX_FAULTS, Misfit
from trigpoint.responses.respondents import as_objects, repeated

Rows = NDArray[np.int64]
Digests = NDArray[np.uint64]

_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_WORD = 8
_FIRST_BYTES = np.array([(1 << 8 * count) - 1 for count in range(_WORD + 1)], dtype=np.uint64)
"""Masks that leave so many bytes of a word (the machine's order: the first are the lowest)."""


class Ids:
    """The digest of every row's id. Rows without one (blank rows) hold their own number instead."""

    def __init__(self, rows: int) -> None:
        """Room for ``rows`` rows."""
        self._digests = np.arange(rows, dtype=np.uint64)

    def note(self, rows: Rows, found: Digests) -> None:
        """Remember the digests of some rows, numbered from 0; threads may note different rows."""
        self._digests[rows] = found

    def suspects(self) -> Digests:
        """Digests that occur twice, at most half as many as faults are kept. Ends the noting."""
        self._digests.sort()
        twice = self._digests[1:][self._digests[1:] == self._digests[:-1]]
        return np.unique(twice)[: MAX_FAULTS // 2]


def digests(ids: pa.LargeStringArray) -> Digests:
    """A number for each id, the same for the same ids and hardly ever for others.

    The bytes of all ids are worked through together, eight at a time: the digest so far and the
    next eight are mixed by a multiplication and a shift, as in Fowler, Noll and Vo's FNV-1a.
    """
    _, offsets, content = ids.buffers()
    ends = np.frombuffer(offsets, np.int64)[ids.offset : ids.offset + len(ids) + 1]
    starts, lengths = ends[:-1] - ends[0], np.diff(ends)
    text = np.zeros(ends[-1] - ends[0] + _WORD, dtype=np.uint8)
    text[:-_WORD] = np.frombuffer(content or b"", np.uint8)[ends[0] : ends[-1]]
    words: Digests = np.ndarray(len(text) - _WORD + 1, np.uint64, text, strides=(1,))
    found = lengths.astype(np.uint64) * _FACTOR
    for done in range(0, int(lengths.max(initial=0)), _WORD):
        left = np.clip(lengths - done, 0, _WORD)
        at = np.minimum(starts + done, len(words) - 1)
        mixed = (found ^ (words[at] & _FIRST_BYTES[left])) * _FACTOR
        found = np.where(left > 0, mixed ^ (mixed >> np.uint64(29)), found)
    return found


def repeated_among(
    suspects: Digests, blocks: Iterable[tuple[int, pa.LargeStringArray]]
) -> list[Misfit]:
    """The rows whose id another row has too, read once more because digests can agree by chance.

    ``blocks`` are all ids again, each block with the number of its first row. So many rows are
    kept that more than one of some suspect must be among them.
    """
    if not len(suspects):
        return []
    rows: list[int] = []
    ids: list[str] = []
    for start, texts in blocks:
        hit = np.isin(digests(texts), suspects)
        rows += (start + np.flatnonzero(hit)).tolist()
        ids += as_objects(texts)[hit].tolist()
        if len(rows) > MAX_FAULTS:
            break
    found = repeated(np.array(ids, dtype=object))
    return [replace(misfit, record=rows[misfit.record]) for misfit in found]
