"""Invented firms and the tables that print them, clean or with a fault put in."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from trigpoint.published.model import Published
from trigpoint.published.read import read_published

REPORT = Path(__file__).parents[2] / "src/trigpoint/instruments/ai-index/waves/2023/published.yaml"

Document = dict[str, Any]


@pytest.fixture(scope="session")
def report_path() -> Path:
    """The figures of the 2023 report as the project ships them."""
    return REPORT


@pytest.fixture(scope="session")
def report(report_path: Path) -> Published:
    return read_published(report_path)


def printed(value: Fraction, digits: int) -> str:
    """A value as print gives it, halves up."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return str(exact.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP))


class Survey:
    """Invented firms: a part (industry) each, and answers to singles, a follow-up and multiples."""

    def __init__(self, seed: int, sizes: list[int], digits: int = 1, grid: int = 5) -> None:
        self.rng = np.random.default_rng(seed)
        self.digits = digits
        self.grid = grid
        self.part = np.repeat(np.arange(len(sizes)), sizes)
        self.everyone = np.ones(len(self.part), bool)
        self.users = self.rng.random(len(self.part)) < self.rng.uniform(0.4, 0.8)
        self.columns = [np.ones(len(self.part), bool)]
        self.columns += [self.part == part for part in range(len(sizes))]

    def row(self, of: np.ndarray, base: np.ndarray) -> list[str]:
        """The share of ``base`` that ``of`` holds for, per column."""
        return [
            printed(
                Fraction(100 * int((of & base & column).sum()), int((base & column).sum())),
                self.digits,
            )
            for column in self.columns
        ]

    def means(self, points: np.ndarray) -> list[str]:
        return [
            printed(Fraction(int(points[column].sum()), int(column.sum())), self.digits)
            for column in self.columns
        ]

    def single(self, options: int, base: np.ndarray, name: str, mean: bool) -> Document:
        """A single choice whose answers differ by part, scored by a key on the grid."""
        odds = self.rng.dirichlet(np.ones(options) * 2, len(self.columns) - 1)
        answer = np.array([self.rng.choice(options, p=odds[part]) for part in self.part])
        key = np.sort(self.rng.choice(np.arange(0, 101, self.grid), options))
        key[0], key[-1] = 0, 100
        rows = {f"o{option}": self.row(answer == option, base) for option in range(options)}
        table: Document = {"kind": "single", "base": name, "options": rows}
        if mean:
            table |= {"dimension": "d", "mean": self.means(np.where(base, key[answer], 0))}
        return table

    def multiple(self, options: int, each: int) -> Document:
        ticked = self.rng.random((len(self.part), options)) < self.rng.uniform(0.05, 0.5, options)
        none = ~ticked.any(1)
        rows = {
            f"o{option}": self.row(ticked[:, option], self.everyone) for option in range(options)
        }
        rows["nothing"] = self.row(none, self.everyone)
        points = np.minimum(each * ticked.sum(1), 100)
        return {
            "kind": "multiple",
            "base": "all",
            "exclusive": ["nothing"],
            "dimension": "d",
            "mean": self.means(points),
            "options": rows,
        }

    def document(self) -> Document:
        """Everything in print, without a fault."""
        names = ["total", *(f"p{part}" for part in range(len(self.columns) - 1))]
        n = [int(column.sum()) for column in self.columns]
        users = [int((self.users & column).sum()) for column in self.columns]
        return {
            "source": {"title": "an invented survey", "n": len(self.part)},
            "columns": names,
            "bases": {"all": n, "users": users},
            "indicators": {
                "a": self.single(4, self.everyone, "all", mean=True),
                "b": self.single(5, self.everyone, "all", mean=True),
                "c": self.single(3, self.users, "users", mean=True),
                "m": self.multiple(6, 20),
            },
            "questions": {
                "q": self.single(6, self.everyone, "all", mean=False),
                "f": self.single(4, self.users, "users", mean=False),
            },
        }


@pytest.fixture(scope="session")
def invented() -> Callable[..., Document]:
    """``invented(seed, sizes, digits=1, grid=5)``: the clean print of a random survey."""

    def make(seed: int, sizes: list[int], digits: int = 1, grid: int = 5) -> Document:
        return deepcopy(Survey(seed, sizes, digits, grid).document())

    return make
