"""How long pages are looked at, whatever the clock and the browser do."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from trigpoint_web.questionnaire.showing import Showing, new_token, posted_from

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def noon(clock):
    clock.set(NOON)


@pytest.mark.parametrize(
    ("clock_moves", "seconds"),
    [
        ({"seconds": 0}, 0),
        ({"seconds": 75}, 75),
        ({"minutes": 29}, 1740),
        ({"minutes": 31}, 1800),
        ({"days": 40}, 1800),
        ({"seconds": -5}, 0),
        ({"days": -400}, 0),
    ],
)
def test_time_is_never_negative_and_has_a_bound(clock, clock_moves, seconds):
    token = new_token()
    clock.forward(**clock_moves)
    assert Showing(token).seconds() == seconds


@pytest.mark.parametrize(
    "token", ["", "-", "x-y", "١٢٣-a", "-5-a", "9" * 13 + "-a", "9" * 400, "1e3-a", "12 -a"]
)
def test_a_token_that_nobody_was_given_says_nothing_of_time(token):
    assert posted_from({"showing": token}, left=True).seconds() == 0


@pytest.mark.parametrize("change", ["", "-1", "1.5", "٣", "9" * 13, "many"])
def test_a_count_that_nobody_counted_is_none(change):
    assert posted_from({"change": change}, left=False).change == 0


def test_two_showings_at_one_moment_are_told_apart():
    assert new_token() != new_token()


@pytest.mark.parametrize(
    ("saved", "late"),
    [
        (Showing("1-a", 3), True),
        (Showing("1-a", 2), True),
        (Showing("1-a", 1), False),
        (Showing("1-b", 9), False),
        (Showing(), False),
    ],
)
def test_a_save_is_late_once_a_later_one_of_the_same_showing_is_there(saved, late):
    assert Showing("1-a", 2).is_overtaken_by(saved) is late


def test_a_save_that_names_no_showing_is_never_late():
    assert not Showing().is_overtaken_by(Showing())
