"""Cohorts that few firms tell apart are not shown: from each other, and from answers to the banner.

Every set of columns that is shown gives its sums of every answer. What an attacker makes of them
are sums over firms with whole factors; none may be left that holds fewer than five firms.
"""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from trigpoint.errors import UsageError
from trigpoint.release import withhold
from trigpoint.release.cohorts import ensure_apart
from trigpoint.release.issue import make_release
from trigpoint.tally.kernel import tally_answers


@pytest.fixture
def wave_of(civic_cloud, make_wave):
    """``wave_of({(area, clubs): firms})``: firms by the position of their area and their clubs."""

    def made(cells, clubs=("a",)):
        wave = make_wave(
            civic_cloud, sum(cells.values()), missing=0, cohorts=dict.fromkeys(clubs, 0)
        )
        areas = [area for (area, _), firms in cells.items() for _ in range(firms)]
        own = [member for (_, member), firms in cells.items() for _ in range(firms)]
        wave.codes["service_area"][:] = areas
        for club in clubs:
            wave.cohorts[club][:] = [club in one for one in own]
        return wave

    return made


# members and others by area; is the cohort withheld?, why
NEAR_ANSWERS = [
    ([9, 9, 0], [20, 20, 20], False, "members and others are in two areas"),
    ([9, 0, 0], [9, 20, 20], False, "nine others are left of the area"),
    ([9, 0, 0], [5, 20, 20], False, "five are enough"),
    ([9, 0, 0], [4, 20, 20], True, "the area less the cohort is four firms"),
    ([9, 0, 0], [0, 20, 20], False, "the cohort is the area, and tells nothing else"),
    ([9, 2, 0], [0, 20, 20], True, "the cohort less the area is two firms"),
    ([9, 2, 0], [2, 20, 20], True, "what the area has more less what it has less are four firms"),
    ([9, 2, 0], [3, 20, 20], False, "five are not told apart"),
    ([20, 20, 2], [0, 0, 20], True, "two areas together are almost the cohort"),
    ([1, 1, 1], [20, 20, 20], True, "three members are too few anywhere"),
    ([0, 4, 1, 0], [20, 0, 3, 4], False, "areas that are withheld are known together alone"),
    ([0, 4, 4, 0], [20, 0, 0, 4], True, "and together they are the cohort but for four"),
]


@pytest.mark.parametrize(("members", "others", "hidden", "why"), NEAR_ANSWERS)
def test_a_cohort_that_is_almost_some_answers_is_withheld(wave_of, members, others, hidden, why):
    cells = {(at, "a"): n for at, n in enumerate(members)}
    cells |= {(at, ""): n for at, n in enumerate(others)}
    tally = tally_answers(wave_of(cells))
    found = withhold.withholding(tally).everywhere[tally.banner("cohort:a")]
    assert found.tolist() == [hidden, hidden], why
    assert (_fewest(members, others) < 5) == hidden, "as the sums say"


def _fewest(members, others) -> int:
    """The fewest firms left of the cohort's sum less those of some areas; small ones are one."""
    cells = list(zip(members, others, strict=True))
    small = np.array([(0, 0), *(cell for cell in cells if sum(cell) < 5)])
    known = [*(cell for cell in cells if sum(cell) >= 5), small.sum(axis=0)]
    left = []
    for out in product([False, True], repeat=len(known)):
        left.append(sum(r if gone else m for (m, r), gone in zip(known, out, strict=True)))
    return min((n for n in left if n), default=99) if 0 not in left else 99


# members of a and b, of a alone, of b alone, of neither; may both be shown?, why
OVERLAPS = [
    ([10, 10, 10, 30], True, "ten firms in every group"),
    ([5, 5, 5, 5], True, "five are enough"),
    ([0, 10, 10, 30], True, "nobody is in both"),
    ([10, 10, 0, 30], True, "one within the other, ten firms apart"),
    ([20, 0, 0, 30], True, "the same firms"),
    ([20, 1, 0, 30], False, "one firm more"),
    ([20, 4, 0, 30], False, "four more"),
    ([20, 1, 1, 30], False, "one for another: their difference"),
    ([2, 10, 10, 30], False, "two in both"),
    ([0, 10, 30, 3], False, "all but three are in one of them"),
    ([2, 1, 40, 30], True, "a has three members and is withheld, whoever they are"),
]


@pytest.mark.parametrize(("sizes", "shown", "why"), OVERLAPS)
def test_cohorts_that_few_firms_tell_apart_are_refused(wave_of, sizes, shown, why):
    sizes = dict(zip(("ab", "a", "b", ""), sizes, strict=True))
    cells = {
        (area, who): firms // 2 + (area if firms % 2 else 0)
        for who, firms in sizes.items()
        for area in (0, 1)
    }
    wave = wave_of(cells, clubs=("a", "b"))
    tally = tally_answers(wave)
    if shown:
        ensure_apart(tally, ["a", "b"], wave.cohorts)
        assert make_release(tally, members=wave.cohorts).manifest["banners"][1:] == [
            "cohort:a",
            "cohort:b",
        ]
    else:
        with pytest.raises(UsageError, match="a and b shown together give away fewer than 5"):
            make_release(tally, members=wave.cohorts)
    ensure_apart(tally, ["a"], wave.cohorts)


def test_the_refusal_says_which_firms(wave_of):
    wave = wave_of({(0, "ab"): 20, (0, "a"): 2, (1, ""): 30, (1, "b"): 9}, clubs=("a", "b"))
    with pytest.raises(UsageError, match=r"those in a but not in b\. Name fewer of them"):
        ensure_apart(tally_answers(wave), ["a", "b"], wave.cohorts)


def test_three_cohorts_are_taken_together(wave_of):
    """Two of them are the third but for one firm: each pair alone would pass."""
    cells = {(0, "ac"): 10, (0, "bc"): 10, (0, "c"): 1, (0, ""): 9, (1, "a"): 5, (1, "b"): 5}
    wave = wave_of(cells | {(1, ""): 30, (1, "ac"): 9, (1, "bc"): 9}, clubs=("a", "b", "c"))
    tally = tally_answers(wave)
    with pytest.raises(UsageError, match="those in c but not in a or b"):
        ensure_apart(tally, ["a", "b", "c"], wave.cohorts)


def test_of_a_tally_one_cohort_is_shown(wave_of):
    cells = {(area, who): 10 for area in (0, 1) for who in ("ab", "a", "b", "")}
    tally = tally_answers(wave_of(cells, clubs=("a", "b")))
    with pytest.raises(UsageError, match=r"A tally does not say .* Name one of them"):
        make_release(tally)
    assert make_release(tally, by=["cohort:b"]).manifest["banners"] == ["cohort:b"]


TOGETHER = [(sizes, why) for sizes, _, why in OVERLAPS[:5]]


@pytest.mark.parametrize(("sizes", "why"), TOGETHER)
def test_what_is_shown_together_leaves_no_few_firms(sizes, why):
    """In all sums, with factors from -2 to 2, of the cohorts' and everybody's figures."""
    for a, b, everybody in product(range(-2, 3), repeat=3):
        factors = np.array([a + b, a, b, 0]) + everybody
        left = sum(n for n, factor in zip(sizes, factors, strict=True) if factor)
        assert left == 0 or left >= 5, why
