"""Charts: every mark in its place, told in words, in real text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.reports import samples
from tests.reports.html.reading import Element, read
from trigpoint.reports.content import (
    Arrow,
    Arrows,
    Axis,
    Band,
    Bars,
    Chart,
    Dots,
    Exhibit,
    Mark,
    Report,
    Series,
    Stacked,
    Strip,
    Table,
)
from trigpoint.reports.html import html_report

YOU = Series("you", "You", "you")
PEERS = Series("peers", "Your industry", "peers")
ALL = Series("everyone", "Everyone", "everyone")


def drawn(chart: Chart, lang: str = samples.EN) -> Element:
    """The chart alone on a page."""
    exhibit = Exhibit("one", (), "", Table("one", "One", (), ()), chart)
    page = read(html_report(replace(samples.annual(lang), opening=(exhibit,), sections=())))
    [found] = page.of_class("drawn")
    return found


def said(chart: Chart, lang: str = samples.EN) -> list[str]:
    """What its marks say when they are pointed at."""
    return [one.text for one in drawn(chart, lang).all("title")]


def test_a_bar_is_as_long_as_its_share_of_the_axis() -> None:
    row = ("Paper", (Mark(13.5, "13.5", 10.2, 17.7), Mark(50.0, "50")))
    chart = Bars((("All", "325"), ("ICT", "130")), (row,), Axis(0, 50, (0, 25, 50), "%"))
    lengths = [one.attributes["width"] for one in drawn(chart).of_class("length")]
    [reach] = drawn(chart).of_class("reach")
    assert lengths == ["27.00%", "100.00%"]
    assert (reach.attributes["x1"], reach.attributes["x2"]) == ("20.40%", "35.40%")
    assert said(chart) == ["All, Paper: 13.5 (95% interval 10.2–17.7)", "ICT, Paper: 50"]


def test_a_panel_stands_over_its_bars_with_its_base() -> None:
    chart = Bars((("All", "1,325"), ("ICT", "")), (("Paper", (Mark(1, "1"), Mark(2, "2"))),))
    [heads] = drawn(chart).of_class("heads")
    assert [one.text for one in heads.all("b")] == ["All n = 1,325", "ICT"]


def test_a_dot_stands_at_its_value_in_the_style_of_its_series() -> None:
    marks = (Mark(75.0, "75.0"), Mark(51.9, "51.9", 41.9, 61.9), Mark(None, "withheld"))
    chart = Dots((YOU, PEERS, ALL), (("Strategy", marks),))
    [plot] = drawn(chart).of_class("plot")
    places = {one.classes[-1]: one.attributes["cx"] for one in plot.all("circle")}
    assert places == {"you": "75.00%", "peers": "51.90%"}
    assert "75.0" in drawn(chart).text
    assert "withheld" in drawn(chart).text
    assert said(chart) == [
        "Strategy, Your industry: 51.9 (95% interval 41.9–61.9)",
        "Strategy, You: 75.0",
    ]


def test_marks_are_told_in_the_language_of_the_report() -> None:
    chart = Dots((YOU,), (("策略", (Mark(75.0, "75.0", 70.0, 80.0),)),))
    assert said(chart, samples.ZH) == ["策略，You：75.0（95%信賴區間70.0–80.0）"]


def test_each_style_of_dot_has_a_shape_of_its_own() -> None:
    chart = Dots((YOU, PEERS, ALL), (("Strategy", (Mark(1, "1"), Mark(2, "2"), Mark(3, "3"))),))
    [plot] = drawn(chart).of_class("plot")
    shapes = {one.classes[-1]: one.tag for one in plot.all() if "dot" in one.classes}
    assert shapes == {"you": "circle", "peers": "circle", "everyone": "rect"}


def test_parts_of_a_bar_follow_each_other() -> None:
    marks = (Mark(45.5, "45.5"), Mark(24.9, "24.9"), Mark(26.6, "26.6"), Mark(3.0, "3.0"))
    bar = drawn(Stacked(("A", "B", "C", "D"), (("All", marks),)))
    parts = [(one.attributes["x"], one.attributes["width"]) for one in bar.of_class("part")]
    assert parts == [
        ("0.00%", "45.50%"),
        ("45.50%", "24.90%"),
        ("70.40%", "26.60%"),
        ("97.00%", "3.00%"),
    ]


def test_a_single_bar_has_its_shares_in_the_key() -> None:
    chart = Stacked(("Low", "High"), (("All", (Mark(97.0, "97.0"), Mark(3.0, "3.0"))),))
    [key] = drawn(chart).of_class("key")
    assert key.text.split() == ["1Low", "97.0", "2High", "3.0"]


@pytest.mark.parametrize(
    ("before", "after", "sure", "points"),
    [(39.3, 35.7, True, "left"), (28.8, 29.9, False, "right")],
)
def test_a_change_points_the_way_it_goes_and_is_grey_when_not_sure(
    before: float, after: float, sure: bool, points: str
) -> None:
    row = Arrow("All", Mark(before, str(before)), Mark(after, str(after)), sure)
    chart = drawn(Arrows("2022", "2023", (row,)))
    [_, head] = chart.of_class("head")
    assert head.attributes["d"].startswith("M9" if points == "left" else "M-9")
    assert len(chart.of_class("unsure")) == (not sure)
    assert f"{before} → {after}" in chart.text


def test_a_change_from_nothing_has_no_arrow() -> None:
    chart = Arrows("2022", "2023", (Arrow("All", Mark(None, ""), Mark(24.4, "24.4"), False),))
    [plot] = drawn(chart).of_class("plot")
    assert plot.of_class("head") == []
    assert "– → 24.4" in drawn(chart).text


def test_a_strip_shows_bands_stages_cuts_and_who_is_where() -> None:
    strip = Strip(
        (Band(0, 50, 75.0, "75%"), Band(50, 100, 25.0, "25%")),
        (Mark(30.0, "30"),),
        ("Low", "High"),
        ((YOU, Mark(45.1, "45.1")), (ALL, Mark(None, ""))),
    )
    chart = drawn(strip)
    assert [one.attributes["height"] for one in chart.of_class("band")] == ["100.00%", "33.33%"]
    assert [one.attributes["width"] for one in chart.of_class("part")] == ["30.00%", "70.00%"]
    assert said(strip) == ["0–50: 75%", "50–100: 25%", "You: 45.1", "Low: 0–30", "High: 30–100"]
    [over] = chart.of_class("over")
    assert over.text.split() == ["You", "45.1"]


def test_a_chart_is_a_picture_with_words_for_who_cannot_see_it(
    page: Element, report: Report
) -> None:
    charts = [one for one in report.blocks() if isinstance(one, Exhibit) and one.chart]
    for exhibit, chart in zip(charts, page.of_class("drawn"), strict=True):
        assert chart.attributes["role"] == "img"
        assert chart.attributes["aria-label"] == (exhibit.alt or exhibit.table.title)


def test_no_mark_leaves_its_chart(page: Element) -> None:
    for chart in page.of_class("drawn"):
        for place in _places(chart):
            assert 0 <= place <= 100


def _places(chart: Element) -> Iterator[float]:
    for element in chart.all():
        for name in ("x", "x1", "x2", "cx", "width"):
            value = element.attributes.get(name, "")
            if value.endswith("%"):
                yield float(value[:-1])
