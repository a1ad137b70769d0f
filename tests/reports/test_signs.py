"""How differences are printed."""

from __future__ import annotations

import math

import pytest

from trigpoint.reports.signs import difference, signed

# number · as printed
PRINTED = [
    (3.0, "+3.0"),
    (-1.26, "\N{MINUS SIGN}1.3"),
    (0.04, "0.0"),
    (-0.04, "0.0"),
    (math.nan, ""),
]


@pytest.mark.parametrize(("value", "printed"), PRINTED)
def test_what_is_printed_as_nothing_has_no_sign(value, printed):
    assert signed(value) == printed


def test_a_difference_is_that_of_what_is_printed():
    """A reader who subtracts 44.7 from 100 gets it; the minus is a minus."""
    assert difference("100", "44.7") == "+55.3"
    assert difference("0", "18.3") == "\N{MINUS SIGN}18.3"
    assert difference("50", "50.0") == "0.0"
