"""Printed figures as numbers of a spreadsheet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trigpoint.reports.xlsx.figures import figure


@pytest.mark.parametrize(
    ("text", "value", "form"),
    [
        ("35.7", 35.7, "#,##0.0"),
        ("325", 325, "#,##0"),
        ("1,234,567", 1234567, "#,##0"),
        ("0.05", 0.05, "#,##0.00"),
        ("62.8%", 62.8, '#,##0.0"%"'),
        ("+3.6", 3.6, '"+"#,##0.0;"−"#,##0.0'),
        ("−3.6", -3.6, "#,##0.0"),
        ("-3.6", -3.6, "#,##0.0"),
    ],
)
def test_a_figure_is_a_number_in_the_form_in_which_it_is_printed(text, value, form):
    assert figure(text) == (value, form)


@pytest.mark.parametrize(
    "text", ["", "–", "=1", "2023-11-30", "30 to 40", "1e5", "２", "n = 3", "."]
)
def test_what_is_no_figure_is_no_number(text):
    assert figure(text) is None


def test_a_mark_is_shown_and_the_number_stays_a_number():
    assert figure("12.3", "†") == (12.3, '#,##0.0"†"')


@given(st.floats(0, 1e9), st.integers(0, 4))
def test_what_is_printed_comes_back(value, decimals):
    printed = f"{value:,.{decimals}f}"
    found = figure(printed)
    assert found is not None
    assert f"{found.value:,.{decimals}f}" == printed
