"""Printed shares as whole numbers of firms."""

from __future__ import annotations

from decimal import Decimal

import pytest

from trigpoint.errors import DataError
from trigpoint.published.model import Figure, Published
from trigpoint.published.reconstruct.margins import figures, firms, margin


def shares(**found: str) -> dict[str, Figure]:
    return {name: Figure((Decimal(value),)) for name, value in found.items()}


def test_a_share_with_one_decimal_of_few_firms_is_one_number() -> None:
    assert firms("x", shares(a="33.8", b="66.2"), 325, 325) == {"a": 110, "b": 215}


def test_shares_without_decimals_take_the_nearest_numbers_that_add_up() -> None:
    found = firms("x", shares(up="48", over="39", none="14"), 325, 325)
    assert sum(found.values()) == 325
    assert {name: round(100 * n / 325) for name, n in found.items()} == {
        "up": 48,
        "over": 39,
        "none": 14,
    }


def test_a_share_that_no_number_of_firms_gives_is_refused_with_its_place() -> None:
    with pytest.raises(DataError, match=r"x\.a: no whole number of firms"):
        firms("x", shares(a="20.2", b="79.8"), 325, None)


def test_shares_that_do_not_add_up_are_refused() -> None:
    with pytest.raises(DataError, match="no whole numbers of firms add up"):
        firms("x", shares(a="40.0", b="50.0"), 10, 10)


def test_numbers_of_a_block_share_their_digits() -> None:
    found = figures({"a": Decimal("4"), "b": Decimal("2.5")})
    assert [figure.printed for figure in found.values()] == ["4.0", "2.5"]


def test_a_table_printed_by_column_has_counts_by_column(report: Published) -> None:
    found = margin(report, "indicators.b1", report.indicators["b1"])
    assert found.groups == ((0,), (1,), (2,), (3,))
    assert found.of(["paper"])[:, 0].tolist() == [12, 13, 8, 11]
    assert found.asked.tolist() == [130, 77, 37, 81]


def test_a_table_printed_for_the_total_alone_has_its_counts_together(report: Published) -> None:
    found = margin(report, "questions.genai_next", report.questions["genai_next"])
    assert found.groups == ((0, 1, 2, 3),)
    assert found.counts.tolist() == [[76, 51, 10, 3, 36]]
    assert found.asked.tolist() == [84, 46, 18, 28]
