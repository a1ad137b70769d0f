"""A finished deck, read back: what is said, what is drawn, what a machine and a reader rely on."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from pptx.oxml.ns import qn
from pptx.util import Pt

from tests.reports import samples
from tests.reports.decks import all_on_slides, charts, frames, notes, opened, parts, words
from trigpoint.errors import DataError
from trigpoint.reports.content import Exhibit, Paragraph, Report
from trigpoint.reports.pptx import write_pptx
from trigpoint.reports.pptx.measure import line_count
from trigpoint.sentences import numbers, plain

KINDS = (samples.annual, samples.company, samples.hard, samples.empty)

SLACK = 1.05
"""A box may be so much lower than its text is estimated to be."""


def _name(made: tuple[Callable[[str], Report], str]) -> str:
    """The same in every process; a function's own text holds its address."""
    return f"{made[0].__name__}-{made[1]}"


@pytest.fixture(scope="module", params=list(itertools.product(KINDS, samples.LANGS)), ids=_name)
def report(request) -> Report:
    made, lang = request.param
    return all_on_slides(made(lang))


@pytest.fixture(scope="module")
def deck(report, tmp_path_factory):
    return opened(report, tmp_path_factory.mktemp("deck"))


def test_slides_are_wide(deck):
    assert (deck.slide_width, deck.slide_height) == (Pt(960), Pt(540))


def test_every_slide_has_a_title_and_a_number(deck):
    for number, slide in enumerate(deck.slides, 1):
        assert slide.shapes.title.text_frame.text.strip()
        [mark] = [
            one for one in slide.placeholders if "SLIDE_NUMBER" in str(one.placeholder_format.type)
        ]
        assert mark.text_frame.text == str(number)


def test_no_placeholder_is_left_empty(deck):
    for slide in deck.slides:
        assert all(one.text_frame.text.strip() for one in slide.placeholders)


def test_the_deck_brings_only_its_own_layouts(deck):
    assert len(deck.slide_layouts) == 3
    assert {slide.slide_layout.name for slide in deck.slides} <= {
        layout.name for layout in deck.slide_layouts
    }


def test_everything_stays_on_the_slide(deck):
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left is None or (shape.left >= 0 and shape.top >= 0)
            assert shape.left is None or shape.left + shape.width <= deck.slide_width
            assert shape.top is None or shape.top + shape.height <= deck.slide_height


def test_no_text_is_higher_than_its_box(deck):
    for slide in deck.slides:
        for shape, frame in frames(slide):
            if not shape.has_table and shape.height:
                high = sum(_height(one, Pt(1), shape.width) for one in frame.paragraphs)
                assert high <= SLACK * shape.height / Pt(1), frame.text


def test_no_text_is_higher_than_its_row_of_a_table(deck):
    for slide in deck.slides:
        for table in (shape.table for shape in slide.shapes if shape.has_table):
            for row in table.rows:
                for cell, column in zip(row.cells, table.columns, strict=True):
                    lines = cell.text_frame.paragraphs
                    room = column.width - cell.margin_left - cell.margin_right
                    high = sum(_height(one, Pt(1), room) for one in lines)
                    assert high <= SLACK * row.height / Pt(1), cell.text_frame.text


def _height(paragraph, point: int, width: int) -> float:
    """How high a paragraph is, by the size of its type and the height of its lines."""
    sizes = [run.font.size for run in paragraph.runs if run.font.size]
    if not sizes or not paragraph.line_spacing:
        return 0.0
    own = paragraph._p.pPr
    room = (width - int(own.get("marL", 0))) / point
    lines = line_count(paragraph.text, room, max(sizes) / point)
    return lines * paragraph.line_spacing / point + (paragraph.space_before or 0) / point


def test_every_bound_number_of_the_opening_is_on_a_slide(report, deck):
    said = "\n".join(words(slide) for slide in deck.slides)
    first = replace(report, sections=())
    for sentence in first.sentences():
        for number in numbers(sentence):
            assert number.text in said


def test_every_figure_of_an_exhibit_is_in_the_notes(report, deck):
    said = "\n".join(notes(slide) for slide in deck.slides)
    for table in report.tables().values():
        for row in table.rows:
            for cell in row.cells:
                assert cell.text in said
                assert cell.low in said


def test_the_paragraphs_of_a_chapter_with_slides_are_said(report, deck):
    said = "\n".join(words(slide) + "\n" + notes(slide) for slide in deck.slides)
    said = said.replace("\u202e", "")
    for block in report.blocks():
        if isinstance(block, Paragraph):
            assert plain(block.sentence).replace("\u202e", "") in said


def test_a_warning_stands_on_every_slide_of_invented_answers(report, deck):
    slides = list(deck.slides)
    bare = [slide for slide in slides if slide.slide_layout == deck.slide_layouts[2]]
    for slide in [slides[0], *bare]:
        assert report.warning in words(slide)


def test_every_chart_is_said_in_words(report, deck):
    for slide in deck.slides:
        for frame in charts(slide):
            assert frame._element._nvXxPr.cNvPr.get("descr").strip()


def test_every_text_says_its_language_and_has_a_typeface_for_it(report, deck):
    region = {"zh-Hant": "zh-TW", "en": "en-US"}[report.lang]
    for slide in deck.slides:
        roots = [slide._element, slide.notes_slide._element]
        roots += [frame.chart._chartSpace for frame in charts(slide)]
        marks = [
            one for root in roots for tag in ("a:rPr", "a:defRPr") for one in root.iter(qn(tag))
        ]
        assert {one.get("lang") for one in marks} == {region}
    levels = deck.slide_master._element.iter(qn("a:defRPr"))
    assert all(one.find(qn("a:ea")) is not None for one in levels if len(one) > 1)


def test_the_file_says_whose_it_is_and_of_when(report, deck):
    properties = deck.core_properties
    assert properties.author == report.organiser
    assert properties.title == report.title[:255]
    assert properties.created.date() == (report.dated or properties.created.date())


def test_what_may_not_be_shown_is_a_table_that_says_so(tmp_path):
    report = all_on_slides(samples.empty())
    deck = opened(report, tmp_path)
    assert not any(charts(slide) for slide in deck.slides)
    for slide in list(deck.slides)[2:8]:
        assert words(slide).count(report.words["withheld"]) == 5


@pytest.mark.parametrize("lang", samples.LANGS)
def test_hard_names_are_words_and_nothing_else(lang, tmp_path):
    report = all_on_slides(samples.hard(lang))
    deck = opened(report, tmp_path)
    said = "\n".join(words(slide) for slide in deck.slides)
    for name in samples.HARD_NAMES:
        assert name in said
    everything = parts(tmp_path / "deck.pptx")
    assert not [name for name, part in everything.items() if b"<f>" in part or b"<f " in part]
    outside = re.compile(rb'TargetMode="External"')
    assert not [name for name, part in everything.items() if outside.search(part)]


def test_only_links_of_the_report_lead_out(tmp_path):
    opened(samples.company(), tmp_path)
    found = b"".join(parts(tmp_path / "deck.pptx").values())
    assert re.findall(rb'Target="(http[^"]+)" TargetMode="External"', found) == [
        b"https://www.elementsofai.com"
    ]


@pytest.mark.parametrize("lang", samples.LANGS)
def test_the_same_report_gives_the_same_bytes(lang, tmp_path):
    report = all_on_slides(samples.annual(lang))
    for name in ("one.pptx", "two.pptx"):
        write_pptx(report, tmp_path / name)
    assert (tmp_path / "one.pptx").read_bytes() == (tmp_path / "two.pptx").read_bytes()


def test_a_deck_is_in_the_organisers_colours(tmp_path):
    report = samples.annual()
    own = report.look.model_copy(update={"accent": "#123456", "stages": ("#fedcba", "#400080")})
    opened(replace(report, look=own), tmp_path)
    theme = parts(tmp_path / "deck.pptx")["ppt/theme/theme1.xml"]
    assert b'<a:accent1><a:srgbClr val="123456"/></a:accent1>' in theme
    assert b'<a:custClr><a:srgbClr val="FEDCBA"/></a:custClr>' in theme


def test_a_logo_that_is_no_picture_is_refused(tmp_path):
    logo = tmp_path / "logo.png"
    logo.write_text("not a picture")
    own = samples.annual().look.model_copy(update={"logo": logo})
    with pytest.raises(DataError, match="logo"):
        write_pptx(replace(samples.annual(), look=own), tmp_path / "deck.pptx")
    assert not (tmp_path / "deck.pptx").exists()


def test_chapters_are_sections_that_hold_every_slide_once(tmp_path):
    report = all_on_slides(samples.annual())
    deck = opened(report, tmp_path)
    root = deck.element
    listed = [one.get("id") for one in root.iter("{*}sldId") if "2010" in one.tag]
    assert listed == [str(slide.slide_id) for slide in deck.slides]


def test_what_is_not_known_leaves_nothing_behind(tmp_path):
    bare = replace(samples.annual(), organiser="", subtitle="", warning="", dated=None)
    for slide in opened(bare, tmp_path).slides:
        assert all(frame.text for shape, frame in frames(slide) if not shape.has_table)


def test_an_exhibit_that_is_not_for_slides_is_on_none(tmp_path):
    report = samples.annual()
    shown = [block for block in report.blocks() if isinstance(block, Exhibit) and block.on_slide]
    deck = opened(report, tmp_path)
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert sum(len(charts(slide)) > 0 for slide in deck.slides) == len(shown)
    assert {plain(one.title) for one in shown} <= set(titles)
