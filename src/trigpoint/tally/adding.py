"""Adds up what rows bring: the loop over all rows that counting comes down to."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array

from trigpoint.tally.model import Ints

Groups = NDArray[np.uint8]


class Adding:
    """Adds up by group and place, for one way after another to give every row a place.

    A sparse matrix may hold several numbers for one cell, and adds them up when it is made dense.
    scipy does that as fast as numpy adds at given places, but meanwhile lets another thread work.
    """

    def __init__(self, group: Groups, groups: int, places: int) -> None:
        """All rows are at place 0."""
        at = group.astype(np.int32), np.zeros(len(group), dtype=np.int32)
        self._matrix = coo_array((np.zeros(len(group), np.int64), at), shape=(groups, places))

    def place(self, places: NDArray[np.unsignedinteger]) -> None:
        """Give every row a place; :class:`IndexError` where there is no such place."""
        if places.max(initial=0) >= self._matrix.shape[1]:
            raise IndexError("there is no such place")
        self._matrix.col[:] = places

    def sums(self, units: Ints) -> Ints:
        """What the rows bring, added up: (groups, places)."""
        self._matrix.data = units
        sums: Ints = self._matrix.toarray()
        return sums
