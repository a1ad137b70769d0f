"""Reports on paper: tagged, complete in their text, whole whatever names stand in them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest

from tests.reports.pdf.read import bare, read, tags, text_of
from tests.reports.samples import EN, HARD_NAMES, LANGS, ZH, annual, company, empty, hard
from trigpoint.errors import MachineError
from trigpoint.reports.content import Exhibit, Report
from trigpoint.reports.fonts import drawable
from trigpoint.reports.pdf import pdf_bytes, write_pdf
from trigpoint.sentences import numbers, plain

BOTH = pytest.mark.parametrize("lang", LANGS)


def charts(report: Report) -> list[Exhibit]:
    return [one for one in report.blocks() if isinstance(one, Exhibit) and one.chart]


def tables(report: Report) -> list[Exhibit]:
    return [one for one in report.blocks() if isinstance(one, Exhibit)]


@BOTH
def test_a_report_is_tagged_and_says_its_language_and_its_title(lang: str) -> None:
    made = read(pdf_bytes(annual(lang)))
    root = made.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == {EN: "en", ZH: "zh-TW"}[lang]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert made.metadata is not None
    assert made.metadata.title == annual(lang).title
    assert made.metadata.author == annual(lang).organiser
    assert b"pdfuaid:part>1" in root["/Metadata"].get_data()


@BOTH
def test_every_chart_has_its_words_and_every_table_its_heads(lang: str) -> None:
    report = annual(lang)
    made = tags(pdf_bytes(report))
    said = [one.alt or f"{one.table.title} {plain(one.title)}" for one in charts(report)]
    assert [one.alt for one in made.all("/Figure")] == said
    heads = [len(list(one.all("/TH"))) for one in made.all("/Table")]
    assert len(heads) == len(tables(report))
    assert all(
        count >= 1 + len(one.table.columns)
        for count, one in zip(heads, tables(report), strict=True)
    )


def test_a_chart_without_words_of_its_own_is_said_by_its_titles() -> None:
    report = empty(EN)
    assert all(one.alt for one in tags(pdf_bytes(report)).all("/Figure"))


@BOTH
def test_only_the_installed_typefaces_are_used_in_their_own_weights(lang: str) -> None:
    found = {
        str(font.get_object()["/BaseFont"]).partition("+")[2].removesuffix("-Identity-H")
        for page in read(pdf_bytes(company(lang))).pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert found == {"NotoSansCJKjp-Regular", "NotoSansCJKjp-Bold"}


@BOTH
def test_sections_are_bookmarks(lang: str) -> None:
    report = annual(lang)
    outline = read(pdf_bytes(report)).outline
    first = [one.title for one in outline if not isinstance(one, list)]
    assert first == [one.title for one in report.sections]


@BOTH
@pytest.mark.parametrize("made", [annual, company])
def test_every_number_is_in_the_text(made: Callable[[str], Report], lang: str) -> None:
    report = made(lang)
    text = text_of(pdf_bytes(report))
    for sentence in report.sentences():
        assert bare(plain(sentence)) in text
        assert all(bare(number.text) in text for number in numbers(sentence))
    for exhibit in tables(report):
        for row in exhibit.table.rows:
            for cell in row.cells:
                assert bare(cell.text) in text
                assert cell.low in text


@BOTH
@pytest.mark.parametrize("made", [annual, company])
def test_the_warning_stands_in_full_on_the_first_page_and_in_a_word_on_every_other(
    made: Callable[[str], Report], lang: str
) -> None:
    report = replace(made(lang), warning="No firm said this.")
    first, *others = (bare(page.extract_text()) for page in read(pdf_bytes(report)).pages)
    assert others
    assert bare(report.warning) in first
    assert not any(bare(report.warning) in page for page in others)
    assert all(bare(report.words["reconstructed"]) in page for page in others)


def test_a_table_that_two_exhibits_show_is_printed_once_and_named_at_the_other() -> None:
    report = annual(EN)
    again = next(one for one in charts(report) if one.id == "index")
    made = pdf_bytes(replace(report, opening=(*report.opening, again)))
    assert len(list(tags(made).all("/Table"))) == len(report.tables())
    named = re.findall(r"Table(\d)", text_of(made))
    number = named[1]  # the opening shows a table of its own, and then this chart
    assert sorted(named) == sorted([number, *(f"{at + 1}" for at in range(len(report.tables())))])
    assert text_of(made).count(bare(f"Table {number}{again.table.title}")) == 1


@pytest.mark.parametrize(
    "name", [*HARD_NAMES, "Łódź Žižek", "Київ Ελλάδα", "חברת בינה", "한국전자"]
)
def test_a_name_is_printed_as_it_is_or_by_its_code_points(name: str) -> None:
    report = replace(company(EN), title=name, organiser="A", warning="")
    made = pdf_bytes(report)
    text = text_of(made)
    drawn = bare(drawable(name))
    right_to_left = any("\u0590" < one < "\u0700" for one in name)
    if right_to_left:  # extracted as it is seen or as it is read, as the reader pleases
        assert all(one in text for one in drawn)
    else:
        assert drawn in text
    metadata = read(made).metadata
    assert metadata is not None
    assert bare(metadata.title or "") == drawn


@BOTH
@pytest.mark.parametrize("made", [hard, empty])
def test_hard_and_empty_reports_are_set(made: Callable[[str], Report], lang: str) -> None:
    report = made(lang)
    assert len(read(pdf_bytes(report)).pages) > 1


@BOTH
def test_the_same_report_gives_the_same_bytes(lang: str) -> None:
    once = pdf_bytes(company(lang))
    pdf_bytes(annual(lang))
    assert pdf_bytes(company(lang)) == once


def test_the_date_is_the_waves_own_or_none() -> None:
    dated = read(pdf_bytes(company(EN))).metadata
    undated = read(pdf_bytes(replace(company(EN), dated=None))).metadata
    assert dated is not None
    assert undated is not None
    assert str(dated.creation_date)[:10] == "2024-01-19"
    assert undated.creation_date is None


def test_each_thread_has_a_typesetter_of_its_own() -> None:
    made: list[bytes] = []
    threads = [Thread(target=lambda: made.append(pdf_bytes(company(EN)))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 3
    assert len(set(made)) == 1


def test_a_firms_report_is_short() -> None:
    assert len(read(pdf_bytes(company(ZH))).pages) <= 4


@pytest.mark.parametrize("ending", ["svg", "png"])
def test_an_organisers_logo_stands_at_the_head(ending: str, tmp_path: Path) -> None:
    logo = tmp_path / f"logo.{ending}"
    logo.write_bytes({"svg": SVG, "png": PNG}[ending])
    report = company(EN)
    made = tags(
        pdf_bytes(replace(report, look=report.look.model_copy(update={"logo": logo, "name": "Us"})))
    )
    assert "Us" in [one.alt for one in made.all("/Figure")]


def test_a_logo_that_is_no_picture_is_refused_plainly(tmp_path: Path) -> None:
    logo = tmp_path / "logo.png"
    logo.write_bytes(b"no picture")
    report = company(EN)
    with pytest.raises(MachineError, match="cannot be set as a PDF"):
        pdf_bytes(replace(report, look=report.look.model_copy(update={"logo": logo})))


def test_a_report_is_written_whole(tmp_path: Path) -> None:
    target = tmp_path / "report.pdf"
    write_pdf(company(EN), target)
    assert target.read_bytes() == pdf_bytes(company(EN))


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
