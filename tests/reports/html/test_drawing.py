"""Where marks stand, for any value on any axis."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from trigpoint.reports.content import Axis, Band, Mark, Series
from trigpoint.reports.html.drawing import ROOM, at, columns, ends, levels, segments, side, width

ends_of_axes = st.floats(-1e6, 1e6)
values = st.floats(-1e9, 1e9)
SERIES = Series("one", "One", "you")


@given(ends_of_axes, st.floats(1e-3, 1e6), values)
def test_a_mark_stands_on_its_axis_whatever_its_value(
    low: float, length: float, value: float
) -> None:
    axis = Axis(low, low + length, ())
    assert 0 <= float(at(value, axis).rstrip("%")) <= 100


@given(st.floats(0, 100), st.floats(0, 100))
def test_a_stretch_is_as_wide_as_its_ends_are_apart(first: float, second: float) -> None:
    low, high = sorted((first, second))
    ends_apart = float(at(high, Axis()).rstrip("%")) - float(at(low, Axis()).rstrip("%"))
    assert abs(float(width(low, high, Axis()).rstrip("%")) - ends_apart) < 0.02


@given(st.lists(st.floats(0, 100), max_size=8))
def test_labels_on_one_level_keep_apart(places: list[float]) -> None:
    found = levels([(SERIES, Mark(place, "")) for place in places], Axis())
    by_level: dict[int, list[float]] = {}
    for _, mark, level in found:
        by_level.setdefault(level, []).append(mark.value or 0.0)
    assert len(found) == len(places)
    assert sorted(by_level) == list(range(len(by_level)))
    for own in by_level.values():
        assert all(b - a >= ROOM for a, b in pairwise(own))


@given(st.lists(st.floats(0, 100), max_size=6))
def test_the_parts_of_a_bar_fill_at_most_the_bar(shares: list[float]) -> None:
    found = segments([Mark(share, "") for share in shares])
    assert all(part.start >= 0 and part.start + part.width <= 100 + 1e-9 for part in found)


def test_a_band_twice_as_wide_with_the_same_share_is_half_as_high() -> None:
    heights = [height for _, height in columns([Band(0, 10, 30, ""), Band(10, 30, 30, "")])]
    assert heights == [100, 50]


def test_bands_without_anybody_have_no_height() -> None:
    assert [height for _, height in columns([Band(0, 10, 0, "")])] == [0]


def test_an_interval_has_the_decimals_of_its_value() -> None:
    assert ends(Mark(35.7, "35.7", 33.339, 38.141)) == ("33.3", "38.1")
    assert ends(Mark(46, "46%", 40.6, 51.4)) == ("41", "51")
    assert ends(Mark(0.81, "0.81", 0.7849, 0.8351)) == ("0.78", "0.84")
    assert ends(Mark(35.7, "35.7")) is None


def test_a_label_near_an_end_is_set_towards_the_middle() -> None:
    assert [side(value, Axis()) for value in (3, 50, 97)] == ["first", "middle", "last"]
