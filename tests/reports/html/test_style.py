"""Colours that can be read, and a style sheet that text cannot break out of."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.reports import samples
from trigpoint.reports.html import html_report
from trigpoint.reports.html.style import contrast, css_string, stage_rules
from trigpoint.reports.look import own_look

TEXT, GRAPHIC = 4.5, 3.0
"""The least contrast of text and of what a chart is read from (WCAG 2.2, 1.4.3 and 1.4.11)."""


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#ffffff") == pytest.approx(1)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_text_can_be_read_on_every_ground_of_our_look() -> None:
    look = own_look()
    for colour in (look.ink, look.soft, look.accent, look.alarm):
        assert contrast(colour, look.paper) >= TEXT
        assert contrast(colour, look.page) >= TEXT
    for stage in look.stages:
        assert max(contrast(stage, look.ink), contrast(stage, look.paper)) >= TEXT


def test_the_three_marks_are_told_from_paper_and_stages_from_each_other_in_grey() -> None:
    look = own_look()
    for colour in (look.ink, look.accent, look.grey):
        assert contrast(colour, look.paper) >= GRAPHIC
    for lighter, darker in pairwise(look.stages):
        assert contrast(lighter, darker) >= 1.5


def test_stages_take_the_text_that_is_read_more_easily() -> None:
    look = own_look()
    rules = stage_rules(look, 4)
    assert f".k4-1 {{ --hue: {look.stages[0]}; --on: {look.ink}; }}" in rules
    assert f".k4-4 {{ --hue: {look.stages[3]}; --on: {look.paper}; }}" in rules


@pytest.mark.parametrize(
    "text", ["</style><script>", '"; } body { color: red', "\\", "a\nb", "重建資料", "🦊"]
)
def test_no_text_leaves_its_string_in_a_style_sheet(text: str) -> None:
    written = css_string(text)
    assert written[0] == written[-1] == '"'
    assert set(written[1:-1]) <= set("\\0123456789abcdefghijklmnopqrstuvwxyz ")


def test_a_style_sheet_closes_what_it_opens() -> None:
    source = html_report(samples.annual())
    style = source[source.index("<style>") : source.index("</style>")]
    depth = 0
    for character in style:
        depth += {"{": 1, "}": -1}.get(character, 0)
        assert depth >= 0
    assert depth == 0
