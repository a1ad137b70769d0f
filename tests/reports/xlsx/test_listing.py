"""Names of sheets: each of its own, none that a spreadsheet refuses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trigpoint.reports.xlsx.listing import LONGEST, sheet_name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("數位化程度", "03 數位化程度"),
        ("A/B: [what?]", "03 A B what"),
        ("'quoted'", "03 quoted"),
        ("", "03"),
        ("x" * 99, "03 " + "x" * 28),
        ("🦊" * 20, "03 " + "🦊" * 14),
    ],
)
def test_a_sheet_is_called_as_its_table_as_far_as_that_goes(title, name):
    assert sheet_name(3, title) == name


@given(st.lists(st.text(max_size=60), min_size=2, max_size=5))
def test_names_differ_and_are_allowed(titles):
    names = [sheet_name(number, title) for number, title in enumerate(titles, 1)]
    assert len({name.lower() for name in names}) == len(names)
    for name in names:
        assert 0 < len(name.encode("utf-16-le")) // 2 <= LONGEST
        assert not set(name) & set("[]:*?/\\'")
