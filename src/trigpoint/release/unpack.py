"""A release → the tables that it was made from, by one of its banners."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

import numpy as np
from numpy.typing import NDArray

from trigpoint.errors import DataError, Fault
from trigpoint.instrument.model import Instrument
from trigpoint.release.model import Release
from trigpoint.tables.cells import table_id
from trigpoint.tables.model import Bases, Row, Table, Tables
from trigpoint.tally.model import TOTAL, Column


def ensure_of(release: Release, instrument: Instrument, name: str = "") -> None:
    """Raise DataError where a release (called ``name``) is of other questions or another key."""
    of = release.manifest["instrument"]
    if of["hash"] != instrument.hash:
        what = f"is of {of['id']} {of['version']}, whose questions or key differ"
        raise DataError(Fault(f"release {name}".strip(), what, f"{instrument.id}, as answered"))


def tables_of(release: Release, instrument: Instrument, banner: str) -> Tables:
    """The tables of a release by ``banner``; of all firms alone where it has no such columns.

    What a release does not tell is not there: nobody counts as not asked or without an answer,
    means have no standard errors, and counts are 0 in a weighted release.
    Raises DataError where it is of other questions than the instrument's, or of another key.
    """
    ensure_of(release, instrument)
    policy, weighted = release.manifest["policy"], bool(release.manifest["weighted"])
    rows, columns = _rows(release, banner)
    return Tables(
        instrument=instrument,
        columns=columns,
        tables=tuple(
            _table(name, tuple(own))
            for name, own in groupby(rows, lambda row: table_id(instrument, row))
        ),
        summary=release.summary,
        tested=True,
        weighted=weighted,
        share_decimals=policy["weighted_decimals" if weighted else "decimals"],
    )


def _rows(release: Release, banner: str) -> tuple[list[Row], tuple[Column, ...]]:
    """Every row in the columns of ``banner``; a release lists row after row in all its columns."""
    names = release.tables["column"].unique().to_pylist()
    columns = [_column(name, release.manifest["banners"]) for name in names]
    at = [i for i, column in enumerate(columns) if column == TOTAL or column.banner == banner]
    found = {
        name: _filled(values).reshape(-1, len(names))[:, at]
        for name, values in zip(release.tables.column_names, release.tables, strict=True)
    }
    return [_row(found, line) for line in range(len(found["base"]))], tuple(columns[i] for i in at)


def _filled(values: Any) -> NDArray[Any]:
    """A column of the release; 0 where there is no whole number."""
    array = values.combine_chunks()
    return np.asarray((array.fill_null(0) if array.type == "int64" else array).to_numpy(False))


def _column(name: str, banners: Sequence[str]) -> Column:
    if name == TOTAL.answer:
        return TOTAL
    banner, _, answer = name.partition("=") if len(banners) > 1 else (banners[0], "", name)
    return Column(banner, answer)


def _row(found: dict[str, NDArray[Any]], line: int) -> Row:
    own = {name: values[line] for name, values in found.items()}
    return Row(
        question=own["question"][0],
        option=own["option"][0],
        bases=Bases(own["base"], own["weighted_base"], own["effective_base"]),
        count=own["count"] if own["option"][0] else None,
        percent=own["percent"],
        low=own["low"],
        high=own["high"],
        error=None,
        letters=tuple(own["letters"]),
        suppressed=own["suppressed"].astype(bool),
    )


def _table(name: str, rows: tuple[Row, ...]) -> Table:
    """A table, whose base is that of its shares, or of its first mean where it has none."""
    leading = list(_leading(rows))
    bases = [np.stack([getattr(row.bases, part) for row in leading]) for part in Bases.__slots__]
    n, weighted, effective = bases
    nobody = np.zeros_like(n[0])
    return Table(
        id=name,
        bases=Bases(n.max(axis=0), _known(weighted), _known(effective)),
        not_asked=nobody,
        missing=nobody,
        withheld=np.logical_and.reduce([row.suppressed for row in leading]),
        rows=rows,
    )


def _leading(rows: Sequence[Row]) -> Iterator[Row]:
    shares = [row for row in rows if row.option]
    yield from shares or rows[:1]


def _known(bases: NDArray[np.float64]) -> NDArray[np.float64]:
    """Of several rows with the same base, of which some are withheld, the one that is known."""
    return np.asarray(np.fmax.reduce(bases, axis=0))
