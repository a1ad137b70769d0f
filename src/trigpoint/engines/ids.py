"""Finds repeated ids among any number of rows with eight bytes of memory for each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from trigpoint.responses.misfit import MAX_FAULTS, Misfit
from trigpoint.responses.respondents import MAX_ID, as_objects, repeated

Rows = NDArray[np.int64]
Digests = NDArray[np.uint64]

_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_WORD = 8
_MOST_BYTES = 4 * MAX_ID
"""No id is longer in UTF-8; what is longer is refused, and need not be told apart."""


class Ids:
    """The digest of every row's id; 0 for rows without one (blank rows)."""

    def __init__(self, rows: int) -> None:
        """Room for ``rows`` rows."""
        self._digests = np.zeros(rows, dtype=np.uint64)

    def note(self, rows: Rows, found: Digests) -> None:
        """Remember the digests of some rows, numbered from 0; threads may note different rows."""
        self._digests[rows] = found

    def suspects(self) -> Digests:
        """Digests that occur twice, at most half as many as faults are kept. Ends the noting."""
        self._digests.sort()
        twice = self._digests[1:][self._digests[1:] == self._digests[:-1]]
        return np.unique(twice[twice != 0])[: MAX_FAULTS // 2]


def digests(ids: pa.LargeStringArray) -> Digests:
    """A number for each id, the same for the same ids and hardly ever for others; 0 for none.

    The bytes of all ids are worked through together, eight at a time: the digest so far and the
    next eight are mixed by a multiplication and a shift, as in Fowler, Noll and Vo's FNV-1a.
    Shorter ids are filled up with NUL, which no id may hold and which is not mixed in.
    """
    longest = pc.max(pc.binary_length(ids)).as_py() or 0
    if longest > _MOST_BYTES:
        return digests(pc.utf8_slice_codeunits(ids, 0, MAX_ID))
    count = -(-longest // _WORD)
    padded = pc.ascii_rpad(ids, count * _WORD, "\0").buffers()[2]
    words = np.frombuffer(padded or b"", np.uint64, len(ids) * count).reshape(len(ids), count)
    found = np.zeros(len(ids), dtype=np.uint64)
    for word in words.T:
        mixed = (found ^ word) * _FACTOR
        found = np.where(word == 0, found, mixed ^ (mixed >> np.uint64(29)))
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
