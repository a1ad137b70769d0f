"""Charts in words."""

from __future__ import annotations

import pytest

from trigpoint.reports.annual.alt import LONGEST, alt
from trigpoint.reports.annual.material import gather
from trigpoint.reports.content import Band, Bars, Dots, Mark, Series, Strip

RATED, ASKED = Series("a", "Rated", "main"), Series("b", "Asked", "other")
NONE = Mark(None, "")


@pytest.fixture(scope="module")
def material(ai_index, make_wave, source_of):
    return gather(source_of(make_wave(ai_index, 5)), "en")


# chart, what is said after the subtitle
CHARTS = [
    (
        Dots((RATED,), (("All", (Mark(4.0, "4.0"),)), ("Some", (Mark(5.5, "5.5"),)))),
        "All 4.0; Some 5.5.",
    ),
    (Dots((RATED, ASKED), (("All", (Mark(4.0, "4"), Mark(6.0, "6"))),)), "All: Rated 4, Asked 6."),
    (Bars((("North", ""), ("South", "")), (("Yes", (Mark(1.0, "1"), NONE)),)), "Yes: North 1."),
    (Bars((("North", ""),), (("Yes", (NONE,)), ("No", (Mark(2.0, "2"),)))), "No 2."),
    (
        Strip((Band(0, 20, 40.0, "40.0"), Band(20, 100, 60.0, "60.0")), (), ()),
        "0–20 40.0; 20–100 60.0.",
    ),
]


@pytest.mark.parametrize(("chart", "told"), CHARTS)
def test_a_chart_is_told_line_by_line(material, chart, told):
    assert alt(material, "What is drawn", chart) == f"What is drawn. {told}"


def test_in_chinese_it_is_told_with_chinese_signs(ai_index, make_wave, source_of):
    material = gather(source_of(make_wave(ai_index, 5)), "zh-Hant")
    chart = Dots((RATED, ASKED), (("全體", (Mark(4.0, "4"), Mark(6.0, "6"))),))
    assert alt(material, "圖", chart) == "圖。全體，Rated：4、Asked：6。"


def test_a_chart_of_very_many_figures_is_left_to_its_table(material):
    rows = tuple((f"Row {at}", (Mark(1.0, "1.0"),)) for at in range(LONGEST // 5))
    assert alt(material, "Much", Dots((RATED,), rows)) == "Much. The figures are in the table."
