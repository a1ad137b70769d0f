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

_BASE = np.uint64(0x9E3779B97F4A7C15)
_INVERSE = np.uint64(pow(int(_BASE), -1, 1 << 64))


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

    It is the polynomial, modulo 2⁶⁴, of an id's bytes b₀, b₁, … (each plus one, so that length
    counts): Σ (bⱼ + 1)·Bʲ⁺¹. All are differences of one running sum over all bytes, moved back
    to the power 0 by the inverse of B (Karp and Rabin 1987, IBM J. Res. Dev. 31).
    """
    _, offsets, content = ids.buffers()
    ends = np.frombuffer(offsets, np.int64)[ids.offset : ids.offset + len(ids) + 1]
    text = np.frombuffer(content or b"", np.uint8)[ends[0] : ends[-1]]
    ends = ends - ends[0]
    running = np.zeros(len(text) + 1, dtype=np.uint64)
    np.cumsum((text + np.uint64(1)) * _powers(_BASE, len(text)), out=running[1:])
    sums: Digests = running[ends[1:]] - running[ends[:-1]]
    sums *= _powers(_INVERSE, len(text) + 1)[ends[:-1]] * _BASE
    return sums


def _powers(base: np.uint64, count: int) -> Digests:
    powers = np.full(count, base)
    powers[:1] = 1
    found: Digests = np.cumprod(powers)
    return found


def repeated_among(
    suspects: Digests, blocks: Iterable[tuple[Rows, pa.LargeStringArray]]
) -> list[Misfit]:
    """The rows whose id another row has too, read once more because digests can agree by chance.

    ``blocks`` are the same rows and ids again. So many rows are kept that more than one of some
    suspect must be among them.
    """
    rows: list[int] = []
    ids: list[str] = []
    for numbers, texts in blocks:
        hit = np.isin(digests(texts), suspects)
        rows += numbers[hit].tolist()
        ids += as_objects(texts)[hit].tolist()
        if len(rows) > MAX_FAULTS:
            break
    found = repeated(np.array(ids, dtype=object))
    return [replace(misfit, record=rows[misfit.record]) for misfit in found]
