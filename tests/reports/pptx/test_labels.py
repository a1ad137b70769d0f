"""The names beside the rows of a chart."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from trigpoint.reports.pptx.charts.labels import GAP, WIDTHS, by_slide, fit_labels
from trigpoint.reports.pptx.measure import SCALE, line_count, text_height

NAMES = st.lists(st.text(max_size=60), min_size=1, max_size=30)


def test_short_names_stand_on_one_line():
    names = ["全體", "資訊與通訊科技（ICT）", "製造、營建與其他"]
    found = fit_labels(names, 48)
    assert [line_count(name, found.width - GAP, found.size) for name in names] == [1, 1, 1]


def test_long_names_are_smaller_than_short_ones():
    assert fit_labels(["很長的名稱" * 30], 40).size < fit_labels(["短"], 40).size


@given(NAMES, st.floats(20, 60))
def test_names_fit_their_rows_or_are_as_small_as_they_get(names, pitch):
    found = fit_labels(names, pitch)
    high = max(text_height(name, found.width - GAP, found.size) for name in names)
    assert high <= pitch or (found.size, found.width) == (SCALE[-1], WIDTHS[-1])


@given(NAMES, st.floats(60, 400))
def test_every_row_is_on_one_slide(names, room):
    rows = [(name, at) for at, name in enumerate(names)]
    assert [row for some in by_slide(rows, room) for row in some] == rows


def test_rows_are_spread_evenly():
    rows = [(f"{at}", at) for at in range(21)]
    assert [len(some) for some in by_slide(rows, 400)] == [11, 10]
