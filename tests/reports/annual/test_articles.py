"""What the wave's folder brings to read, and Markdown as blocks."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trigpoint.errors import DataError
from trigpoint.reports.annual.articles import articles, foreword
from trigpoint.reports.annual.material import gather
from trigpoint.reports.annual.prose import MAX_BYTES, parts, read_prose
from trigpoint.reports.content import Paragraph, Points
from trigpoint.reports.source import open_source
from trigpoint.sentences import Emphasis, Link

WAVE = Path("src/trigpoint/instruments/ai-index/waves/2023")


@pytest.fixture
def folder(tmp_path):
    """A wave folder without anything to read."""
    for name in ("wave.yaml", "answers.csv", "published.yaml"):
        shutil.copy(WAVE / name, tmp_path)
    (tmp_path / "articles").mkdir()
    return tmp_path


def of(folder, lang="en"):
    return gather(open_source(folder, "ai-index"), lang)


# Markdown, what it becomes
FORMS = [
    ("Plain.", [Paragraph(("Plain.",))]),
    ("Two\nlines", [Paragraph(("Two lines",))]),
    ("第一行\n第二行", [Paragraph(("第一行第二行",))]),
    ("**much** and *little*", [Paragraph((Emphasis("much"), " and ", Emphasis("little", False)))]),
    ("- a\n- b", [Points((("a",), ("b",)))]),
    ("1. a\n2. b", [Points((("a",), ("b",)), numbered=True)]),
    ("- a\n  - inner\n- b", [Points((("a",), ("inner",), ("b",)))]),
    ("> said", [Paragraph(("said",), "quote")]),
    ("[here](https://a.b/c)", [Paragraph((Link("here", "https://a.b/c"),))]),
    ("[mail](mailto:a@b.c)", [Paragraph((Link("mail", "mailto:a@b.c"),))]),
    ("[page](other.md)", [Paragraph(("page",))]),
    ("[ftp](ftp://a.b)", [Paragraph(("ftp",))]),
    ("[bad](javascript:alert)", [Paragraph(("[bad](javascript:alert)",))]),
    ("<b>x</b> & <script>y</script>", [Paragraph(("<b>x</b> & <script>y</script>",))]),
    ("<div>\nraw\n</div>", [Paragraph(("<div> raw </div>",))]),
    ("`code *x*`", [Paragraph(("code *x*",))]),
    ("    code", [Paragraph(("code",))]),
    ("![a tower](tower.png)", [Paragraph(("[Picture: a tower]",))]),
    ("---", []),
]


@pytest.mark.parametrize(("text", "blocks"), FORMS)
def test_markdown_becomes_blocks(text, blocks):
    assert parts(text, "Picture: ") == [("", tuple(blocks))]


def test_the_first_heading_is_the_title_and_the_others_head_parts():
    found = parts("before\n\n# Title\n\ntext\n\n## Part *one*\n\nmore", "")
    assert [heading for heading, _ in found] == ["Title", "Part one"]
    assert [len(blocks) for _, blocks in found] == [2, 1]


@settings(max_examples=60)
@given(st.text(st.sampled_from("ab#*_-> \n`[](){}<>&!1.中。\\:/"), max_size=80))
def test_any_text_can_be_read_and_no_link_leads_elsewhere(text):
    for _, blocks in parts(text, ""):
        for block in blocks:
            sentences = block.items if isinstance(block, Points) else (block.sentence,)
            for span in (span for sentence in sentences for span in sentence):
                assert not isinstance(span, Link) or span.url.startswith(("http", "mailto:"))


def test_no_foreword_and_no_articles_are_no_chapters(folder):
    assert foreword(of(folder)) is None
    assert articles(of(folder)) is None


def test_a_bare_answers_file_has_nothing_to_read(ai_index, make_wave, source_of):
    material = gather(source_of(make_wave(ai_index, 5)), "en")
    assert foreword(material) is None
    assert articles(material) is None


def test_only_what_is_in_the_language_of_the_report_is_read(folder):
    (folder / "foreword.zh-Hant.md").write_text("# 前言", "utf-8")
    assert foreword(of(folder, "en")) is None
    assert foreword(of(folder, "zh-Hant")).title == "前言"


def test_an_article_names_its_author_and_has_its_parts(folder):
    text = "# On data\n\n*A. Writer, Somewhere*\n\nFirst.\n\n## Then\n\nSecond."
    (folder / "articles" / "b.en.md").write_text(text, "utf-8")
    (folder / "articles" / "a.en.md").write_text("no heading", "utf-8")
    (folder / "articles" / "a.zh-Hant.md").write_text("# 別的語言", "utf-8")
    chapter = articles(of(folder))
    assert [part.title for part in chapter.sections] == ["Without a title", "On data"]
    written = chapter.sections[1]
    assert written.blocks == (
        Paragraph(("A. Writer, Somewhere",), "note"),
        Paragraph(("First.",)),
    )
    assert [part.title for part in written.sections] == ["Then"]


def test_a_byte_order_mark_is_no_text(folder):
    (folder / "foreword.en.md").write_bytes("\ufeff# Title".encode())
    assert foreword(of(folder)).title == "Title"


# bytes, what is wrong with them
BAD = [
    (b"# fine\n\xa4\xa4\xa4\xe5", "line 2: is not UTF-8"),
    ("# 中文".encode("utf-16"), "line 1: is not UTF-8"),
    (b"# fine\n\nbell \x07", "line 3: holds a control character"),
    (b"x" * (MAX_BYTES + 1), "at most 200,000"),
]


@pytest.mark.parametrize(("content", "wrong"), BAD)
def test_what_is_no_plain_text_is_refused(tmp_path, content, wrong):
    path = tmp_path / "foreword.en.md"
    path.write_bytes(content)
    with pytest.raises(DataError, match=wrong):
        read_prose(path)


@pytest.mark.parametrize("lang", ["zh-Hant", "en"])
def test_the_shipped_foreword_says_that_the_answers_are_invented(shipped, lang, said):
    text = said(foreword(gather(shipped, lang)))
    assert ("虛構企業" if lang == "zh-Hant" else "invented firms") in text
    assert not set("0123456789") & set(text.replace("2023", ""))
