"""Waves to report on, good and bad, and what every chapter of a report has to keep to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from trigpoint.instrument.model import Instrument
from trigpoint.release import certainty
from trigpoint.reports.annual.material import Material, gather
from trigpoint.reports.content import Exhibit, Mark, Report, Section
from trigpoint.reports.look import own_look
from trigpoint.reports.source import Source, open_source
from trigpoint.responses.check import check_answers
from trigpoint.responses.model import Responses
from trigpoint.scores import score
from trigpoint.sentences import plain
from trigpoint.tally.kernel import tally_answers
from trigpoint.wave.open import Wave

WAVE = Path("src/trigpoint/instruments/ai-index/waves/2023")


@pytest.fixture(scope="session")
def source_of(civic_cloud, civic_cloud_folder) -> Callable[..., Source]:
    """``source_of(responses)`` as from an answers file; ``alone=True`` as from its tally."""

    def made(responses: Responses, *, alone: bool = False) -> Source:
        own = responses.instrument
        name = str(civic_cloud_folder) if own is civic_cloud else own.id
        cuts = own.stages.cut_points
        wave = Wave(Path("answers.csv"), name, own, responses, cuts, None, ())
        tally = tally_answers(responses)
        if alone:
            return Source(name, own, tally, cuts, own_look())
        return Source(name, own, tally, cuts, own_look(), wave, score(responses, cuts))

    return made


@pytest.fixture(scope="session")
def shipped() -> Source:
    """The reconstructed wave that comes along."""
    return open_source(WAVE, "ai-index")


@pytest.fixture(scope="session", params=["zh-Hant", "en"])
def printed_material(request, shipped) -> Material:
    """The shipped wave in each language."""
    return gather(shipped, request.param)


@pytest.fixture(scope="session")
def sound() -> Callable[[Report], None]:
    """Asserts what every report keeps to, whatever the wave."""
    return _sound


def _sound(report: Report) -> None:
    assert report.unbound() == []
    texts = list(_values(report.sections, str))
    assert not [text for text in texts if "nan" in text.split()]
    assert not [mark for mark in _values(report.sections, Mark) if mark.value != mark.value]
    for block in report.blocks():
        if isinstance(block, Exhibit):
            assert block.table.rows
            assert all(len(row.cells) == len(block.table.columns) for row in block.table.rows)
            assert block.chart is None or _drawn(block), block.id
    ids = [section.id for section in report.all_sections()]
    assert len(ids) == len(set(ids))


def _drawn(exhibit: Exhibit) -> bool:
    """Whether there is anything to see, and it is told in words."""
    marks = (mark for mark in _values(exhibit.chart, Mark) if mark.value is not None)
    return bool(exhibit.alt) and next(marks, None) is not None


def _values(value: Any, kind: type) -> Iterator[Any]:
    if isinstance(value, kind):
        yield value
    if is_dataclass(value):
        for one in fields(value):
            yield from _values(getattr(value, one.name), kind)
    elif isinstance(value, tuple):
        for one in value:
            yield from _values(one, kind)


@pytest.fixture(scope="session")
def said() -> Callable[[Section | None], str]:
    """Every sentence of a section and its parts, a line each."""

    def found(section: Section | None) -> str:
        if section is None:
            return ""
        report = Report("annual", "", "", "", "", None, "", (), (section,), own_look(), {})
        return "\n".join(plain(sentence) for sentence in report.sentences())

    return found


@pytest.fixture(scope="session")
def exhibits() -> Callable[[Section], Mapping[str, Exhibit]]:
    """The exhibits of a section and its parts, by their ids."""

    def found(section: Section) -> Mapping[str, Exhibit]:
        report = Report("annual", "", "", "", "", None, "", (), (section,), own_look(), {})
        return {block.id: block for block in report.blocks() if isinstance(block, Exhibit)}

    return found


@pytest.fixture(scope="session")
def row_texts() -> Callable[..., Sequence[str]]:
    """What is printed in a row of an exhibit's table; ``withheld`` where it may not be."""

    def found(exhibit: Exhibit, row: str) -> Sequence[str]:
        cells = {one.id: one.cells for one in exhibit.table.rows}[row]
        return ["withheld" if cell.withheld else cell.text for cell in cells]

    return found


@pytest.fixture(autouse=True)
def few_draws(monkeypatch):
    """The intervals of cut points are not what is tested here."""
    monkeypatch.setattr(certainty, "DRAWS", 20)


def _one_column(wave: Responses) -> None:
    wave.codes[wave.instrument.banner][:] = 0


def _three_in_a_column(wave: Responses) -> None:
    wave.codes[wave.instrument.banner][:] = np.arange(len(wave)) < 3


def _no_column(wave: Responses) -> None:
    banner = wave.instrument.by_id[wave.instrument.banner]
    wave.codes[banner.id][:] = banner.missing


def _silent(wave: Responses) -> None:
    for question in wave.instrument.questions:
        wave.codes[question.id][:] = question.missing


def _alike(wave: Responses) -> None:
    for codes in wave.codes.values():
        codes[:] = codes[0]


BAD = {
    "no firm": ({"n": 0}, None),
    "one firm": ({"n": 1, "missing": 0}, None),
    "four firms": ({"n": 4, "missing": 0}, None),
    "twelve firms": ({"n": 12}, None),
    "twenty-nine firms": ({"n": 29}, None),
    "weighted": ({"n": 60, "weighted": True}, None),
    "mostly missing": ({"n": 60, "missing": 0.5}, None),
    "all in one column": ({"n": 40}, _one_column),
    "three in a column": ({"n": 60, "missing": 0}, _three_in_a_column),
    "no column known": ({"n": 40}, _no_column),
    "nobody answered": ({"n": 40}, _silent),
    "all alike": ({"n": 40, "missing": 0, "seed": 3}, _alike),
}


@pytest.fixture(scope="session", params=["ai-index", "civic-cloud"])
def instrument(request, ai_index, civic_cloud) -> Instrument:
    """The shipped instrument, and the second one."""
    return {"ai-index": ai_index, "civic-cloud": civic_cloud}[request.param]


@pytest.fixture(params=BAD)
def bad_wave(request, instrument, make_wave) -> Responses:
    """A wave that is hard to report on."""
    options, change = BAD[request.param]
    wave = make_wave(instrument, **options)
    if change:
        change(wave)
    return check_answers(wave)
