"""The workbook: read back as a reader of spreadsheets would."""

from __future__ import annotations

import re
import zipfile

import pytest
from python_calamine import CalamineWorkbook

from trigpoint.errors import MachineError
from trigpoint.tables.heading import Heading
from trigpoint.tables.labels import column_labels
from trigpoint.tables.words import words
from trigpoint.tables.workbook import HEAD
from trigpoint.tables.xlsx import write_xlsx


@pytest.fixture
def book(laid_out, text, tmp_path):
    write_xlsx(laid_out, text, tmp_path / "tables.xlsx")
    return tmp_path / "tables.xlsx"


def sheet(book, number):
    opened = CalamineWorkbook.from_path(book)
    return opened.get_sheet_by_index(number).to_python(skip_empty_area=False)


def test_a_full_disk_is_told_and_leaves_nothing(laid_out, text, tmp_path, full_disk):
    with pytest.raises(MachineError, match="cannot be written"):
        write_xlsx(laid_out, text, tmp_path / "tables.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_there_is_a_contents_sheet_and_one_for_every_table(book, laid_out):
    names = CalamineWorkbook.from_path(book).sheet_names
    assert len(names) == len(laid_out.tables) + 3
    for name, table in zip(names[1:], laid_out.tables, strict=False):
        assert name[3:] == table.id[:28]


def test_the_contents_link_to_every_sheet_and_nothing_links_out(book, laid_out):
    with zipfile.ZipFile(book) as parts:
        links = re.findall(
            r'<hyperlink [^>]*location="([^"]+)"', parts.read("xl/worksheets/sheet1.xml").decode()
        )
        everything = b"".join(parts.read(name) for name in parts.namelist())
    assert len(links) == len(laid_out.tables) + 2
    assert b'TargetMode="External"' not in everything


def test_figures_are_numbers_beside_their_labels(book, laid_out, text):
    [at] = [n for n, table in enumerate(laid_out.tables, 1) if table.id == "te3"]
    rows = sheet(book, at)
    label = text.questions["te3"].options["partial"]
    [here] = [at for at, cells in enumerate(rows) if cells[0] == label]
    row = laid_out.row("te3", "partial")
    assert rows[here][1:3] == pytest.approx([row.count[0], row.percent[0]])
    assert rows[HEAD - 1][2].endswith("\n" + words(text.lang)["low"])
    assert rows[here + 1][2:4] == pytest.approx([row.low[0], row.high[0]])


def test_every_column_of_the_banner_has_its_label_and_letter(book, laid_out, text):
    heads = [cell for cell in sheet(book, 1)[HEAD - 2] if cell]
    labels = column_labels(laid_out.columns, text, {})
    assert heads[0] == labels[0]
    assert heads[1:3] == [f"{labels[1]} (A)", f"{labels[2]} (B)"]


def test_withheld_columns_show_no_number(book, laid_out, text):
    [at] = [n for n, table in enumerate(laid_out.tables, 1) if table.id == "te3"]
    rows = sheet(book, at)[HEAD:]
    [label] = [row for row in rows if row[0] == text.questions["te3"].options["partial"]]
    member = 1 + 3 * 5
    assert [cell for cell in label[member:] if cell] == [words(text.lang)["withheld"]] * 2


def test_the_same_tables_give_the_same_bytes(book, laid_out, text, tmp_path):
    write_xlsx(laid_out, text, tmp_path / "again.xlsx")
    assert (tmp_path / "again.xlsx").read_bytes() == book.read_bytes()


def test_words_that_look_like_formulas_or_links_stay_words(laid_out, text, tmp_path):
    question = text.questions["te3"].model_copy(
        update={"ask": "=HYPERLINK(1)", "title": "https://example.org"}
    )
    odd = text.model_copy(update={"questions": {**text.questions, "te3": question}})
    write_xlsx(laid_out, odd, tmp_path / "odd.xlsx")
    with zipfile.ZipFile(tmp_path / "odd.xlsx") as parts:
        sheets = [parts.read(name) for name in parts.namelist() if "worksheets/sheet" in name]
    assert not any(b"<f>" in one for one in sheets)


def test_a_warning_stands_on_every_sheet(laid_out, text, tmp_path):
    heading = Heading(title="A wave", warning="Invented firms")
    write_xlsx(laid_out, text, tmp_path / "t.xlsx", heading)
    opened = CalamineWorkbook.from_path(tmp_path / "t.xlsx")
    sheets = [opened.get_sheet_by_name(name).to_python() for name in opened.sheet_names]
    assert all(rows[2][0] == "Invented firms" for rows in sheets)
    assert sheets[0][0][0] == "A wave"
    assert sheets[-1][4][0] == words(text.lang)["simulated"]


def test_heads_stay_in_sight(book):
    with zipfile.ZipFile(book) as parts:
        assert f'ySplit="{HEAD}"'.encode() in parts.read("xl/worksheets/sheet2.xml")


def test_a_sheet_prints_on_pages_as_wide_as_the_table_with_its_heads_on_each(book):
    with zipfile.ZipFile(book) as parts:
        sheet, names = parts.read("xl/worksheets/sheet2.xml"), parts.read("xl/workbook.xml")
    assert b'orientation="landscape"' in sheet
    assert b'fitToHeight="0"' in sheet
    assert f"$A:$A,'01 index'!${HEAD - 2}:${HEAD}".encode() in names


def test_ranks_have_a_sheet_with_the_highest_mean_first(book, laid_out):
    rows = sheet(book, len(laid_out.tables) + 1)[HEAD : HEAD + 12]
    assert [row[2] for row in rows] == sorted(row[2] for row in rows)
    assert [row[1] for row in rows] == sorted((row[1] for row in rows), reverse=True)
