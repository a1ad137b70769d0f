"""Finds repeated ids among any number of rows with eight bytes of memory for each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from trigpoint.responses.misfit import MAX_FAULTS, Misfit
from trigpoint.responses.respondents import repeated

Rows = NDArray[np.int64]
Texts = NDArray[np.object_]


class Ids:
    """A hash of every row's id. Rows without one (blank rows) hold their own number instead."""

    def __init__(self, rows: int) -> None:
        """Room for ``rows`` rows."""
        self._hashes = np.arange(rows, dtype=np.int64)

    def note(self, rows: Rows, ids: Texts) -> None:
        """Remember the ids of some rows, numbered from 0. Rows of several threads may differ."""
        self._hashes[rows] = _hashed(ids)

    def suspects(self) -> NDArray[np.int64]:
        """Hashes that occur twice, at most half as many as faults are kept. Ends the noting."""
        self._hashes.sort()
        twice = self._hashes[1:][self._hashes[1:] == self._hashes[:-1]]
        return np.unique(twice)[: MAX_FAULTS // 2]


def repeated_among(
    suspects: NDArray[np.int64], blocks: Iterable[tuple[Rows, Texts]]
) -> list[Misfit]:
    """The rows whose id another row has too, read once more because hashes can agree by chance.

    ``blocks`` are the same rows and ids again. So many rows are kept that more than one of some
    suspect must be among them.
    """
    rows: list[int] = []
    ids: list[str] = []
    for numbers, texts in blocks:
        hit = np.isin(_hashed(texts), suspects)
        rows += numbers[hit].tolist()
        ids += texts[hit].tolist()
        if len(rows) > MAX_FAULTS:
            break
    found = repeated(np.array(ids, dtype=object))
    return [replace(misfit, record=rows[misfit.record]) for misfit in found]


def _hashed(ids: Texts) -> NDArray[np.int64]:
    return np.fromiter(map(hash, ids), np.int64, len(ids))
