"""The tables by DuckDB, from a table of codes in memory, on all cores."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa

from bench.data import answers_file
from bench.survey import BANNER, WEIGHT
from bench.tables import QUESTIONS, Table, Work, columns, of_text, table

SUMS = f"count(*) AS n, sum({WEIGHT}) AS w, sum(ww) AS ww"


def by_table(rows: int) -> Work:
    """One query per table: GROUP BY region, question."""
    base = _database(rows)
    return lambda: {question: _by_cell(question, _query(base, question)) for question in QUESTIONS}


def union(rows: int) -> Work:
    """All tables in one query: UNION ALL of those."""
    base = _database(rows)
    parts = [
        f"SELECT {at} AS question, {BANNER}, {question} AS code, {SUMS} FROM answers GROUP BY ALL"
        for at, question in enumerate(QUESTIONS)
    ]

    def work() -> dict[str, Table]:
        found = base.execute(" UNION ALL ".join(f"({part})" for part in parts)).fetchnumpy()
        return _parted(found, found["question"], found["code"])

    return work


def grouping_sets(rows: int) -> Work:
    """All tables in one query: GROUPING SETS."""
    base = _database(rows)
    sets = ", ".join(f"({BANNER}, {question})" for question in QUESTIONS)
    codes = ", ".join(f"{question}::USMALLINT" for question in QUESTIONS)
    which = " ".join(
        f"WHEN grouping({question}) = 0 THEN {at}" for at, question in enumerate(QUESTIONS)
    )
    query = (
        f"SELECT CASE {which} END AS question, {BANNER}, coalesce({codes}) AS code, {SUMS}"
        f" FROM answers GROUP BY GROUPING SETS ({sets})"
    )

    def work() -> dict[str, Table]:
        found = base.execute(query).fetchnumpy()
        return _parted(found, found["question"], found["code"])

    return work


def from_file(rows: int) -> Work:
    """From the Parquet file: one query per table, which reads three columns."""
    base = duckdb.connect()
    file = f"SELECT *, {WEIGHT} * {WEIGHT} AS ww FROM '{answers_file(rows)}'"
    base.execute(f"CREATE VIEW answers AS {file}")

    def work() -> dict[str, Table]:
        found = {}
        for question in QUESTIONS:
            cells = _query(base, question)
            found[question] = of_text(question, cells[BANNER], cells["code"], _sums(cells))
        return found

    return work


def _by_cell(question: str, cells: Mapping[str, Any]) -> Table:
    return table(question, cells[BANNER], cells["code"], _sums(cells))


def _sums(cells: Mapping[str, Any]) -> list[Any]:
    return [cells["n"], cells["w"], cells["ww"]]


def _database(rows: int) -> duckdb.DuckDBPyConnection:
    base = duckdb.connect()
    base.register("given", pa.table(columns(rows)))
    base.execute("CREATE TABLE answers AS SELECT * FROM given").execute("DROP VIEW given")
    return base


def _query(base: duckdb.DuckDBPyConnection, question: str) -> Mapping[str, Any]:
    query = f"SELECT {BANNER}, {question} AS code, {SUMS} FROM answers GROUP BY ALL"
    return base.execute(query).fetchnumpy()


def _parted(found: Mapping[str, Any], question: Any, code: Any) -> dict[str, Table]:
    """Tables from the cells of all, by the number of the question that each cell is of."""
    order = np.argsort(np.asarray(question), kind="stable")
    edges = np.searchsorted(np.asarray(question)[order], np.arange(len(QUESTIONS) + 1))
    every = {**found, "code": np.asarray(code)}
    parts = {}
    for at, name in enumerate(QUESTIONS):
        rows = order[edges[at] : edges[at + 1]]
        parts[name] = _by_cell(name, {key: np.asarray(own)[rows] for key, own in every.items()})
    return parts
