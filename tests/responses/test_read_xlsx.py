"""Workbooks: what a spreadsheet shows is what is read; what would exhaust memory is refused."""

import datetime
import io
import resource
import subprocess
import sys

import pytest
import xlsxwriter

from trigpoint.errors import DataError
from trigpoint.responses import xlsx_guard

TABLE = [
    ["respondent", "sector", "tools", "rating", "weight"],
    ["甲", "工業", "機器學習|vision", 80, 1.5],
    [1001, "services", "none", 0.0, 1],
]


def saved(*tables, corner=(0, 0)):
    """A workbook with one sheet per table, each from ``corner`` on."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"default_date_format": "yyyy-mm-dd"}) as book:
        for table in tables:
            sheet = book.add_worksheet()
            for row, cells in enumerate(table):
                sheet.write_row(corner[0] + row, corner[1], cells)
    return target.getvalue()


@pytest.mark.parametrize("corner", [(0, 0), (3, 0), (2, 4)])
def test_a_table_is_found_where_it_begins(read, answers, corner):
    responses = read(saved(TABLE, corner=corner), "answers.xlsx").responses

    assert responses.respondent.tolist() == ["甲", "1001"]
    assert answers(responses, "tools") == ["ml vision", "none"]
    assert answers(responses, "rating") == ["80", "0"]
    assert responses.weights.tolist() == [1.5, 1]


def test_rows_are_numbered_as_the_spreadsheet_numbers_them(read):
    table = [["respondent", "way"], ["a", "bought"], [], ["b", "no way"]]
    with pytest.raises(DataError, match=r"answers.xlsx, row 7, column way: .no way. is no option"):
        read(saved(table, corner=(3, 1)), "answers.xlsx")


def test_yes_and_no_count_as_ticks(read, answers):
    table = [["respondent", "tools.ml", "tools.vision"], ["a", True, False], ["b", None, None]]

    assert answers(read(saved(table), "answers.xlsx").responses, "tools") == ["ml", "-"]


def test_a_date_is_no_answer(read):
    table = [["respondent", "way"], ["a", datetime.date(2023, 5, 1)]]
    with pytest.raises(DataError, match=r"row 2, column way: .2023-05-01. is no option"):
        read(saved(table), "answers.xlsx")


def test_of_several_sheets_the_first_is_read_and_that_is_said(read):
    result = read(saved(TABLE, [["notes"]]), "answers.xlsx")

    assert len(result.responses) == 2
    assert "read the first of 2 sheets, Sheet1" in result.notices[0]


def test_a_formula_counts_as_its_stored_value_and_is_never_computed(read, answers):
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["respondent", "rating", "way"])
        sheet.write_row(1, 0, ["a", None, "bought"])
        sheet.write_formula("B2", "=40+40", value=7)
    result = read(target.getvalue(), "answers.xlsx")

    assert answers(result.responses, "rating") == ["7"]
    assert "none was computed" in result.notices[0]


def test_text_that_looks_like_a_formula_is_no_id(read):
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_string(0, 0, "respondent")
        sheet.write_string(1, 0, '=HYPERLINK("http://example.org")')
    with pytest.raises(DataError, match=r"row 2, column respondent: .*cannot be an id"):
        read(target.getvalue(), "answers.xlsx")


def error_in(at):
    return f'<row r="9"><c r="{at}" t="e"><v>#N/A</v></c></row>'


def test_a_cell_that_shows_an_error_is_a_fault(read, workbook, text_row):
    rows = text_row(1, "respondent", "way") + text_row(2, "a") + error_in("B9")
    with pytest.raises(DataError, match=r"answers.xlsx, cell B9: shows an error"):
        read(workbook(rows), "answers.xlsx")


def test_an_error_on_another_sheet_is_none_of_ours(read, workbook, text_row):
    rows = text_row(1, "respondent", "way") + text_row(2, "a")

    assert len(read(workbook(rows, second=error_in("B9")), "answers.xlsx").responses) == 1


def test_a_workbook_without_cells_has_no_respondent_column(read, workbook):
    with pytest.raises(DataError, match="column respondent: is not there"):
        read(workbook(""), "answers.xlsx")


# --- what is refused before it is opened

EXTERNAL = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
LAUGHS = "<!DOCTYPE x [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {chr(98 + at)} '{f'&{chr(97 + at)};' * 10}'>" for at in range(9)
) + "]>"  # fmt: skip


@pytest.mark.parametrize("before", [EXTERNAL, LAUGHS])
@pytest.mark.parametrize("cell", ["a", "&e;", "&j;"])
def test_a_document_type_and_so_every_entity_is_refused(read, workbook, text_row, before, cell):
    rows = text_row(1, "respondent") + text_row(2, cell)
    with pytest.raises(DataError, match="declares a document type"):
        read(workbook(rows, before=before), "answers.xlsx")


def test_an_entity_that_nobody_declared_is_refused(read, workbook, text_row):
    with pytest.raises(DataError, match="damaged workbook"):
        read(workbook(text_row(1, "respondent", "&e;")), "answers.xlsx")


FAR = {
    "the last row": '<c r="E1048576"><v>1</v></c>',
    "the last column": '<c r="XFD1"><v>1</v></c>',
    "the last cell of all": '<c r="XFD1048576"><v>1</v></c>',
    "in small letters": '<c r="xfd1048576"><v>1</v></c>',
    "behind a sign that ends no tag": '<c q=">" r="XFD1048576"><v>1</v></c>',
    "behind a false place": """<c q='"' z='" r="A1' r="XFD1048576"><v>1</v></c>""",
    "written as an entity": '<c r="XFD&#49;048576"><v>1</v></c>',
    "no place at all": "<c><v>1</v></c>",
    "no place that is one": '<c r="$A$1"><v>1</v></c>',
    "two places": '<c r="A1" r="XFD1048576"><v>1</v></c>',
}


@pytest.mark.parametrize("name", FAR)
def test_a_sheet_that_reaches_too_far_is_refused(read, workbook, text_row, name, monkeypatch):
    monkeypatch.setattr(xlsx_guard, "MAX_CELLS", 5_000_000)
    rows = text_row(1, "respondent") + f'<row r="2">{FAR[name]}</row>'
    told = r"over 5,000,000 cells|columns|where it stands|place|damaged workbook"
    with pytest.raises(DataError, match=told):
        read(workbook(rows), "answers.xlsx")


def test_a_cell_without_a_place_is_refused_in_a_sentence(read, workbook, text_row):
    rows = text_row(1, "respondent") + '<row r="2"><c><v>1</v></c></row>'
    with pytest.raises(DataError, match="has a cell that does not say where it stands"):
        read(workbook(rows), "answers.xlsx")


def test_cells_in_a_part_that_would_not_be_looked_at_are_refused(read, workbook, text_row):
    links = (
        '<Relationships xmlns="x"><Relationship Id="r1" Target="worksheets/sheet1.vml" '
        'Type="x/worksheet"/></Relationships>'
    )
    content = workbook(text_row(1, "respondent"), extra={"xl/_rels/more.xml.rels": links.encode()})
    with pytest.raises(DataError, match="a part that is no XML"):
        read(content, "answers.xlsx")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"PK\x03\x04" + b"x" * 500, b"respondent"])
def test_what_is_no_workbook_is_refused(read, content):
    with pytest.raises(DataError, match=r"answers\.xlsx: "):
        read(content, "answers.xlsx")


def test_a_workbook_cut_off_anywhere_is_refused(read):
    whole = saved(TABLE)
    for end in range(10, len(whole) - 1, 379):
        with pytest.raises(DataError, match=r"answers\.xlsx: "):
            read(whole[:end], "answers.xlsx")


@pytest.mark.parametrize("part", ["content.xml", "xl/workbook.bin"])
def test_a_spreadsheet_of_another_kind_is_refused(read, workbook, text_row, part):
    content = workbook(text_row(1, "respondent") + text_row(2, "a"), extra={part: b"<x/>"})
    with pytest.raises(DataError, match="of another kind"):
        read(content, "answers.xlsx")


def bomb(path, workbook, name):
    """Small files that would need gigabytes."""
    zeros = b"\0" * (1 << 20)
    head = '<row r="1"><c r="A1" t="inlineStr"><is><t>respondent</t></is></c></row>'
    match name:
        case "a part that unpacks to a gigabyte":
            content = workbook(head, extra={"xl/media/zeros.bin": zeros * 1024})
        case "a sheet of one endless text":
            text = "<t>" + "x" * (600 << 20) + "</t>"
            content = workbook(
                f'{head}<row r="2"><c r="A2" t="inlineStr"><is>{text}</is></c></row>'
            )
        case "one long text shown in many cells":
            cells = "".join(
                f'<row r="{r}"><c r="A{r}" t="s"><v>0</v></c></row>' for r in range(2, 5000)
            )
            content = workbook(head + cells, shared="<si><t>" + "x" * (1 << 20) + "</t></si>")
        case _:
            content = workbook(head + f'<row r="2"><c r="{name}"><v>1</v></c></row>')
    path.write_bytes(content)


READ = """
import resource, sys
from pathlib import Path
from trigpoint.errors import DataError
from trigpoint.instrument.load import load_instrument
from trigpoint.responses.read import read_answers
instrument = load_instrument("ai-index")
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    read_answers(Path(sys.argv[1]), instrument, {})
except DataError as error:
    used = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) >> 10
    print(used, error)
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    [
        "a part that unpacks to a gigabyte",
        "a sheet of one endless text",
        "one long text shown in many cells",
        "XFD1048576",
    ],
)
def test_a_bomb_is_refused_in_little_memory(tmp_path, workbook, name):
    path = tmp_path / "bomb.xlsx"
    bomb(path, workbook, name)
    limit = (2 << 30, 2 << 30)
    done = subprocess.run(
        [sys.executable, "-c", READ, str(path)],
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, limit),
    )

    assert done.returncode == 0, done.stderr
    megabytes, message = done.stdout.split(maxsplit=1)
    assert int(megabytes) < 100
    assert message.startswith("bomb.xlsx: ")
