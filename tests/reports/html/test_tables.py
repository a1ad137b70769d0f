"""Every table and every figure of a report stands on its page, and numbers lead to their cells."""

from __future__ import annotations

from tests.reports import samples
from tests.reports.html.reading import Element, read
from trigpoint.reports.content import Exhibit, Report
from trigpoint.reports.html import html_report
from trigpoint.sentences import numbers


def test_every_table_is_there_with_its_caption_heads_and_figures(
    page: Element, report: Report
) -> None:
    exhibits = [block for block in report.blocks() if isinstance(block, Exhibit)]
    for exhibit, table in zip(exhibits, page.all("table"), strict=True):
        [caption] = table.all("caption")
        assert exhibit.table.title in caption.text
        text = table.text
        for row in exhibit.table.rows:
            for part in (row.label, *(cell.text for cell in row.cells)):
                assert part in text
        for note in exhibit.table.notes:
            assert any(one.text == note for one in page.of_class("note"))


def test_a_row_has_a_cell_for_every_column_and_every_head_a_scope(
    page: Element, report: Report
) -> None:
    for head in page.all("th"):
        assert head.attributes["scope"] in {"col", "row", "colgroup"}
    for table in page.all("table"):
        [body] = table.all("tbody")
        heads = list(table.all("thead"))
        width = len(list(list(heads[0].all("tr"))[-1].all("th", "td"))) if heads else 1
        assert all(len(list(row.all("th", "td"))) == width for row in body.all("tr"))


def test_intervals_letters_and_small_bases_stand_beside_their_figures() -> None:
    page = read(html_report(samples.annual()))
    [cell] = [one for one in page.all("td") if one.text.startswith("44.7")]
    assert cell.text == "44.7 B C D 41.1–48.3"
    assert any(one.text == "37†" for one in page.all("td"))


def test_a_withheld_figure_is_said_to_be_withheld(report: Report, page: Element) -> None:
    shown = [block.table for block in report.blocks() if isinstance(block, Exhibit)]
    withheld = sum(cell.withheld for table in shown for row in table.rows for cell in row.cells)
    marked = [one for one in page.of_class("withheld") if one.text == report.words["withheld"]]
    assert len(marked) == withheld


def test_nothing_is_told_from_an_empty_cell() -> None:
    page = read(html_report(samples.annual()))
    assert [one.text for one in page.of_class("empty")] == ["–"]


def test_every_bound_number_is_on_the_page_and_leads_to_its_cell(
    page: Element, report: Report
) -> None:
    cells = {one.attributes["id"]: one for one in page.all("td") if "id" in one.attributes}
    said = [number for sentence in report.sentences() for number in numbers(sentence)]
    links = page.of_class("bound")
    assert sorted(one.text for one in links) == sorted(one.text for one in said)
    for link in links:
        cell = cells[link.attributes["href"][1:]]
        assert link.text in cell.text


def test_a_table_is_folded_only_where_its_chart_stands_open(page: Element, report: Report) -> None:
    exhibits = [block for block in report.blocks() if isinstance(block, Exhibit)]
    for exhibit, figure in zip(exhibits, page.all("figure"), strict=True):
        folded = bool(list(figure.all("details")))
        assert folded == (exhibit.folded and exhibit.chart is not None)
