"""The tables by polars, from codes in memory, all in one collect on all cores."""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
import polars as pl

from bench.data import answers_file
from bench.survey import BANNER, MULTIPLE_ANSWERS, MULTIPLES, SINGLES, WEIGHT
from bench.tables import QUESTIONS, WIDTH, Table, Work, columns, of_key, of_text, table
from trigpoint.tally.model import WEIGHT_UNIT

SUMS = [pl.len().alias("n"), pl.col(WEIGHT).sum(), pl.col("ww").sum()]


def two_keys(rows: int) -> Work:
    """group_by(region, question)."""
    frame = _frame(rows).lazy()

    def work() -> dict[str, Table]:
        plans = [frame.group_by(BANNER, question).agg(SUMS) for question in QUESTIONS]
        every = zip(QUESTIONS, pl.collect_all(plans), strict=True)
        return {q: table(q, cells[BANNER], cells[q], _sums(cells)) for q, cells in every}

    return work


def one_key(rows: int) -> Work:
    """group_by(region * codes + question), the key as narrow as can be."""
    return _by_key(rows, "in-memory")


def one_key_streaming(rows: int) -> Work:
    """The same on polars' streaming engine."""
    return _by_key(rows, "streaming")


def bits(rows: int) -> Work:
    """Singles by such a key; multiples in one group_by(region) of one sum per bit and measure."""
    frame = _frame(rows).lazy()

    def work() -> dict[str, Table]:
        plans = [_plan(frame, question) for question in SINGLES]
        plans.append(frame.group_by(BANNER).agg(_bit_sums()).sort(BANNER))
        *singles, multiples = pl.collect_all(plans)
        found = {q: _of_key(q, t) for q, t in zip(SINGLES, singles, strict=True)}
        return found | {q: _of_bits(multiples, q) for q in MULTIPLES}

    return work


def from_file(rows: int) -> Work:
    """From the Parquet file: all tables in one streaming collect."""
    file = pl.scan_parquet(answers_file(rows))
    squares = (pl.col(WEIGHT) ** 2).alias("ww")
    plans = [
        file.select(BANNER, question, WEIGHT, squares).group_by(BANNER, question).agg(SUMS)
        for question in QUESTIONS
    ]

    def work() -> dict[str, Table]:
        found = {}
        every = pl.collect_all(plans, engine="streaming")
        for question, cells in zip(QUESTIONS, every, strict=True):
            region, text = (cells[name].cast(pl.String) for name in (BANNER, question))
            found[question] = of_text(question, region, text, _sums(cells))
        return found

    return work


def _by_key(rows: int, engine: Literal["in-memory", "streaming"]) -> Work:
    frame = _frame(rows).lazy()

    def work() -> dict[str, Table]:
        found = pl.collect_all([_plan(frame, q) for q in QUESTIONS], engine=engine)
        return {q: _of_key(q, cells) for q, cells in zip(QUESTIONS, found, strict=True)}

    return work


def _frame(rows: int) -> pl.DataFrame:
    return pl.DataFrame(columns(rows))


def _plan(frame: pl.LazyFrame, question: str) -> pl.LazyFrame:
    narrow = pl.UInt8 if question in SINGLES else pl.UInt16
    key = pl.col(BANNER).cast(narrow) * WIDTH[question] + pl.col(question)
    return frame.group_by(key.alias("key")).agg(SUMS)


def _of_key(question: str, cells: pl.DataFrame) -> Table:
    return of_key(question, cells["key"], _sums(cells))


def _sums(cells: pl.DataFrame) -> Any:
    return cells.select("n", WEIGHT, "ww").to_numpy().T


def _bit_sums() -> list[pl.Expr]:
    """Per multiple and measure: one sum per option, then the base."""
    return [
        measure.filter(hit).sum().alias(f"{question} {name} {at}")
        for question in MULTIPLES
        for name, measure in _measures().items()
        for at, hit in enumerate(_hits(pl.col(question)))
    ]


def _measures() -> dict[str, pl.Expr]:
    return {"n": pl.lit(1, pl.Int64), "w": pl.col(WEIGHT), "ww": pl.col("ww")}


def _hits(masks: pl.Expr) -> list[pl.Expr]:
    ticked = [(masks & (1 << bit)) != 0 for bit in range(MULTIPLE_ANSWERS)]
    return [*ticked, masks < 1 << MULTIPLE_ANSWERS]


def _of_bits(regions: pl.DataFrame, question: str) -> Table:
    def sums(measure: str, unit: int) -> Any:
        names = [f"{question} {measure} {at}" for at in range(MULTIPLE_ANSWERS + 1)]
        return regions.select(names).to_numpy() * unit

    measures = [sums("n", 1), sums("w", WEIGHT_UNIT), sums("ww", WEIGHT_UNIT)]
    return np.stack(measures).astype(np.int64)
