"""How much room a text takes, by estimate."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trigpoint.reports.pptx.measure import (
    SCALE,
    fitted,
    fitted_title,
    line_count,
    text_height,
    text_width,
)


@pytest.mark.parametrize(
    ("text", "ems"),
    [
        ("", 0),
        ("產業", 2),
        ("產業，", 3),
        ("\u202e\u0301", 0),
    ],
)
def test_a_chinese_character_is_an_em_and_a_mark_is_nothing(text, ems):
    assert text_width(text, 10) == pytest.approx(10 * ems)


def test_latin_is_narrower_than_chinese_and_capitals_are_wider_than_the_rest():
    assert text_width("abcd", 10) < text_width("ABCD", 10) < text_width("產業產業", 10)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("產業產業", 40, 1),
        ("產業產業", 30, 2),
        ("one two", 20, 2),
        ("one\ntwo", 400, 2),
        ("a" * 100, 58, 10),
        ("", 10, 1),
    ],
)
def test_text_wraps_between_words_between_chinese_characters_and_where_a_word_is_too_long(
    text, width, lines
):
    assert line_count(text, width, 10) == lines


@given(st.text(max_size=80), st.floats(20, 400))
def test_a_narrower_box_never_takes_fewer_lines(text, width):
    assert line_count(text, width, 10) >= line_count(text, width * 2, 10)


@given(st.text(max_size=80), st.floats(40, 400), st.floats(12, 200))
def test_what_is_fitted_fits_or_is_as_small_as_it_gets(text, width, height):
    size = fitted([text], width, height, SCALE)
    assert text_height(text, width, size) <= height or size == SCALE[-1]


def test_a_title_is_smaller_on_one_line_rather_than_larger_on_two():
    assert fitted_title("產業" * 10, 480, 99, (25, 22), (25, 20)) == 22
    assert fitted_title("產業" * 20, 480, 120, (25, 22), (25, 20)) == 25
