"""Every chart is native: a reader edits its figures, and they are those of the table."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from pptx.oxml.ns import qn

from tests.reports import samples
from tests.reports.decks import all_on_slides, cached, charts, inside, opened, words
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
    Section,
    Series,
    Stacked,
    Strip,
    Table,
)

KINDS = (samples.annual, samples.company, samples.hard)


@pytest.fixture
def drawn(tmp_path):
    """Draw a chart; gives the frames of its charts and what is written on its slides."""

    def draw(chart: Chart) -> tuple[list[Any], str]:
        report = samples.annual()
        exhibit = Exhibit("x", ("Seen",), "", Table("x", "X", (), ()), chart, on_slide=True)
        alone = replace(report, opening=(), sections=(Section("x", "Y", (exhibit,)),))
        slides = list(opened(alone, tmp_path).slides)[1:-1]
        return [one for slide in slides for one in charts(slide)], "\n".join(map(words, slides))

    return draw


def frames_of(report: Report, folder: Any) -> list[Any]:
    return [frame for slide in opened(report, folder).slides for frame in charts(slide)]


def figures(frame: Any) -> list[list[float | None]]:
    """The values of each series, as cached: bars' own, points' along the axis."""
    found = cached(frame)
    tags = [qn("c:val"), qn("c:xVal")]
    return [
        found[one[0][0].text]  # type: ignore[misc]
        for one in frame.chart._chartSpace.iter(*tags)
    ]


def test_there_is_a_chart_for_every_exhibit_that_has_one(tmp_path):
    report = all_on_slides(samples.annual())
    kinds = [type(one.chart) for one in report.blocks() if isinstance(one, Exhibit)]
    assert set(kinds) == {Bars, Dots, Stacked, Arrows, Strip}
    deck = opened(report, tmp_path)
    assert sum(len(charts(slide)) > 0 for slide in deck.slides) == len(kinds)


@pytest.mark.parametrize("lang", samples.LANGS)
@pytest.mark.parametrize("made", KINDS)
def test_what_a_chart_shows_is_in_the_workbook_inside_it(made, lang, tmp_path):
    for frame in frames_of(all_on_slides(made(lang)), tmp_path):
        rows = inside(frame)
        for where, values in cached(frame).items():
            assert at(rows, where, len(values)) == values


def at(rows: list[list[Any]], where: str, count: int) -> list[Any]:
    """The cells that a reference such as ``Sheet1!$B$2:$B$6`` names; None where one is empty."""
    letter, first = where.split("!")[1].split(":")[0].split("$")[1:]
    column = ord(letter) - ord("A")
    cells = [row[column] for row in rows[int(first) - 1 : int(first) - 1 + count]]
    return [None if cell == "" and count > 1 else cell for cell in cells]


def test_the_figures_of_bars_are_those_of_the_table(tmp_path):
    report = all_on_slides(samples.annual())
    [exhibit] = [x for x in report.blocks() if isinstance(x, Exhibit) and isinstance(x.chart, Bars)]
    shares = [row for row in exhibit.table.rows if row.role == "share"]
    deck = opened(report, tmp_path)
    [slide] = [one for one in deck.slides if len(charts(one)) == len(exhibit.table.columns)]
    pairs = [
        (f"{value:.1f}", row.cells[column].text)
        for column, frame in enumerate(charts(slide))
        for value, row in zip(figures(frame)[0], shares, strict=True)
        if value is not None and not row.cells[column].withheld
    ]
    assert len(pairs) > 20
    assert all(drawn == printed for drawn, printed in pairs)


def test_bars_of_groups_stand_in_line(drawn):
    rows = tuple((name, (Mark(10.0, "10.0"),) * 3) for name in "abc")
    frames, _ = drawn(Bars((("x", "5"), ("y", "6"), ("z", "7")), rows))
    assert len(frames) == 3
    assert len({(frame.top, frame.height, frame.width) for frame in frames}) == 1


def test_bars_start_at_zero_and_end_where_the_axis_ends(drawn):
    rows = (("a", (Mark(10.0, "10.0"),)),)
    [frame], _ = drawn(Bars((("x", "5"),), rows, Axis(0, 50, (0, 25, 50))))
    axis = frame.chart.value_axis
    assert (axis.minimum_scale, axis.maximum_scale) == (0, 50)


def test_where_a_figure_is_withheld_there_is_no_bar_and_the_slide_says_why(drawn):
    rows = (("a", (Mark(10.0, "10.0"),)), ("b", (Mark(None, "not shown"),)))
    [frame], said = drawn(Bars((("x", "5"),), rows))
    assert figures(frame) == [[10.0, None]]
    assert "not shown" in said


def test_a_chart_holds_no_more_than_is_printed(drawn):
    rows = (("a", (Mark(12.3456, "12.3", 10.0001, 14.99999),)),)
    [frame], _ = drawn(Dots((Series("m", "M", "main"),), rows))
    assert sorted(figures(frame)) == [[10.0, 15.0, 15.0], [12.3]]


def test_intervals_are_lines_from_end_to_end_in_their_row(drawn):
    rows = (("a", (Mark(20.0, "20", 15, 25),)), ("b", (Mark(30.0, "30"),)))
    [frame], _ = drawn(Dots((Series("m", "M", "main"),), rows))
    intervals, points = frame.chart._chartSpace.iter(qn("c:ser"))
    assert heights(frame, intervals) == [2.0, 2.0, None, None, None, None]
    assert heights(frame, points) == [2.0, 1.0]


def heights(frame: Any, series: Any) -> list[Any]:
    return cached(frame)[series.find(qn("c:yVal"))[0][0].text]


def test_points_of_three_kinds_do_not_lie_on_each_other(drawn):
    kinds = tuple(Series(style, style, style) for style in ("you", "peers", "everyone"))
    [frame], said = drawn(Dots(kinds, (("a", (Mark(50.0, "50.0"),) * 3),)))
    rows = [heights(frame, one) for one in frame.chart._chartSpace.iter(qn("c:ser"))]
    assert len({row[0] for row in rows if len(row) == 1}) == 3
    assert all(style in said for style in ("you", "peers", "everyone"))


def test_parts_of_a_whole_are_stacked_in_order_from_light_to_dark(drawn):
    rows = (("a", tuple(Mark(share, f"{share}") for share in (40.0, 57.0, 3.0))), ("b", ()))
    rows = (rows[0], ("b", rows[0][1]))
    [frame], said = drawn(Stacked(("low", "mid", "high"), rows))
    chart = frame.chart._chartSpace
    assert chart.find(".//" + qn("c:grouping")).get("val") == "percentStacked"
    assert figures(frame) == [[40.0, 40.0], [57.0, 57.0], [3.0, 3.0]]
    colours = [
        one.find(qn("c:spPr")).find(".//" + qn("a:srgbClr")) for one in chart.iter(qn("c:ser"))
    ]
    look = samples.annual().look.stage_colours(3)
    assert [f"#{one.get('val')}".lower() for one in colours] == list(look)
    assert "1 low" in said


def test_one_bar_is_told_with_shares_and_intervals_as_printed(drawn):
    marks = (Mark(60.0, "60.0", 55.04, 65.0), Mark(40.0, "40.0"))
    frames, said = drawn(Stacked(("low", "high"), (("all", marks),)))
    assert len(frames) == 1
    assert {"60.0", "55.0–65.0", "40.0"} <= set(said.split("\n"))


def test_a_part_too_narrow_for_its_figure_has_none(drawn):
    rows = (("a", (Mark(97.0, "97.0"), Mark(3.0, "3.0"))),) * 2
    [frame], _ = drawn(Stacked(("low", "high"), rows))
    hidden = [
        len(list(one.iter(qn("c:dLbl")))) for one in frame.chart._chartSpace.iter(qn("c:ser"))
    ]
    assert hidden == [0, 2]


def test_a_change_within_noise_is_grey(drawn):
    sure = Arrow("up", Mark(10.0, "10"), Mark(30.0, "30", 28, 32), sure=True)
    unsure = Arrow("same", Mark(20.0, "20"), Mark(21.0, "21"), sure=False)
    [frame], said = drawn(Arrows("2022", "2023", (sure, unsure)))
    series = list(frame.chart._chartSpace.iter(qn("c:ser")))
    grey = samples.annual().look.grey[1:].upper()
    greyed = [one for one in series if grey in one.xml]
    assert len(greyed) == len(series) / 2
    assert all(cached(frame)[one.find(qn("c:xVal"))[0][0].text][0] is None for one in greyed)
    assert "2022" in said
    assert "30" in said


def test_wide_bands_are_as_high_as_they_are_dense(drawn):
    bands = (Band(0, 10, 30.0, "30.0"), Band(10, 20, 30.0, "30.0"), Band(20, 40, 40.0, "40.0"))
    marks = ((Series("q", "Median", "main"), Mark(17.0, "17.0")),)
    [frame], said = drawn(Strip(bands, (Mark(25.0, "25"),), ("low", "high"), marks))
    assert figures(frame) == [[30.0, 30.0, 20.0, 20.0]]
    assert {"40.0", "25", "low", "high", "Median 17.0"} <= set(said.split("\n"))


def test_columns_have_the_colour_of_the_stage_in_which_their_middle_lies(drawn):
    bands = tuple(Band(low, low + 10, 25.0, "25.0") for low in (0, 10, 20, 30))
    [frame], _ = drawn(Strip(bands, (Mark(14.0, "14"),), ("low", "high")))
    points = frame.chart._chartSpace.iter(qn("c:dPt"))
    light, dark = (one[1:].upper() for one in samples.annual().look.stage_colours(2))
    assert [one.find(".//" + qn("a:srgbClr")).get("val") for one in points] == [
        light,
        dark,
        dark,
        dark,
    ]


def test_many_rows_and_many_groups_take_several_slides(drawn):
    rows = tuple((f"row {at}", (Mark(1.0, "1.0"),) * 9) for at in range(40))
    frames, said = drawn(Bars(tuple((f"group {at}", "50") for at in range(9)), rows))
    shown = [row[0] for frame in frames for row in inside(frame)]
    assert all(shown.count(f"row {at}") == 9 for at in range(40))
    assert all(f"group {at}" in said for at in range(9))
    assert "(1/6)" in said
