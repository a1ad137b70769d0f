"""From percentages to whole numbers of firms and back."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trigpoint.published.counts import interval, rounded, share, span, spans
from trigpoint.published.model import Figure

TABLE = """
    printed   firms of  are
    20.3      325       66
    20.2      325       none
    40.9      325       133
    100.0     37        37
    0.0       37        0
    2.5       40        1
    48        325       155 156 157
    50.0      2001      1000 1001
    113.1     61        none
"""


@pytest.mark.parametrize("line", TABLE.strip().splitlines()[1:])
def test_a_share_is_so_many_firms(line: str) -> None:
    printed, n, *are = line.split()
    digits = len(printed.partition(".")[2])
    found = span(interval(Decimal(printed), digits), int(n))
    firms = [] if found is None else list(range(found[0], found[1] + 1))
    assert [str(count) for count in firms] == [one for one in are if one != "none"]


@given(st.integers(1, 5000), st.data(), st.integers(0, 3))
def test_every_number_of_firms_is_among_those_its_share_stands_for(
    n: int, data: st.DataObject, digits: int
) -> None:
    count = data.draw(st.integers(0, n))
    found = span(interval(share(count, n, digits), digits), n)
    assert found is not None
    assert found[0] <= count <= found[1]


@pytest.mark.parametrize(("value", "prints"), [("0.25", "0.3"), ("0.249", "0.2"), ("12", "12.0")])
def test_halves_print_upwards(value: str, prints: str) -> None:
    assert str(rounded(Fraction(value), 1)) == prints


def test_a_cut_off_figure_stands_for_everything_that_begins_so() -> None:
    low, high = interval(Decimal(21), 1, cut=True)
    assert (float(low), float(high)) == (20.95, 21.95)


def test_a_share_that_is_not_printed_leaves_every_number_of_firms() -> None:
    assert spans(Figure(), 37, 1) == [(0, 37)]


def test_of_two_printed_values_each_that_is_so_many_firms_is_left() -> None:
    values = Decimal("20.3"), Decimal("20.2"), Decimal("40.9")
    assert spans(Figure(values), 325, 1) == [(66, 66), (133, 133)]
