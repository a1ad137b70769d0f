"""Company numbers, by the rule of old and the one since April 2023."""

from __future__ import annotations

import pytest
from django.forms import ValidationError
from hypothesis import given
from hypothesis import strategies as st
from stdnum.tw import ubn

from trigpoint_web.accounts.numbers import CompanyNumberField, is_number

# Digits times 1 2 1 2 1 2 4 1, the digits of each product added up. A seventh digit of 7 gives 28,
# then 10, of which either figure may be taken: two sums. Of old a sum has to divide by 10, since
# April 2023 by 5.
WORKED = [
    # number      sums      old    since
    ("22099131", {30}, True, True),  # 2 4 0 18>9 9 2 12>3 1
    ("04541302", {30}, True, True),
    ("84149961", {50}, True, True),
    ("23638777", {40, 41}, True, True),
    ("22099132", {31}, False, False),
    ("22099136", {35}, False, True),
    ("00000019", {13}, False, False),
    ("00000011", {5}, False, True),
    ("10458574", {19, 20}, True, True),
    ("10458575", {20, 21}, True, True),
    ("00000074", {4, 5}, False, True),
    ("00000075", {5, 6}, False, True),
    ("00000072", {2, 3}, False, False),
]


def sums(number: str) -> set[int]:
    products = [int(d) * w for d, w in zip(number, (1, 2, 1, 2, 1, 2, 4, 1), strict=True)]
    parts = [sum(map(int, str(one))) for one in products]
    seventh = {0, 1} if number[6] == "7" else {parts[6]}
    return {sum(parts) - parts[6] + one for one in seventh}


@pytest.mark.parametrize(("number", "worked", "old", "since"), WORKED)
def test_a_number_is_checked_by_both_rules(number, worked, old, since):
    assert sums(number) == worked
    assert ubn.is_valid(number) is old
    assert is_number(number) is since


@given(st.integers(1, 99_999_999).map("{:08}".format))
def test_the_rule_is_that_of_the_ministry(number):
    assert is_number(number) is any(one % 5 == 0 for one in sums(number))


@given(st.integers(1, 99_999_999).map("{:08}".format).filter(ubn.is_valid))
def test_every_number_of_old_still_passes(number):
    assert is_number(number)


@pytest.mark.parametrize(
    "typed",
    ["04595257", " 04595257 ", "0459 5257", "0459-5257", "０４５９５２５７", "０４５９　５２５７"],
)
def test_a_number_is_taken_as_people_type_it(typed):
    assert CompanyNumberField().clean(typed) == "04595257"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "required"),
        ("   ", "required"),
        ("0459525", "length"),
        ("045952570", "length"),
        ("0459525x", "length"),
        ("٠٤٥٩٥٢٥٧", "length"),
        ("²4595257", "invalid"),
        ("04595258", "invalid"),
        ("00000000", "invalid"),
        ("'; DROP --", "length"),
        ("0\x004595257", "length"),
    ],
)
def test_what_is_no_number_is_refused_with_its_reason(typed, code):
    with pytest.raises(ValidationError) as raised:
        CompanyNumberField().clean(typed)
    assert raised.value.code == code or raised.value.error_list[0].code == code
