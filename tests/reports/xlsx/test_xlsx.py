"""The workbook of a report, read back as a reader of spreadsheets would."""

from __future__ import annotations

import itertools
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest
from python_calamine import CalamineWorkbook

from tests.reports import samples
from trigpoint.errors import MachineError
from trigpoint.reports.content import Exhibit, Head, Report, Section, Table, TableCell, TableRow
from trigpoint.reports.xlsx import write_xlsx_report
from trigpoint.tables.words import words
from trigpoint.tables.workbook import HEAD

KINDS = (samples.annual, samples.company, samples.hard, samples.empty)


def _name(made: tuple[Callable[[str], Report], str]) -> str:
    """The same in every process; a function's own text holds its address."""
    return f"{made[0].__name__}-{made[1]}"


@pytest.fixture(scope="module", params=list(itertools.product(KINDS, samples.LANGS)), ids=_name)
def report(request) -> Report:
    made, lang = request.param
    return made(lang)


@pytest.fixture(scope="module")
def book(report, tmp_path_factory):
    path = tmp_path_factory.mktemp("book") / "report.xlsx"
    write_xlsx_report(report, path)
    return path


@pytest.fixture
def written(tmp_path):
    """Write a report of one table; gives the rows of its sheet."""

    def write(table: Table, **more):
        exhibit = Exhibit("x", ("What is seen",), "", table, **more)
        alone = replace(
            samples.annual(), opening=(), sections=(Section("x", "Chapter", (exhibit,)),)
        )
        write_xlsx_report(alone, tmp_path / "one.xlsx")
        return sheet(tmp_path / "one.xlsx", 1)

    return write


def sheet(book, number):
    opened = CalamineWorkbook.from_path(book)
    return opened.get_sheet_by_index(number).to_python(skip_empty_area=False)


def part(book, number):
    with zipfile.ZipFile(book) as parts:
        return parts.read(f"xl/worksheets/sheet{number}.xml").decode()


def one_cell(**cell) -> Table:
    heads = (Head("total", "All"),)
    return Table("t", "Title", heads, (TableRow("r", "Row", (TableCell(**cell),)),), unit="%")


def test_every_table_has_a_sheet_of_its_own(report, book):
    names = CalamineWorkbook.from_path(book).sheet_names
    titles = [sheet(book, at)[0][0] for at in range(1, len(names))]
    assert titles == [table.title for table in report.tables().values()]
    assert len(set(map(str.lower, names))) == len(names)


def test_the_contents_name_every_table_and_link_to_its_sheet(report, book):
    names = CalamineWorkbook.from_path(book).sheet_names
    links = re.findall(r'<hyperlink [^>]*location="\'(.+?)\'!A1"', part(book, 1))
    plain = [link.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">") for link in links]
    assert plain == [name for name in names[1:] for _ in range(2)]
    said = [cell for row in sheet(book, 0) for cell in row]
    assert all(table.title in said for table in report.tables().values())


def test_every_sheet_leads_back_to_the_contents(report, book):
    contents = CalamineWorkbook.from_path(book).sheet_names[0]
    for number in range(2, len(report.tables()) + 2):
        assert f"location=\"'{contents}'!A1\"" in part(book, number)


def test_every_figure_is_a_number_in_its_row(report, book):
    for number, table in enumerate(report.tables().values(), 1):
        rows = sheet(book, number)
        for at, row in enumerate(table.rows):
            numbers = [cell for cell in rows[HEAD + at] if isinstance(cell, float)]
            printed = [
                float(text)
                for cell in row.cells
                if not cell.withheld
                for text in (cell.text, cell.low, cell.high)
                if text
            ]
            assert numbers == printed


def test_notes_stand_under_the_table(report, book):
    for number, table in enumerate(report.tables().values(), 1):
        below = [row[0] for row in sheet(book, number)[HEAD + len(table.rows) :]]
        assert [note for note in table.notes if note not in below] == []


def test_no_cell_is_a_formula_and_no_link_leads_out(book):
    with zipfile.ZipFile(book) as parts:
        everything = {name: parts.read(name) for name in parts.namelist()}
    assert not [name for name, one in everything.items() if b"<f>" in one or b"<f " in one]
    assert not [name for name, one in everything.items() if b'TargetMode="External"' in one]


def test_heads_stay_in_sight_and_on_every_printed_page(report, book):
    for number in range(2, len(report.tables()) + 2):
        assert f'<pane xSplit="1" ySplit="{HEAD}"' in part(book, number)
        assert '<pageSetup paperSize="9"' in part(book, number)
        assert 'fitToPage="1"' in part(book, number)
    with zipfile.ZipFile(book) as parts:
        names = parts.read("xl/workbook.xml").decode()
    assert names.count("_xlnm.Print_Titles") == len(report.tables()) + 1


def test_a_warning_stands_on_every_sheet_and_its_mark_on_every_page(report, book):
    mark = words(report.lang)["reconstructed"]
    for number in range(len(report.tables()) + 1):
        assert sheet(book, number)[2][0] == report.warning
        assert (mark in part(book, number + 1)) is bool(report.warning)


def test_the_same_report_gives_the_same_bytes(report, book, tmp_path):
    write_xlsx_report(report, tmp_path / "again.xlsx")
    assert (tmp_path / "again.xlsx").read_bytes() == book.read_bytes()


def test_a_full_disk_is_told_and_leaves_nothing(tmp_path, full_disk):
    with pytest.raises(MachineError, match="cannot be written"):
        write_xlsx_report(samples.annual(), tmp_path / "report.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_what_is_withheld_is_a_word(written):
    rows = written(one_cell(withheld=True, text="12.3"))
    assert rows[HEAD][1] == words("en")["withheld"]


def test_a_small_base_is_a_number_with_a_mark(written, tmp_path):
    assert written(one_cell(text="12.3", marked=True))[HEAD][1] == 12.3
    with zipfile.ZipFile(tmp_path / "one.xlsx") as parts:
        assert "#,##0.0&quot;†&quot;" in parts.read("xl/styles.xml").decode()


def test_letters_and_the_interval_have_cells_of_their_own(written):
    rows = written(one_cell(text="12.3", low="10.1", high="14.5", letters="B C"))
    own = words("en")
    assert rows[HEAD - 1][1:5] == ["%", own["letters"], own["low"], own["high"]]
    assert rows[HEAD][1:5] == [12.3, "B C", 10.1, 14.5]


def test_a_table_shown_twice_has_one_sheet(tmp_path):
    table = one_cell(text="1")
    twice = tuple(Exhibit(id_, (id_,), "", table) for id_ in "ab")
    report = replace(samples.annual(), opening=(), sections=(Section("x", "X", twice),))
    write_xlsx_report(report, tmp_path / "one.xlsx")
    assert len(CalamineWorkbook.from_path(tmp_path / "one.xlsx").sheet_names) == 2


def test_words_in_a_table_stay_words(written):
    heads = (Head("what", "What", align="text"),)
    table = Table("t", "T", heads, (TableRow("r", "R", (TableCell("=1+1"),), "text"),))
    assert written(table)[HEAD][1] == "=1+1"


def test_what_was_asked_stands_under_the_title(tmp_path):
    write_xlsx_report(samples.annual(), tmp_path / "one.xlsx")
    names = CalamineWorkbook.from_path(tmp_path / "one.xlsx").sheet_names
    [at] = [number for number, name in enumerate(names) if name.endswith("Digitalisation")]
    assert sheet(tmp_path / "one.xlsx", at)[1][0] == "Which comes closest to your data and systems?"


def test_a_workbook_is_in_the_organisers_colours(tmp_path):
    own = samples.annual().look.model_copy(update={"accent": "#123456"})
    write_xlsx_report(replace(samples.annual(), look=own), tmp_path / "one.xlsx")
    with zipfile.ZipFile(tmp_path / "one.xlsx") as parts:
        styles = parts.read("xl/styles.xml").decode()
    assert "FF123456" in styles
    assert "FF0B6E6E" not in styles


def test_the_file_says_whose_it_is_and_of_when(report, book):
    with zipfile.ZipFile(book) as parts:
        said = parts.read("docProps/core.xml").decode()
    day = str(report.dated) if report.dated else "2000-01-01"
    assert f'<dcterms:created xsi:type="dcterms:W3CDTF">{day}T00:00:00Z' in said
    assert f"<dc:creator>{report.organiser}</dc:creator>" in said
