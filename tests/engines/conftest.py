"""Answers files of the second instrument, written as Parquet from plain rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from pyarrow import parquet

from trigpoint.instrument.model import Instrument, Kind, Question

Row = dict[str, Any]


@pytest.fixture(scope="session")
def random_rows(civic_cloud: Instrument) -> list[Row]:
    """Sixty rows with everything in them that answers can have, right and wrong in content."""
    random = np.random.default_rng(5)
    return [
        {
            "respondent": f"R{row}",
            "weight": round(float(random.gamma(4, 0.25)), 3),
            "cohort": "north|coast" if row in (50, 51) else "north" if row % 7 == 0 else None,
            **{name: _answer(q, random) for name, q in civic_cloud.by_id.items()},
        }
        for row in range(60)
    ]


def _answer(question: Question, random: np.random.Generator) -> str | None:
    if random.random() < 0.1:
        return None
    if question.kind is not Kind.MULTIPLE:
        return str(random.choice(question.answers))
    return "|".join(answer for answer in question.answers if random.random() < 0.4)


@pytest.fixture
def saved(tmp_path: Path) -> Callable[[Sequence[Mapping[str, Any]]], Path]:
    """Writes rows to a Parquet file of several row groups."""

    def save(rows: Sequence[Mapping[str, Any]]) -> Path:
        path = tmp_path / "answers.parquet"
        parquet.write_table(
            pa.Table.from_pylist([dict(row) for row in rows]), path, row_group_size=23
        )
        return path

    return save
