"""A linear programme in whole numbers, row by row, as the steps of a reconstruction state it."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

Terms = Mapping[int, float]
"""Coefficients by variable."""

INFINITY = float("inf")


class Program:
    """Variables with bounds and a price, rows with bounds; HiGHS solves it, the same each time.

    No limit of time is ever set, because what is found within it would depend on the machine.
    """

    def __init__(self) -> None:
        """Start without variables and rows."""
        self._price: list[float] = []
        self._lowest: list[float] = []
        self._highest: list[float] = []
        self._whole: list[bool] = []
        self._rows: list[Terms] = []
        self._bounds: list[tuple[float, float]] = []

    def whole(self, highest: float, lowest: float = 0.0) -> int:
        """A new variable in whole numbers."""
        return self._variable(lowest, highest, 0.0, whole=True)

    def fraction(self, price: float) -> int:
        """A new variable from 0 up that need not be whole."""
        return self._variable(0.0, INFINITY, price, whole=False)

    def row(self, terms: Terms, low: float, high: float) -> None:
        """The sum of ``terms`` lies from ``low`` to ``high``."""
        self._rows.append(dict(terms))
        self._bounds.append((low, high))

    def near(self, terms: Terms, aim: float, above: float = 1.0) -> None:
        """A unit by which the sum of ``terms`` is under ``aim`` costs 1, one over it ``above``."""
        over, under = self.fraction(above), self.fraction(1.0)
        self.row({**terms, over: -1.0, under: 1.0}, aim, aim)

    def confine(self, values: NDArray[np.float64], by: float) -> None:
        """Keep every whole variable within ``by`` of its value, before rounding outwards."""
        for at, whole in enumerate(self._whole):
            if whole:
                self._lowest[at] = max(self._lowest[at], np.floor(values[at] - by))
                self._highest[at] = min(self._highest[at], np.ceil(values[at] + by))

    def solve(self, *, relaxed: bool = False, nodes: int = 0) -> NDArray[np.float64] | None:
        """The cheapest values, or none if the rows cannot hold together.

        ``relaxed`` lets every variable be a fraction. After so many ``nodes`` of its search tree,
        if given, the solver gives up, and there may be values that were not found.
        """
        from scipy.optimize import Bounds, LinearConstraint, milp
        from scipy.sparse import csr_array

        sizes = [len(terms) for terms in self._rows]
        columns = [column for terms in self._rows for column in terms]
        values = [value for terms in self._rows for value in terms.values()]
        starts = np.concatenate([[0], np.cumsum(sizes)])
        matrix = csr_array((values, columns, starts), shape=(len(self._rows), len(self._price)))
        low, high = zip(*self._bounds, strict=True)
        found = milp(
            np.array(self._price),
            integrality=np.zeros(len(self._price)) if relaxed else np.array(self._whole, dtype=int),
            bounds=Bounds(self._lowest, self._highest),
            constraints=LinearConstraint(matrix, low, high),
            options={"node_limit": nodes} if nodes else {},
        )
        if found.x is None:
            return None
        whole = np.array(self._whole) & (not relaxed)
        values_found: NDArray[np.float64] = np.where(whole, np.rint(found.x), found.x)
        return values_found

    def _variable(self, lowest: float, highest: float, price: float, *, whole: bool) -> int:
        self._price.append(price)
        self._lowest.append(lowest)
        self._highest.append(highest)
        self._whole.append(whole)
        return len(self._price) - 1
