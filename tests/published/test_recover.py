"""Keys behind printed means: the search against brute force, and planted keys found again."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from trigpoint.published.model import Published
from trigpoint.published.recover import recover
from trigpoint.published.recover_report import recovered_document
from trigpoint.published.recover_search import (
    TooManyKeysError,
    expected_by_chance,
    keys_within,
)
from trigpoint.published.recover_ticks import mean_range

Document = dict[str, Any]
Invented = Callable[..., Document]

GRID = np.array([0, 25, 50, 75, 100], np.int64)


@st.composite
def searches(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    options, columns = draw(st.integers(1, 5)), draw(st.integers(1, 3))
    row = st.lists(st.integers(0, 30), min_size=columns, max_size=columns)
    counts = np.array(draw(st.lists(row, min_size=options, max_size=options)), np.int64)
    low = np.array(draw(st.lists(st.integers(0, 4000), min_size=columns, max_size=columns)))
    width = np.array(draw(st.lists(st.integers(-1, 900), min_size=columns, max_size=columns)))
    return counts, low, low + width


@given(searches())
def test_the_search_finds_exactly_the_keys_that_trying_all_finds(
    search: tuple[np.ndarray, np.ndarray, np.ndarray],
) -> None:
    counts, low, high = search
    tried = [
        key
        for key in product(GRID.tolist(), repeat=len(counts))
        if all(low <= np.array(key) @ counts) and all(np.array(key) @ counts <= high)
    ]
    assert [tuple(key) for key in keys_within(counts, low, high, GRID).tolist()] == tried


def test_a_search_that_is_out_of_reach_says_so() -> None:
    counts = np.ones((14, 1), np.int64)
    with pytest.raises(TooManyKeysError):
        keys_within(counts, np.array([0]), np.array([9]), np.arange(0, 101, 5))


def test_the_keys_expected_by_chance_are_about_as_many_as_there_are() -> None:
    grid = np.arange(0, 101, 5, dtype=np.int64)
    counts = np.array([[20, 5], [13, 9], [7, 30], [11, 2]], np.int64)
    middle = counts.sum(0) * 50
    found, expected = 0, 0.0
    for step in range(20):
        low = middle + np.array([37, -41]) * step
        found += len(keys_within(counts, low, low + 60, grid))
        expected += expected_by_chance(counts, low, low + 60, grid)
    assert found > 500
    assert expected == pytest.approx(found, rel=0.3)


@given(st.lists(st.integers(0, 4), min_size=1, max_size=3), st.integers(1, 4), st.data())
def test_the_range_of_a_capped_mean_is_that_of_all_ways_to_tick(
    ticked: list[int], firms: int, data: st.DataObject
) -> None:
    assume(max(ticked) <= firms and sum(ticked) >= firms)
    each = data.draw(st.sampled_from([10, 40, 60]))
    cap = data.draw(st.sampled_from([60, 100]))
    sums = [
        sum(min(each * sum(firm), cap) for firm in ways)
        for ways in product(product((0, 1), repeat=len(ticked)), repeat=firms)
        if [sum(option) for option in zip(*ways, strict=True)] == ticked
        and all(sum(firm) for firm in ways)
    ]
    assume(sums)
    low, high = mean_range(tuple(ticked), firms, 7, each=each, cap=cap, limit=len(ticked))
    assert (low, high) == (Fraction(min(sums), 7), Fraction(max(sums), 7))


def document_of(source: Document, **options: Any) -> Document:
    return recovered_document(recover(Published.model_validate(source), **options))


@pytest.mark.parametrize("seed", range(4))
def test_a_planted_key_is_found_and_meets_every_column(seed: int, invented: Invented) -> None:
    found = document_of(invented(seed, [61, 90, 120, 158]))
    assert {found[id_]["unique"] for id_ in ("a", "m")} == {True}
    for id_ in ("a", "b", "c", "m"):
        best = found[id_]["solutions"][0]
        assert best["missed"] == []
        assert best["residual"] <= 0.05
    assert found["m"]["solutions"][0]["points"] == {"each": 20, "cap": 100}
    assert found["c"]["not_asked"] == "counted 0"


def test_every_key_that_fits_is_listed(invented: Invented) -> None:
    source = invented(1, [40, 60])
    found = document_of(source)["b"]
    assert not found["unique"]
    assert found["count"] > 1
    assert f"{found['count']} keys fit" in found["note"]
    ends = [one["points"]["o0"] == 0 and one["points"]["o4"] == 100 for one in found["solutions"]]
    assert any(ends)


def two_columns(points: dict[str, int], counts: dict[str, tuple[int, int]]) -> Document:
    """A follow-up asked of 100 of 160 firms, whose means are over those asked."""
    means = [
        sum(points[o] * counts[o][c] for o in points) / sum(counts[o][c] for o in points)
        for c in (0, 1)
    ]
    both = sum(points[o] * sum(counts[o]) for o in points) / 100
    return {
        "source": {"title": "two columns", "n": 160},
        "columns": ["total", "north", "south"],
        "bases": {"all": [160, 90, 70], "asked": [100, 40, 60]},
        "indicators": {
            "x": {
                "kind": "single",
                "base": "asked",
                "dimension": "d",
                "mean": [f"{value:.1f}" for value in (both, *means)],
                "options": {
                    o: [
                        f"{sum(row):.1f}",
                        f"{100 * row[0] / 40:.1f}",
                        f"{100 * row[1] / 60:.1f}",
                    ]
                    for o, row in counts.items()
                },
            }
        },
    }


COUNTS = {"low": (9, 31), "middle": (14, 18), "high": (17, 11)}


def test_firms_that_were_not_asked_are_left_out_where_that_fits() -> None:
    found = document_of(two_columns({"low": 10, "middle": 45, "high": 95}, COUNTS), miss=Decimal(0))
    assert found["x"]["not_asked"] == "left out"
    assert {"low": 10, "middle": 45, "high": 95} in [
        one["points"] for one in found["x"]["solutions"]
    ]


def test_an_option_that_nobody_chose_has_no_points() -> None:
    source = two_columns(
        {"low": 0, "middle": 40, "high": 100, "never": 70}, {**COUNTS, "never": (0, 0)}
    )
    found = document_of(source)["x"]
    assert not found["unique"]
    assert {one["points"]["never"] for one in found["solutions"]} == {None}
    assert "nobody chose never" in found["note"]


def test_a_coarser_grid_has_no_key_where_the_points_are_not_on_it() -> None:
    source = two_columns({"low": 10, "middle": 45, "high": 95}, COUNTS)
    found = document_of(source, grid=50, miss=Decimal(0))["x"]
    assert (found["unique"], found["solutions"]) == (False, [])
    assert "no key on the grid" in found["note"]


def test_a_column_may_miss_by_no_more_than_is_stated(report: Published) -> None:
    assert recover(report, miss=Decimal("0.17"))["b3"].unique
    assert not recover(report, miss=Decimal("0.16"))["b3"].solutions


def test_a_mean_of_the_total_alone_leaves_many_keys(report: Published) -> None:
    table = report.indicators["b1"]
    assert table.mean is not None
    row = (table.mean[0], *(type(table.mean[0])() for _ in table.mean[1:]))
    alone = report.with_tables({"indicators.b1": table.model_copy(update={"mean": row})})
    found = recovered_document(recover(alone))["b1"]
    assert not found["unique"]
    assert found["count"] > 1000
    assert len(found["solutions"]) == 20


def test_means_that_are_over_large_bases_leave_room_for_the_counts(invented: Invented) -> None:
    found = document_of(invented(3, [1900, 2600, 3100, 4200, 5000], digits=2))
    assert found["a"]["solutions"][0]["missed"] == []
    assert found["m"]["solutions"][0]["points"] == {"each": 20, "cap": 100}
