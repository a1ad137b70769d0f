"""A small survey with every kind of rule, and files made from text, bytes or cells."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from trigpoint.instrument.model import Instrument
from trigpoint.responses.model import Responses
from trigpoint.responses.read import Read, read_answers

Reads = Callable[..., Read]
Words = Callable[[Responses, str], list[str]]

WORDINGS = {
    "sector": {"工業": "industry", "industry and crafts": "industry", "服務業": "services"},
    "tools": {"不使用": "none", "機器學習": "ml", "machine learning": "ml"},
    "host": {"自有機房": "own", "own (hosts)": "own"},
}


@pytest.fixture(scope="session")
def survey() -> Instrument:
    single, multiple = {"kind": "single"}, {"kind": "multiple"}
    return Instrument.model_validate(
        {
            "schema": 1,
            "id": "small",
            "version": "1",
            "languages": ["zh-Hant", "en"],
            "banner": "sector",
            "profile": [
                {"id": "sector", **single, "options": ["industry", "services"]},
                {
                    "id": "branch",
                    **single,
                    "options": ["steel", "retail"],
                    "parent": "sector",
                    "within": {"steel": "industry", "retail": "services"},
                },
            ],
            "questions": [
                {
                    "id": "tools",
                    **multiple,
                    "options": ["none", "ml", "vision", "not_sure"],
                    "exclusive": ["none", "not_sure"],
                },
                {
                    "id": "host",
                    **single,
                    "options": ["own", "cloud"],
                    "asked_if": [{"question": "tools", "none_of": ["none"]}],
                },
                {
                    "id": "cloud_kind",
                    **single,
                    "options": ["public", "private"],
                    "asked_if": [{"question": "host", "any_of": ["cloud"]}],
                },
                {"id": "problems", **multiple, "options": ["a", "b", "c"], "max_choices": 2},
                {"id": "way", **single, "options": ["in_house", "bought", "none"]},
                {"id": "rating", "kind": "rating", "min": 0, "max": 100},
            ],
            "sections": [
                {"id": "firm", "questions": ["sector", "branch"]},
                {"id": "work", "questions": ["tools", "way", "host", "cloud_kind"]},
                {"id": "rest", "questions": ["problems", "rating"]},
            ],
            "dimensions": [{"id": "only"}],
            "indicators": [
                {
                    "id": "way",
                    "question": "way",
                    "dimension": "only",
                    "key": {"points": {"in_house": 100, "bought": 50, "none": 0}},
                }
            ],
            "stages": {"names": ["low", "high"], "cut_points": [50]},
            "contradictions": [
                {
                    "id": "tools_without_work",
                    "when": [
                        {"question": "tools", "none_of": ["none"]},
                        {"question": "way", "any_of": ["none"]},
                    ],
                }
            ],
        }
    )


@pytest.fixture(scope="session")
def wordings() -> Mapping[str, Mapping[str, str]]:
    return WORDINGS


@pytest.fixture
def read(tmp_path: Path, survey: Instrument) -> Reads:
    """Read the small survey's answers from text (written as UTF-8) or bytes."""

    def reading(content: str | bytes, name: str = "answers.csv") -> Read:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_answers(path, survey, WORDINGS)

    return reading


@pytest.fixture(scope="session")
def answers() -> Words:
    """One question's answers in words: ids joined by a blank, ``-`` missing, ``/`` not asked."""
    return _answers


def _answers(responses: Responses, name: str) -> list[str]:
    question = responses.instrument.by_id[name]
    shown = {question.missing: "-", question.not_asked: "/"}
    found = []
    for code in responses.codes[name].tolist():
        if question.kind == "multiple" and code not in shown:
            ticked = [one for at, one in enumerate(question.answers) if code >> at & 1]
            found.append(" ".join(ticked))
        else:
            found.append(shown.get(code) or question.answers[code])
    return found


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


@pytest.fixture(scope="session")
def workbook() -> Callable[..., bytes]:
    """A workbook from the XML of its rows, as no well-behaved program would write it."""
    return _workbook


def _workbook(
    rows: str,
    *,
    shared: str = "",
    before: str = "",
    extra: Mapping[str, bytes] | None = None,
    second: str | None = None,
) -> bytes:
    sheets = {"sheet1": rows} | ({"sheet2": second} if second is not None else {})
    listed = "".join(
        f'<sheet name="{name}" sheetId="{at}" r:id="r{at}"/>' for at, name in enumerate(sheets, 1)
    )
    links = "".join(
        f'<Relationship Id="r{at}" Type="{LINKS}/worksheet" Target="worksheets/{name}.xml"/>'
        for at, name in enumerate(sheets, 1)
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}">'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{links}'
        f'<Relationship Id="s" Type="{LINKS}/sharedStrings" Target="sharedStrings.xml"/>'
        "</Relationships>",
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{shared}</sst>',
    }
    for name, content in sheets.items():
        parts[f"xl/worksheets/{name}.xml"] = (
            f'{before}<worksheet xmlns="{MAIN}"><sheetData>{content}</sheetData></worksheet>'
        )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as book:
        for name, part in parts.items():
            book.writestr(name, part)
        for name, binary in (extra or {}).items():
            book.writestr(name, binary)
    return target.getvalue()


@pytest.fixture(scope="session")
def text_row() -> Callable[..., str]:
    """The XML of one row of plain texts; None leaves a cell out."""

    def row(number: int, *texts: str | None) -> str:
        cells = "".join(
            f'<c r="{chr(65 + at)}{number}" t="inlineStr"><is><t>{text}</t></is></c>'
            for at, text in enumerate(texts)
            if text is not None
        )
        return f'<row r="{number}">{cells}</row>'

    return row
