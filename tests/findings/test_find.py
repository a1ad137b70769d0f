"""At most ten, the strongest first, in sentences that state only what stands in the tables."""

from __future__ import annotations

import pytest

from tests.findings.altered import answering, by_index, picked
from tests.findings.conftest import Found, Tell, tables_of
from trigpoint.findings.find import MOST, find_findings
from trigpoint.findings.scores import SELF_RATINGS
from trigpoint.instrument.report import (
    ReportPlan,
    ReportText,
    load_report_plan,
    load_report_text,
)
from trigpoint.instrument.text import Text, load_text
from trigpoint.responses.model import Responses
from trigpoint.sentences import Cell, Number, Sentence, numbers
from trigpoint.tables.cells import column_ids
from trigpoint.tables.model import Row, Tables

AREAS = {
    "level": "index",
    "groups": "index",
    "stages": "stages",
    "dimensions": "index",
    "indicators": "indicators",
    "generative_ai": "generative_ai",
    "adoption": "technical",
    "training": "talent",
    "challenges": "challenges",
}


def test_what_the_printed_report_concludes_is_found(shipped, tell: Tell) -> None:
    found = tell(shipped.responses, heading=shipped.heading("en"))
    assert {name: one.section for name, one in found.items()} == AREAS


def test_every_finding_has_a_body_of_one_to_three_sentences(wave: Responses, tell: Tell) -> None:
    for lang in ("zh-Hant", "en"):
        for one in tell(wave, lang=lang).values():
            assert 1 <= len(one.body) <= 3
            assert _plain(one.title)[-1] not in "。."
            assert all(_plain(sentence)[-1] in "。." for sentence in one.body)


def test_the_strongest_comes_first(wave: Responses, tell: Tell) -> None:
    strengths = [one.strength for one in tell(wave).values()]
    assert strengths == sorted(strengths, reverse=True)
    assert min(strengths) > 1.96


def test_a_finding_is_as_strong_as_its_strongest_sentence(wave: Responses, tell: Tell) -> None:
    """16.0 % have it in their processes: (50 - 16)/(50/√325) = 12.26 standard errors from half."""
    assert tell(wave)["generative_ai"].strength == pytest.approx(12.26, abs=0.01)
    asked = answering(wave, "te4", {"in_processes": 1, "planning": 1})
    assert tell(asked)["generative_ai"].strength < 12


def test_there_are_at_most_ten(wave: Responses) -> None:
    plan, own = load_report_plan("ai-index"), load_report_text("ai-index", "en")
    planned = plan.findings[0]
    copies = [planned.model_copy(update={"id": f"copy_{at}"}) for at in range(15)]
    plan = plan.model_copy(update={"findings": (*plan.findings, *copies)})
    words = {**own.findings, **{one.id: own.findings[planned.id] for one in copies}}
    own = own.model_copy(update={"findings": words})
    found = find_findings(tables_of(wave), plan, load_text("ai-index", "en"), own)
    assert len(found) == MOST == 10
    assert {one.id for one in found} >= {planned.id}


WAVES = {
    "as it is": lambda wave: wave,
    "the best": lambda wave: picked(wave, by_index(wave)[-120:]),
    "the others": lambda wave: picked(wave, by_index(wave)[:200]),
    "few of an industry": lambda wave: picked(wave, range(0, 325, 3)),
}


@pytest.mark.parametrize("lang", ["zh-Hant", "en"])
@pytest.mark.parametrize("name", WAVES)
def test_every_number_is_that_of_its_cell(
    wave: Responses, tell: Tell, name: str, lang: str
) -> None:
    altered = WAVES[name](wave)
    _bound(tell(altered, lang=lang), tables_of(altered), load_text("ai-index", lang))


@pytest.mark.parametrize("lang", ["zh-Hant", "en"])
def test_weighted_numbers_are_those_of_their_cells(ai_index, make_wave, tell, lang: str) -> None:
    weighted = make_wave(ai_index, 600, weighted=True)
    _bound(tell(weighted, lang=lang), tables_of(weighted), load_text("ai-index", lang))


@pytest.mark.parametrize("lang", ["en", "ja"])
@pytest.mark.parametrize("weighted", [False, True])
def test_another_instrument_has_findings_too(
    civic_cloud, civic_cloud_folder, make_wave, tell: Tell, lang: str, weighted: bool
) -> None:
    """Three stages have no halves; two dimensions are a pair; Japanese has no words of our own."""
    wave = make_wave(civic_cloud, 900, seed=3, weighted=weighted)
    found = tell(wave, name=civic_cloud_folder, lang=lang)
    assert {"level", "most_common_stage", "cloud_use"} <= set(found)
    assert "stages" not in found
    text = load_text(civic_cloud_folder, lang)
    _bound(found, tables_of(wave, civic_cloud_folder), text)


def test_without_a_plan_there_are_the_findings_of_every_instrument(wave: Responses) -> None:
    found = find_findings(tables_of(wave), ReportPlan(), load_text("ai-index", "en"), ReportText())
    assert {one.id for one in found} == {"level", "groups", "stages", "dimensions", "indicators"}


def _bound(found: Found, tables: Tables, text: Text) -> None:
    """Every number stands in its cell, and no other digit in a sentence but those of labels."""
    assert found
    labels = [label for one in text.questions.values() for label in one.options.values()]
    for finding in found.values():
        named = {number.cell.table for number in numbers(finding.title)}
        assert not named or finding.table in named
        for sentence in (finding.title, *finding.body):
            assert [one.text for one in numbers(sentence)] == [
                _printed(one, tables) for one in numbers(sentence)
            ]
            words = "".join(span for span in sentence if isinstance(span, str))
            for label in labels:
                words = words.replace(label, "")
            assert not any(letter.isdigit() for letter in words), words


def _printed(number: Number, tables: Tables) -> str:
    cell = number.cell
    if cell.table == SELF_RATINGS:
        cell = Cell(cell.row, f"mean.{cell.row}", cell.column)
    at = column_ids(tables).index(cell.column)
    row = next(one for one in tables.table(cell.table).rows if _id(one) == cell.row)
    assert row.bases.n[at] >= 30
    if cell.part == "base":
        return f"{row.bases.n[at]:,}"
    value = {"value": row.percent, "low": row.low, "high": row.high}[cell.part][at]
    return f"{value:.{tables.share_decimals if row.option else 1}f}"


def _id(row: Row) -> str:
    return row.option or f"mean.{row.question}"


def _plain(sentence: Sentence) -> str:
    return "".join(span if isinstance(span, str) else span.text for span in sentence)
