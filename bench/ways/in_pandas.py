"""The tables by pandas, from codes in memory; pandas uses one core."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from bench.survey import (
    BANNER,
    BANNER_ANSWERS,
    MULTIPLE_ANSWERS,
    MULTIPLES,
    SINGLE_ANSWERS,
    SINGLES,
    WEIGHT,
)
from bench.tables import QUESTIONS, WIDTH, Table, Work, columns, of_key, table
from trigpoint.tally.model import WEIGHT_UNIT

TENTH = [*SINGLES[:4], *MULTIPLES[:2]]


def crosstab_tenth(rows: int) -> Work:
    """pd.crosstab, 3 per single and 3 per option of a multiple; 6 of the 60 tables only."""
    frame = _frame(rows)

    def work() -> dict[str, Table]:
        return {question: _crosstabs(frame, question) for question in TENTH}

    return work


def two_keys(rows: int) -> Work:
    """groupby([region, question], observed=True) on categories, size and sums."""
    frame = _frame(rows)
    for name in (BANNER, *QUESTIONS):
        width = WIDTH.get(name, BANNER_ANSWERS)
        frame[name] = pd.Categorical.from_codes(frame[name].astype(np.int16), range(width))

    def work() -> dict[str, Table]:
        found = {}
        for question in QUESTIONS:
            groups = frame.groupby([BANNER, question], observed=True)
            sums = groups[[WEIGHT, "ww"]].sum()
            region, code = (sums.index.get_level_values(at).to_numpy(int) for at in (0, 1))
            found[question] = table(question, region, code, [groups.size(), *sums.to_numpy().T])
        return found

    return work


def whole_key(rows: int) -> Work:
    """groupby(region * codes + question) on whole numbers, size and sums."""
    frame = _frame(rows)

    def work() -> dict[str, Table]:
        found = {}
        for question in QUESTIONS:
            groups = frame[[WEIGHT, "ww"]].groupby(_key(frame, question))
            sums = groups.sum()
            found[question] = of_key(question, sums.index, [groups.size(), *sums.to_numpy().T])
        return found

    return work


def category_key(rows: int) -> Work:
    """The same key as a category, which spares pandas the search for distinct keys."""
    frame = _frame(rows)

    def work() -> dict[str, Table]:
        found = {}
        for question in QUESTIONS:
            groups = frame[[WEIGHT, "ww"]].groupby(_category(frame, question), observed=False)
            sums = [groups.size(), groups[WEIGHT].sum(), groups["ww"].sum()]
            found[question] = of_key(question, range(len(sums[0])), sums)
        return found

    return work


def category_key_at_once(rows: int) -> Work:
    """The same with one sum of a frame of ones, weights and squares."""
    frame = _frame(rows)
    measures = frame[[WEIGHT, "ww"]].assign(n=1.0)[["n", WEIGHT, "ww"]]

    def work() -> dict[str, Table]:
        found = {}
        for question in QUESTIONS:
            groups = measures.groupby(_category(frame, question), observed=False)
            sums = groups.sum().to_numpy().T
            found[question] = of_key(question, range(sums.shape[1]), sums)
        return found

    return work


_CATEGORIES = {
    width: pd.CategoricalDtype(pd.RangeIndex(BANNER_ANSWERS * width))
    for width in set(WIDTH.values())
}


def _category(frame: pd.DataFrame, question: str) -> pd.Categorical:
    codes = _key(frame, question).to_numpy().astype(np.int16)
    return pd.Categorical.from_codes(codes, dtype=_CATEGORIES[WIDTH[question]], validate=False)


def _frame(rows: int) -> pd.DataFrame:
    return pd.DataFrame(columns(rows))


def _key(frame: pd.DataFrame, question: str) -> pd.Series[Any]:
    narrow: Any = np.uint8 if question in SINGLES else np.uint16
    return frame[BANNER].astype(narrow) * narrow(WIDTH[question]) + frame[question]


def _crosstabs(frame: pd.DataFrame, question: str) -> Table:
    if question in SINGLES:
        answered = frame[frame[question] < SINGLE_ANSWERS]
        cells = _sums(answered, answered[question]).astype(np.int64)
        return np.concatenate([cells, cells.sum(axis=2, keepdims=True)], axis=2)
    answered = frame[frame[question] < 1 << MULTIPLE_ANSWERS]
    bits = [answered[question] & (1 << bit) != 0 for bit in range(MULTIPLE_ANSWERS)]
    parts = [_sums(answered, bit)[:, :, 1] for bit in bits]
    base = _sums(answered, bits[0]).sum(axis=2)
    return np.stack([*parts, base], axis=2).astype(np.int64)


def _sums(rows: pd.DataFrame, answer: pd.Series[Any]) -> NDArray[Any]:
    region = rows[BANNER]
    measures: Sequence[pd.DataFrame] = [
        pd.crosstab(region, answer),
        pd.crosstab(region, answer, rows[WEIGHT], aggfunc="sum") * WEIGHT_UNIT,
        pd.crosstab(region, answer, rows["ww"], aggfunc="sum") * WEIGHT_UNIT,
    ]
    return np.stack([measure.to_numpy() for measure in measures])
