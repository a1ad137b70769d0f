"""Which columns are withheld, as a table: how many firms are in each, and what is left to see."""

from __future__ import annotations

import numpy as np
import pytest

from trigpoint.release.withhold import Group, withheld

# firms in the columns of one banner, firms in none of them, withheld columns, why
RULES = [
    ([40, 30, 20], 0, [], "nothing is small"),
    ([40, 30, 5], 0, [], "five firms are enough"),
    (
        [40, 30, 4],
        0,
        [1, 2],
        "a subtraction would give the fourth column: the next smallest goes too",
    ),
    ([40, 1, 1], 0, [0, 1, 2], "two columns of two firms together are too few"),
    ([40, 30, 2, 3], 0, [2, 3], "two columns of five firms together are enough"),
    ([40, 30, 2, 2], 0, [1, 2, 3], "of four they are not"),
    ([40, 30, 0], 0, [], "a column without any firm has nothing to withhold"),
    ([40, 30, 3, 0], 0, [1, 2], "and hides nothing"),
    ([30, 30, 3], 0, [0, 2], "of equal columns the first goes"),
    ([40, 30, 20], 3, [1, 2], "firms in no column are what a subtraction of all columns gives"),
    ([40, 30, 20], 5, [], "five of them are enough"),
    ([3, 90], 0, [0, 1], "of two columns both go"),
    ([2, 1], 0, [0, 1], "of three firms in all nothing is seen"),
]


@pytest.mark.parametrize(("firms", "elsewhere", "hidden", "why"), RULES)
def test_columns_withheld(firms, elsewhere, hidden, why):
    base = np.array([sum(firms) + elsewhere, *firms])
    group = Group(0, tuple(range(1, len(base))))
    found = withheld(base, base, [group], np.zeros(len(base), dtype=bool))
    assert np.flatnonzero(found[1:]).tolist() == hidden, why
    assert found[0] == (sum(firms) + elsewhere < 5)


# who was asked in columns of 40, 30, 20 and 10 firms, already withheld, withheld, why
FOLLOW_UPS = [
    ([20, 15, 10, 8], [], [], "a question asked of some is as any other"),
    ([20, 15, 10, 2], [], [2, 3], "its own base counts, not the column's"),
    ([20, 15, 10, 0], [], [], "nobody asked is no secret where the routing question is seen"),
    ([20, 15, 10, 8], [2, 3], [2, 3], "what is withheld of the routing question stays withheld"),
    ([20, 15, 4, 0], [2, 3], [1, 2, 3], "and must hold five of those asked, too"),
]


@pytest.mark.parametrize(("asked", "before", "hidden", "why"), FOLLOW_UPS)
def test_columns_withheld_of_a_follow_up(asked, before, hidden, why):
    size, base = np.array([100, 40, 30, 20, 10]), np.array([sum(asked), *asked])
    start = np.isin(np.arange(5), np.array(before) + 1)
    found = withheld(base, size, [Group(0, (1, 2, 3, 4))], start)
    assert np.flatnonzero(found[1:]).tolist() == hidden, why


# firms in two columns, each divided into two; withheld columns, withheld parts, why
NESTED = [
    ([40, 30], [[20, 20], [15, 15]], [], [], "nothing is small"),
    ([40, 30], [[37, 3], [15, 15]], [], [0, 1], "a part goes with another of the same column"),
    ([43, 3], [[20, 23], [2, 1]], [0, 1], [0, 1, 2, 3], "of a withheld column no part is seen"),
]


@pytest.mark.parametrize(("wholes", "parts", "hidden", "hidden_parts", "why"), NESTED)
def test_columns_withheld_where_one_banner_divides_another(
    wholes, parts, hidden, hidden_parts, why
):
    base = np.array([sum(wholes), *wholes, *parts[0], *parts[1]])
    groups = [Group(0, (1, 2)), Group(1, (3, 4)), Group(2, (5, 6)), Group(0, (3, 4, 5, 6))]
    found = withheld(base, base, groups, np.zeros(7, dtype=bool))
    assert np.flatnonzero(found[1:3]).tolist() == hidden, why
    assert np.flatnonzero(found[3:]).tolist() == hidden_parts, why
