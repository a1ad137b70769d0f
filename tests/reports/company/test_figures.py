"""How figures are printed."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trigpoint.reports.company.figures import index_text, points_text

CUTS = (Decimal("27.4"), Decimal("47.9"), Decimal("66.75"))

# index · as printed · why
PRINTED = [
    ("45.13", "45.1", "one decimal"),
    ("40", "40.0", "one decimal, even where it is whole"),
    ("47.88", "47.88", "47.9 would stand in the stage above"),
    ("47.8999", "47.8999", "as many decimals as it takes"),
    ("47.9", "47.9", "on the boundary, in the stage above"),
    ("66.74", "66.7", "below either way"),
    ("66.75", "66.8", "above either way"),
]


@pytest.mark.parametrize(("index", "printed", "why"), PRINTED)
def test_a_printed_index_stands_in_its_own_stage(index, printed, why):
    assert index_text(Fraction(index), CUTS) == printed, why


@given(st.fractions(0, 100, max_denominator=360))
def test_rounding_never_crosses_a_cut_point(index):
    printed = Decimal(index_text(index, CUTS))
    assert [printed >= cut for cut in CUTS] == [index >= Fraction(cut) for cut in CUTS]


def test_points_have_a_decimal_only_where_they_need_one():
    assert [points_text(one) for one in (75, Fraction(25, 2), 33.3)] == ["75", "12.5", "33.3"]
