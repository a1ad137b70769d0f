"""Words that could break a page, run as a program or turn a line around are printed, no more.

They stand wherever an organiser or a firm can write: the wave's settings, its foreword and
articles, its look, the names of its cohorts, a respondent's id.
"""

from __future__ import annotations

import io
import json
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
import yaml
from pptx import Presentation

from tests.reports.finished.xlsx_file import formulas, read_xlsx
from tests.reports.html.reading import Element, read
from tests.reports.pdf.read import bare, text_of
from trigpoint.reports.annual import annual_report
from trigpoint.reports.annual.publish import publish
from trigpoint.reports.company import company_report, ready_companies, write_companies
from trigpoint.reports.fonts import drawable
from trigpoint.reports.formats import RENDERERS, write_report
from trigpoint.reports.source import open_source
from trigpoint.responses.write import write_answers

pytestmark = pytest.mark.slow

MARKUP = "<script>alert('x')</script> & <b>Sons</b> ]]> &lt; <!-- {{ 1 }} {% x %} ${y} %s"
FORMULA = '=1+1 +cmd|"/C calc"!A0 @SUM(1) -2+3'
TYPST = '#import "x.typ": * #sys.inputs $a_b$ [x](y) *z* @ref <label> \\ `code` // ~'
EMOJI = "👩‍👩‍👧‍👦 🏳️‍🌈 🇹🇼 👍🏽 🦊 堃𠮷喆𡘙"
RIGHT_TO_LEFT = "חברת בינה שركة الذكاء"
TURNED = "abc \u202edef \u2066ghi"
CONTROL = "bell\x07 escape\x1b[31m delete\x7f"
LONG = "Everlasting Formosan Consolidated Precision Machinery 長長長 " * 5 + "end"
UNBROKEN = "Antidisestablishmentarianism" * 10 + "end"

TURNING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}

EVERYTHING = f"{FORMULA} {MARKUP} {TYPST} {EMOJI} {RIGHT_TO_LEFT} {TURNED} {CONTROL}"
HOSTILE = {"everything": EVERYTHING, "long": LONG, "unbroken": UNBROKEN}
CLUB = '<b>klub</b> & "söhne" #x $y$ [z] 🦊'
FIRM = '<i>f</i> & "1" ]]> #sys $a$ *b* 👩‍👩‍👧‍👦 \u202e שלום /../x'


@dataclass(frozen=True)
class Harmed:
    """A wave with hostile words, its report's files, and a firm's."""

    words: str
    folder: Path
    wave: Path

    @property
    def shown(self) -> str:
        return _shown(self.words)

    def content(self, ending: str) -> bytes:
        return (self.folder / f"report{ending}").read_bytes()


def _wave(words: str, folder: Path, small, instrument: Path) -> Path:
    """A wave in which everything that can be written is hostile."""
    folder.mkdir()
    wave = small(cohorts={CLUB: 0.5})
    wave.respondent[3] = FIRM
    write_answers(wave, folder / "answers.csv")
    said = {"en": words}
    settings = {
        "schema": 1,
        "id": words,
        "title": said,
        "organiser": said,
        "mode": said,
        "dates": {"from": date(2024, 5, 1), "to": date(2024, 5, 31)},
        "instrument": str(instrument),
        "cut_points": {"points": [30, 55.5], "source": said},
        "reconstructed": {"command": words, "seed": 1, "note": said},
        "cohorts": {CLUB: said},
    }
    (folder / "wave.yaml").write_text(yaml.dump(settings, Dumper=_InFull), "utf-8")
    (folder / "look.yaml").write_text(_look(words), "utf-8")
    told = "".join(one for one in words if unicodedata.category(one) != "Cc")
    (folder / "articles").mkdir()
    for file in ("foreword.en.md", "articles/1.en.md"):
        (folder / file).write_text(f"# {told}\n\n*{told}*\n\n{told}\n\n- {told}\n\n    {told}\n")
    return folder


class _InFull(yaml.SafeDumper):
    """What is said twice is written twice."""

    def ignore_aliases(self, data):
        return True


def _look(words: str) -> str:
    own = yaml.safe_load(Path("src/trigpoint/reports/look.yaml").read_text("utf-8"))
    return yaml.safe_dump(own | {"name": words})


@pytest.fixture(scope="module", params=HOSTILE)
def harmed(request, small, civic_cloud_folder, tmp_path_factory) -> Harmed:
    folder, words = tmp_path_factory.mktemp("harm"), HOSTILE[request.param]
    wave = _wave(words, folder / "wave", small, civic_cloud_folder)
    source = open_source(wave)
    report = annual_report(source, "en", cohorts=source.cohorts())
    list(publish(report, source, source.cohorts(), folder, "trigpoint report"))
    return Harmed(words, folder, wave)


@pytest.fixture(scope="module")
def harmless(small, civic_cloud_folder, tmp_path_factory) -> Element:
    """The page of the same wave in plain words."""
    folder = tmp_path_factory.mktemp("plain")
    source = open_source(_wave("plain words", folder / "wave", small, civic_cloud_folder))
    report = annual_report(source, "en", cohorts=source.cohorts())
    write_report(report, folder / "report.html")
    return read((folder / "report.html").read_text("utf-8"))


def _shape(page: Element) -> set[tuple[str, str]]:
    """Every kind of element with every attribute that one of its kind has."""
    return {(one.tag, name) for one in page.all() for name in ("", *one.attributes)}


def test_the_page_has_no_other_elements_than_that_of_plain_words(harmed, harmless):
    page = read(harmed.content(".html").decode())
    long_title, emphasis_in_markdown = ("h1", "class"), ("em", "")
    assert _shape(page) - _shape(harmless) <= {long_title, emphasis_in_markdown}
    [heading] = page.all("h1")
    assert heading.text == harmed.shown
    links = [one.attributes["href"] for one in page.all("a")]
    assert all(one.startswith("#") for one in links)
    assert page.text.count(harmed.shown) > 5


def test_the_workbook_has_no_formula_and_all_words(harmed):
    content = harmed.content(".xlsx")
    assert formulas(content) == 0
    assert sum(harmed.shown in text for text in read_xlsx(content).told) > 5


def test_the_deck_opens_and_says_all_words(harmed):
    deck = Presentation(io.BytesIO(harmed.content(".pptx")))
    assert deck.slides[0].shapes.title.text == harmed.shown
    said = [
        shape.text_frame.text
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_text_frame
    ]
    assert sum(harmed.shown in one for one in said) > 10
    links = [run.hyperlink.address for slide in deck.slides for run in _runs(slide)]
    assert set(links) == {None}


def _runs(slide) -> Iterator:
    for shape in slide.shapes:
        if shape.has_text_frame:
            for paragraph in shape.text_frame.paragraphs:
                yield from paragraph.runs


def test_the_pdf_has_all_words_in_its_text(harmed):
    assert _unsaid(harmed.shown, harmed.content(".pdf")) == []


def _unsaid(words: str, pdf: bytes) -> list[str]:
    """The words that are not in the text of a PDF; of those from right to left, the characters."""
    text = text_of(pdf)
    parts = [bare(drawable(part)) for part in words.split()]
    return [
        part
        for part in parts
        if part not in text
        and not (_runs_left(part) and set(unicodedata.normalize("NFKC", part)) <= set(text))
    ]


def _runs_left(part: str) -> bool:
    return any(unicodedata.bidirectional(one) in ("R", "AL") for one in part)


def test_the_open_data_name_the_wave_as_it_is_called(harmed):
    manifest = json.loads((harmed.folder / "data/manifest.json").read_text("utf-8"))
    assert manifest["wave"]["title"] == {"en": harmed.words}
    assert manifest["warning"] == harmed.shown


def test_a_report_to_a_firm_says_who_it_is_and_does_nothing(harmed, tmp_path):
    ready = ready_companies(open_source(harmed.wave).wave, "en")
    report = company_report(ready, FIRM)
    for ending in (".html", ".pdf"):
        write_report(report, tmp_path / f"firm{ending}")
    page = read((tmp_path / "firm.html").read_text("utf-8"))
    assert _shown(FIRM) in page.text
    assert not [one for one in page.all("b", "i") if one.text in ("f", "Sons")]
    assert [script.text.count("alert") for script in page.all("script")] == [0]
    assert _unsaid(_shown(FIRM), (tmp_path / "firm.pdf").read_bytes()) == []


def test_every_firm_gets_a_file_within_the_folder(harmed, tmp_path):
    ready = ready_companies(open_source(harmed.wave).wave, "en")
    (tmp_path / "all").mkdir()
    written = list(write_companies(ready, [FIRM, "R1"], tmp_path / "all", ".html"))
    assert [one.failure for one in written] == ["", ""]
    assert sorted((tmp_path / "all").iterdir()) == sorted(one.file for one in written)


def test_the_same_words_give_the_same_bytes(harmed, tmp_path):
    source = open_source(harmed.wave)
    report = annual_report(source, "en", cohorts=source.cohorts())
    for ending in RENDERERS:
        write_report(report, tmp_path / f"again{ending}")
        assert (tmp_path / f"again{ending}").read_bytes() == harmed.content(ending)


def _shown(text: str) -> str:
    """Without control characters and marks that turn text around."""
    return "".join(
        one
        for one in text
        if unicodedata.category(one) != "Cc" and unicodedata.bidirectional(one) not in TURNING
    )
