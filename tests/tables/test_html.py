"""The page: everything in one file, every table in it, and words that stay words."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from trigpoint.tables.compute import compute_tables
from trigpoint.tables.heading import Heading
from trigpoint.tables.html import write_html
from trigpoint.tables.words import words
from trigpoint.tally.kernel import tally_answers

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
        self.captions = 0
        self.scopeless = 0
        self.feed(source)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.lang = found.get("lang") or self.lang
        self.ids += [found["id"]] if "id" in found else []
        self.links += [found["href"]] if tag == "a" else []
        self.loads += [found["src"]] if "src" in found else []
        self.loads += [found["href"]] if tag == "link" else []
        self.captions += tag == "caption"
        self.scopeless += tag == "th" and "scope" not in found
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


def test_every_table_has_a_caption_and_every_head_says_what_it_is_the_head_of(source):
    page = Page(source)
    assert page.captions == source.count("<table")
    assert page.scopeless == 0


def test_a_bar_is_as_long_as_its_figure(source, laid_out):
    share = laid_out.row("te3", "partial").percent[0]
    assert f'<span class="value" style="--part:{share:.1f}%">{share:.1f}</span>' in source


def test_a_question_that_nobody_answered_has_no_empty_table(ai_index, respond, text, tmp_path):
    tables = compute_tables(tally_answers(respond(ai_index, [{"industry": "ict"}])))
    write_html(tables, text, tmp_path / "t.html")
    page = (tmp_path / "t.html").read_text("utf-8")
    section = page[page.index('<section id="te3">') :]
    assert words(text.lang)["nobody"] in section[: section.index("</section>")]
    assert "<table" not in section[: section.index("</section>")]


@pytest.fixture
def reconstructed(laid_out, text, tmp_path):
    """The sections of a page about invented firms, by id."""
    heading = Heading(
        title="A wave",
        warning="Invented firms",
        simulated=frozenset({"capital"}),
        cohorts={"north": "Firms of the north"},
    )
    write_html(laid_out, text, tmp_path / "t.html", heading)
    page = (tmp_path / "t.html").read_text("utf-8")
    assert "<title>A wave</title>" in page
    top, *parts = page.split('<section id="')
    return {"top": top} | dict(part.split('">', 1) for part in parts)


def test_a_warning_stands_at_the_top_and_a_mark_at_every_table(reconstructed, text):
    assert '<p class="warning">Invented firms</p>' in reconstructed.pop("top")
    assert all(words(text.lang)["reconstructed"] in part for part in reconstructed.values())


def test_what_no_print_vouches_for_is_called_simulated(reconstructed, text):
    own = words(text.lang)
    assert own["simulated"] in reconstructed["summary"]
    assert own["simulated_spread"].split("’")[0] in reconstructed["index"]
    assert own["simulated_columns"] in reconstructed["capital"]
    assert own["simulated_cohort"] in reconstructed["te3"]
    assert own["simulated_columns"] not in reconstructed["te3"]


def test_nothing_is_called_simulated_where_firms_are_real(source, text):
    own = words(text.lang)
    for name in own:
        if name.startswith(("simulated", "reconstructed")):
            assert own[name].split("’")[0] not in source


def test_a_cohort_goes_by_its_name_or_its_id(reconstructed, source):
    assert "Firms of the north" in reconstructed["te3"]
    assert ">north" in source


def test_words_cannot_become_markup(laid_out, text, tmp_path):
    question = text.questions["te3"].model_copy(update={"ask": "<script>alert(1)</script>"})
    odd = text.model_copy(update={"questions": {**text.questions, "te3": question}})
    write_html(laid_out, odd, tmp_path / "odd.html", Heading(title='"><img src=x>'))
    page = (tmp_path / "odd.html").read_text("utf-8")
    assert "<script" not in page
    assert "<img" not in page


def test_both_languages_of_the_project_have_the_same_words():
    assert set(words("zh-Hant")) == set(words("en"))
    assert words("ja") == words("en")
