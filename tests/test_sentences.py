"""Sentences whose numbers are bound to cells."""

import pytest

from trigpoint.sentences import Cell, Emphasis, Number, fill, joined, numbers, plain, text_width

INDEX = Number("35.7", Cell("index", "mean.index", "total"))


def test_a_template_is_filled_in_order_and_keeps_its_numbers() -> None:
    sentence = fill("The index is {index} of {most}.", {"index": INDEX, "most": "100"})
    assert sentence == ("The index is ", INDEX, " of 100.")
    assert list(numbers(sentence)) == [INDEX]


def test_what_is_filled_in_is_no_template() -> None:
    assert plain(fill("{name}", {"name": "{index} %s {{x}}"})) == "{index} %s {{x}}"


def test_a_name_without_a_value_is_an_error() -> None:
    with pytest.raises(KeyError, match="index"):
        fill("{index}", {})


def test_sentences_fill_a_template_too() -> None:
    inner = fill("{index} points", {"index": INDEX})
    assert fill("It is {all}.", {"all": inner}) == ("It is ", INDEX, " points.")


@pytest.mark.parametrize(
    ("parts", "text"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_an_enumeration_has_its_own_last_link(parts: list[str], text: str) -> None:
    assert plain(joined([(part,) for part in parts], ", ", " and ")) == text


def test_neighbouring_text_is_one_span_and_emphasis_stays() -> None:
    stressed = Emphasis("why")
    assert fill("a {b} c {d}{e}", {"b": "b", "d": (stressed,), "e": ""}) == ("a b c ", stressed)


@pytest.mark.parametrize(
    ("text", "width"), [("", 0), ("AI", 2), ("產業AI化", 8), ("，ｱ", 3), ("é…", 2)]
)
def test_a_chinese_character_is_as_wide_as_two_latin_ones(text: str, width: int) -> None:
    assert text_width(text) == width
