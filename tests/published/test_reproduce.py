"""Printed, ours, why: the shipped wave against the report, and what is said of each miss."""

from __future__ import annotations

from pathlib import Path

import pytest

from trigpoint.instrument.model import Instrument
from trigpoint.instrument.text import wordings
from trigpoint.published.audit import audit
from trigpoint.published.model import Published
from trigpoint.published.reproduce import Reproduced, Tag, Verdict, reproduce, summary
from trigpoint.responses.read import read_answers
from trigpoint.scores import score


@pytest.fixture(scope="module")
def rows(
    report: Published, report_path: Path, ai_index: Instrument
) -> dict[tuple[str, str], Reproduced]:
    answers = report_path.with_name("answers.csv")
    responses = read_answers(answers, ai_index, wordings("ai-index")).responses
    found = reproduce(report, audit(report), responses, score(responses))
    return {(row.where, row.column): row for row in found}


def test_no_figure_of_the_report_is_missed(rows: dict[tuple[str, str], Reproduced]) -> None:
    assert summary(list(rows.values()))["missed"] == 0
    assert len(rows) > 600


def test_only_technical_stage_means_are_missed_a_little(
    rows: dict[tuple[str, str], Reproduced],
) -> None:
    nearly = [row for row in rows.values() if row.verdict is Verdict.NEARLY]
    assert {row.where for row in nearly} == {"stages.mean.technical"}
    assert all(row.miss is not None and row.miss <= 0.08 for row in nearly)
    assert all("not every stage can meet print" in row.why for row in nearly)


@pytest.mark.parametrize(
    ("where", "column", "tag", "verdict"),
    [
        ("indicators.b1.options.paper", "ict", Tag.PRINTED, Verdict.MET),
        ("indicators.te2.options.no_gpu", "total", Tag.PRINTED, Verdict.CORRECTED),
        ("indicators.te3.options.full", "total", Tag.PRINTED, Verdict.MET),
        ("indicators.te3.options.full", "manufacturing", Tag.DERIVED, Verdict.CORRECTED),
        ("indicators.te4.options.planning", "total", Tag.DERIVED, Verdict.CORRECTED),
        ("indicators.te4.options.planning", "ict", Tag.INVENTED, Verdict.OPEN),
        ("indicators.te4.mean", "total", Tag.DERIVED, Verdict.OPEN),
        ("indicators.b4.mean", "ict", Tag.DERIVED, Verdict.CORRECTED),
        ("indicators.b1.mean", "ict", Tag.DERIVED, Verdict.OTHER_MEAN),
        ("index.2023", "total", Tag.PRINTED, Verdict.MET),
        ("index.2022", "total", Tag.PRINTED, Verdict.OTHER_YEAR),
        ("index.range.2023.spread", "", Tag.PRINTED, Verdict.MET),
        ("cohorts.aita.talent", "", Tag.PRINTED, Verdict.MET),
        ("self_assessment.risk_mastery", "", Tag.PRINTED, Verdict.MET),
    ],
)
def test_every_kind_of_figure_has_its_tag_and_verdict(
    rows: dict[tuple[str, str], Reproduced], where: str, column: str, tag: Tag, verdict: Verdict
) -> None:
    row = rows[where, column]
    assert (row.tag, row.verdict) == (tag, verdict)


def test_what_departs_from_print_says_why(rows: dict[tuple[str, str], Reproduced]) -> None:
    explained = (Verdict.CORRECTED, Verdict.OTHER_MEAN, Verdict.NEARLY)
    assert all(row.why for row in rows.values() if row.verdict in explained)
