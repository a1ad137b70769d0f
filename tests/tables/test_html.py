"""The page: everything in one file, every table in it, and words that stay words."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from trigpoint.tables.html import write_html
from trigpoint.tables.words import words

VOID = {"meta", "br"}


class Page(HTMLParser):
    """What a page holds, and whether every element that opens also closes."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.cells: list[list[str]] = []
        self.lang = ""
        self.feed(source)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.lang = found.get("lang") or self.lang
        self.ids += [found["id"]] if "id" in found else []
        self.links += [found["href"]] if tag == "a" else []
        self.loads += [found["src"]] if "src" in found else []
        self.loads += [found["href"]] if tag == "link" else []
        if tag == "tr":
            self.cells.append([])
        if tag in ("td", "th") and self.cells:
            self.cells[-1].append("")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if {"td", "th"} & set(self.open):
            self.cells[-1][-1] += data.strip()


@pytest.fixture
def source(laid_out, text, tmp_path):
    write_html(laid_out, text, tmp_path / "tables.html")
    return (tmp_path / "tables.html").read_text("utf-8")


def test_the_page_is_whole_and_in_its_language(source, text):
    page = Page(source)
    assert page.open == []
    assert page.lang == text.lang


def test_the_page_loads_nothing_and_links_only_within_itself(source):
    page = Page(source)
    assert page.loads == []
    assert "url(" not in source
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    assert len(set(page.ids)) == len(page.ids)


def test_every_table_is_in_the_contents(source, laid_out):
    assert {f"#{table.id}" for table in laid_out.tables} <= set(Page(source).links)


def test_figures_stand_with_their_intervals_in_the_row_of_their_label(source, laid_out, text):
    row = laid_out.row("te3", "partial")
    label = text.questions["te3"].options["partial"]
    [cells] = [cells for cells in Page(source).cells if cells[0] == label]
    assert cells[1] == f"{row.percent[0]:.1f}{row.low[0]:.1f}–{row.high[0]:.1f}"


def test_withheld_figures_say_so(source, laid_out, text):
    label = text.questions["te3"].options["partial"]
    [cells] = [cells for cells in Page(source).cells if cells[0] == label]
    assert cells[-2:] == [words(text.lang)["withheld"]] * 2


def test_the_reader_is_told_how_to_read_the_letters(source, text):
    own = words(text.lang)
    for note in ("note_letters", "note_marked", "note_withheld", "note_sample"):
        assert own[note].split("’")[0] in source


def test_a_warning_stands_on_the_page(laid_out, text, tmp_path):
    write_html(laid_out, text, tmp_path / "t.html", title="A wave", warning="Invented firms")
    page = (tmp_path / "t.html").read_text("utf-8")
    assert '<p class="warning">Invented firms</p>' in page
    assert "<title>A wave</title>" in page


def test_words_cannot_become_markup(laid_out, text, tmp_path):
    question = text.questions["te3"].model_copy(update={"ask": "<script>alert(1)</script>"})
    odd = text.model_copy(update={"questions": {**text.questions, "te3": question}})
    write_html(laid_out, odd, tmp_path / "odd.html", title='"><img src=x>')
    page = (tmp_path / "odd.html").read_text("utf-8")
    assert "<script" not in page
    assert "<img" not in page


def test_both_languages_of_the_project_have_the_same_words():
    assert set(words("zh-Hant")) == set(words("en"))
    assert words("ja") == words("en")
