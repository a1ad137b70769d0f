"""Sums of whole numbers: what they leave for a cell, and which cell they blame."""

from __future__ import annotations

from trigpoint.published.resolve import resolve
from trigpoint.published.sums import Sum, tightened

ROWS = [
    Sum((("a", 1), ("a", 2)), ("a", 0), option="a"),
    Sum((("b", 1), ("b", 2)), ("b", 0), option="b"),
]
COLUMNS = [Sum((("a", c), ("b", c)), n, column=c) for c, n in enumerate((10, 4, 6))]
SIZES = (10, 4, 6)
TRUE = {("a", 0): 7, ("a", 1): 3, ("a", 2): 4, ("b", 0): 3, ("b", 1): 1, ("b", 2): 2}


def printed(**changed: list[tuple[int, int]]) -> dict[tuple[str, int], list[tuple[int, int]]]:
    spans = {cell: [(count, count)] for cell, count in TRUE.items()}
    return spans | {(name[0], int(name[1])): found for name, found in changed.items()}


def test_a_cell_that_is_not_known_is_what_its_row_and_column_leave() -> None:
    spans, violated = tightened(
        {cell: (count, count) for cell, count in TRUE.items()} | {("a", 2): (0, 6)}, ROWS
    )
    assert spans["a", 2] == (4, 4)
    assert violated == []


def test_a_sum_that_cannot_hold_is_named_and_says_nothing_of_its_cells() -> None:
    known = {cell: (count, count) for cell, count in TRUE.items()} | {("a", 2): (6, 6)}
    spans, violated = tightened(known, ROWS)
    assert [one.option for one in violated] == ["a"]
    assert spans == known


def test_the_cell_in_which_a_wrong_row_and_a_wrong_column_cross_is_to_blame() -> None:
    settled = resolve(printed(a2=[(6, 6)]), SIZES, [*ROWS, *COLUMNS])
    assert settled.suspects == (("a", 2),)
    assert settled.spans["a", 2] == (4, 4)
    assert settled.violated == ()


def test_a_wrong_row_alone_blames_no_cell() -> None:
    settled = resolve(printed(a2=[(6, 6)]), SIZES, ROWS)
    assert settled.suspects == ()
    assert [one.option for one in settled.violated] == ["a"]


def test_of_two_values_the_one_that_adds_up_is_kept() -> None:
    settled = resolve(printed(b1=[(2, 2), (1, 1)]), SIZES, [*ROWS, *COLUMNS])
    assert settled.spans["b", 1] == (1, 1)


def test_two_wrong_cells_are_both_put_right() -> None:
    settled = resolve(printed(a2=[], b1=[]), SIZES, [*ROWS, *COLUMNS])
    assert (settled.spans["a", 2], settled.spans["b", 1]) == ((4, 4), (1, 1))
