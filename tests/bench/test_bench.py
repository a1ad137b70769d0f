"""The benchmark compares like with like: every contestant finds the same numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module

import numpy as np
import pytest
from numpy.typing import NDArray

from bench import data
from bench.__main__ import FILE, OURS, WAYS
from bench.survey import BANNER, BANNER_ANSWERS, MULTIPLES, SINGLES, WEIGHT
from trigpoint.tally.model import WEIGHT_UNIT

ROWS = 2_000

Tables = Mapping[str, NDArray[np.int64]]


@pytest.fixture(scope="module", autouse=True)
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(data, "FOLDER", tmp_path_factory.mktemp("answers"))
        yield


@pytest.fixture(scope="module")
def ours() -> Tables:
    return counted(OURS[0])


def counted(way: str) -> Tables:
    module, name = way.split(":")
    return getattr(import_module(f"bench.ways.{module}"), name)(ROWS)()


@pytest.mark.parametrize("way", [*OURS[1:], *WAYS, *FILE])
def test_every_contestant_counts_the_same(way: str, ours: Tables) -> None:
    theirs = counted(way)
    assert theirs.keys() == ours.keys() or way.endswith("_tenth")
    for question, table in theirs.items():
        np.testing.assert_array_equal(table, ours[question], err_msg=question)


def test_a_table_holds_what_counting_row_by_row_finds(ours: Tables) -> None:
    codes = data.coded(ROWS)
    weight = codes[WEIGHT]
    for question, options, ticked in ((SINGLES[1], 5, np.equal), (MULTIPLES[0], 9, _ticked)):
        answered = codes[question] < (options if question in SINGLES else 1 << options)
        for column in range(BANNER_ANSWERS):
            here = answered & (codes[BANNER] == column)
            cells = [here & ticked(codes[question], option) for option in range(options)]
            expected = [
                [measure[cell].sum() for cell in (*cells, here)]
                for measure in (np.ones(ROWS), weight * WEIGHT_UNIT, weight**2 * WEIGHT_UNIT)
            ]
            np.testing.assert_array_equal(ours[question][:, column], expected)


def _ticked(masks: NDArray[np.uint16], option: int) -> NDArray[np.bool_]:
    return masks >> option & 1 == 1
