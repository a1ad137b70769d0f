"""The sixty banner tables, in the one form in which all contestants must agree."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from bench.data import coded
from bench.survey import (
    BANNER_ANSWERS,
    MULTIPLE_ANSWERS,
    MULTIPLES,
    SINGLE_ANSWERS,
    SINGLES,
    WEIGHT,
    options,
)
from trigpoint.tally.model import WEIGHT_UNIT

QUESTIONS = [*SINGLES, *MULTIPLES]

WIDTH = dict.fromkeys(SINGLES, SINGLE_ANSWERS + 1) | dict.fromkeys(
    MULTIPLES, (1 << MULTIPLE_ANSWERS) + 1
)
"""How many codes a question has as the others get it; the last one is for no answer."""

Table = NDArray[np.int64]
"""n, Σw and Σw² in units of the tally, by column and answer; (3, 9, answers + 1), the base last."""

Work = Callable[[], Mapping[str, NDArray[Any]]]
"""What is timed; the tables or whatever else it works out, by name."""


def columns(rows: int) -> dict[str, NDArray[Any]]:
    """Codes as narrow and as few as can be, weights, and squared weights as ``ww``."""
    found = coded(rows)
    for question, width in WIDTH.items():
        found[question] = np.minimum(found[question], width - 1)
    return {**found, "ww": found[WEIGHT] ** 2}


def table(question: str, region: ArrayLike, code: ArrayLike, sums: ArrayLike) -> Table:
    """A table from the sums (3, cells) of all those of one region and code."""
    cube = np.zeros((3, BANNER_ANSWERS, WIDTH[question]))
    cube[:, np.asarray(region), np.asarray(code)] = sums
    units = np.array([1, WEIGHT_UNIT, WEIGHT_UNIT])[:, None, None]
    whole: Table = (cube @ _answers(question) * units).astype(np.int64)
    return whole


def of_key(question: str, key: ArrayLike, sums: ArrayLike) -> Table:
    """A table where region and code stand in one number, ``region * WIDTH + code``."""
    return table(question, *np.divmod(np.asarray(key), WIDTH[question]), sums)


def of_text(question: str, region: Iterable[str], text: Iterable[str], sums: ArrayLike) -> Table:
    """A table from cells that are named by the texts of the file, the empty one for no answer."""
    regions = {name: code for code, name in enumerate(options("r", BANNER_ANSWERS))}
    single = question in SINGLES
    names = options("s", SINGLE_ANSWERS) if single else options("m", MULTIPLE_ANSWERS)
    codes = {name: code if single else 1 << code for code, name in enumerate(names)}
    missing = WIDTH[question] - 1
    found = [sum(codes[part] for part in one.split("|")) if one else missing for one in text]
    return table(question, [regions[one] for one in region], found, sums)


def digests(found: Mapping[str, NDArray[Any]]) -> dict[str, str]:
    """By name, the same for the same array."""
    return {
        name: hashlib.sha256(np.ascontiguousarray(array).tobytes()).hexdigest()
        for name, array in found.items()
    }


@cache
def _answers(question: str) -> NDArray[np.float64]:
    """Which answers, and whether the base, each code counts for: (codes, answers + 1), 0 or 1."""
    single = question in SINGLES
    answers = SINGLE_ANSWERS if single else MULTIPLE_ANSWERS
    codes = np.arange(WIDTH[question])
    counts = (
        codes[:, None] == np.arange(answers) if single else codes[:, None] >> range(answers) & 1
    )
    answered = codes < (answers if single else 1 << answers)
    return np.column_stack([counts, np.ones(len(codes))]) * answered[:, None]
