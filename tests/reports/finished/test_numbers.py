"""Every number in every sentence of a finished report stands in one of its tables.

Read from the files as a reader gets them; what was written by hand (wordings, titles, a foreword)
and what only counts places (tables, slides) is no figure.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.reports.finished.finished import figures, loose, tabled
from tests.reports.finished.html_file import charts, read_part, ticks
from tests.reports.html.reading import Element, read
from trigpoint.reports.content import Axis, Exhibit, Figures, Paragraph, Points, Report
from trigpoint.sentences import Cell, Number

pytestmark = pytest.mark.slow
FORMATS = [".html", ".pdf", ".xlsx", ".pptx"]
FULL_MARKS = {f"{Axis().high:g}"}


@pytest.fixture
def page(annual):
    return read(annual.content(".html").decode())


@pytest.mark.parametrize("ending", FORMATS)
def test_every_number_that_is_told_is_in_a_table(annual, ending):
    found = annual.read(ending)
    told = annual.allowed.without(found.told)
    assert len(list(figures(told))) > (50 if ending == ".xlsx" else 300), "there are numbers"
    assert loose(told, tabled(found) | FULL_MARKS) == {}


@pytest.mark.parametrize("ending", [".html", ".pdf"])
def test_every_number_in_a_chart_is_in_a_table_or_on_its_axis(annual, page, ending):
    found = annual.read(ending)
    drawn = annual.allowed.without(found.drawn)
    assert len(list(figures(drawn))) > 300
    assert loose(drawn, tabled(found) | ticks(page)) == {}


def test_a_number_that_leads_somewhere_stands_there(page):
    """On the page a bound number is a link: what it leads to prints the same number."""
    cells = {one.attributes["id"]: one for one in page.all("td") if "id" in one.attributes}
    bound = page.of_class("bound")
    assert len(bound) > 300
    for number in bound:
        cell = cells[number.attributes["href"].removeprefix("#")].text
        assert set(figures([number.text])) <= set(figures([cell])), (number.text, cell)


def test_a_chart_says_what_the_tables_of_its_section_say(annual, page):
    """In words for those who do not see it, and beside every mark that is pointed at."""
    sure = set(figures([annual.report.words["interval"]]))
    drawn = 0
    for part in [*page.of_class("opening"), *page.all("section")]:
        own = [one for one in part.inside if isinstance(one, Element) and one.tag != "section"]
        alone = read_part(replace(part, inside=own))
        alts = [chart.attributes["aria-label"] for one in own for chart in charts(one)]
        known = tabled(alone) | ticks(part) | sure
        assert loose(annual.allowed.without([*alone.drawn, *alts]), known) == {}
        drawn += len(alts)
    assert drawn > 20


WRONG = ("98.76", "87.65", "76.54", "65.43")


@pytest.mark.parametrize("ending", FORMATS)
def test_a_number_that_was_changed_is_found(annual, ending, tmp_path):
    """A figure of the first screen, a point, a paragraph and a title say what no table says.

    A workbook has titles alone; on slides the first exhibit stands under another one.
    """
    changed = replace(annual, report=_with_wrong_numbers(annual.report), folder=tmp_path)
    changed.write(ending)
    found = changed.read(ending)
    told = {".xlsx": WRONG[-1:], ".pptx": WRONG[:-1]}.get(ending, WRONG)
    assert set(told) <= set(loose(annual.allowed.without(found.told), tabled(found)))


def _with_wrong_numbers(report: Report) -> Report:
    figure, point, paragraph, title = ((Number(text, Cell("", "", "")),) for text in WRONG)
    [first, exhibit, *_] = report.opening
    assert isinstance(first, Figures)
    assert isinstance(exhibit, Exhibit)
    shown = Figures((replace(first.items[0], main=figure), *first.items[1:]))
    told = replace(report.sections[2], blocks=(Paragraph(paragraph), *report.sections[2].blocks))
    opening = (shown, replace(exhibit, title=title), Points((point,)))
    return replace(report, opening=opening, sections=(told,))
