"""What a firm reads of itself as it was last time."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from trigpoint.errors import DataError
from trigpoint.reports.company import company_report, ready_companies
from trigpoint.sentences import plain

THEN = {
    "b1": "paper", "b2": "none", "b3": "none", "b4": "not_sure", "b5": "not_sure",
    "ta1": "under_25", "ta2": "unsure", "ta3": "none", "te1": "none", "te2": "(not asked)",
    "te3": "unsure", "te4": "none",
}  # fmt: skip
NOW = THEN | {"b3": "roadmap", "ta3": "from_8", "te3": "full", "te4": "individual"}
LATER_FIRST = THEN | {"te3": "vendor_held"}


@pytest.fixture
def waves(ai_index, respond, wave_of):
    """R0 has moved up a stage, R1 a little, R2 is new."""
    before = respond(ai_index, [THEN, THEN])
    now = respond(ai_index, [NOW, LATER_FIRST, THEN])
    return wave_of(now), wave_of(before)


def test_a_firm_reads_index_stage_and_dimensions_then_and_now(waves):
    """Points: b3 100/15, ta3 100/9, te3 100/12 and te4 75/12 are added to 25/9."""
    now, before = waves
    report = company_report(ready_companies(now, "en", previous=before), "R0")
    rows = {row.id: [cell.text for cell in row.cells] for row in report.tables()["change"].rows}
    assert rows == {
        "index": ["2.8", "35.1", "+32.3"],
        "stage": ["Unknowing AI", "Conscious AI", ""],
        "business": ["0.0", "20.0", "+20.0"],
        "talent": ["8.3", "41.7", "+33.4"],
        "technical": ["0.0", "43.8", "+43.8"],
    }
    [exhibit] = next(s for s in report.sections if s.id == "change").blocks
    assert plain(exhibit.title) == "From 2.8 to 35.1, and from Unknowing AI to Conscious AI"
    assert len(exhibit.chart.rows) == 4
    assert report.unbound() == []


def test_a_firm_reads_beside_each_score_how_far_it_moved(waves):
    now, before = waves
    report = company_report(ready_companies(now, "en", previous=before), "R0")
    table = report.tables()["scores"]
    at = [head.id for head in table.columns].index("moved")
    moved = {row.id: row.cells[at].text for row in table.rows if row.cells[at].text != "0"}
    assert moved == {
        "index": "+32.3",
        "business": "+20.0",
        "talent": "+33.4",
        "technical": "+43.8",
        "b3": "+100",
        "ta3": "+100",
        "te3": "+100",
        "te4": "+75",
    }


def test_within_a_stage_it_says_so(waves):
    now, before = waves
    report = company_report(ready_companies(now, "en", previous=before), "R1")
    [exhibit] = next(s for s in report.sections if s.id == "change").blocks
    assert plain(exhibit.title) == "From 2.8 to 4.9, still in Unknowing AI"


def test_a_firm_that_was_not_there_reads_nothing_of_last_time(waves):
    now, before = waves
    report = company_report(ready_companies(now, "en", previous=before), "R2")
    assert "change" not in {section.id for section in report.sections}


def test_where_nothing_moved_there_is_a_table_and_no_chart(ai_index, respond, wave_of):
    wave = wave_of(respond(ai_index, [THEN]))
    report = company_report(ready_companies(wave, "en", previous=wave), "R0")
    [exhibit] = next(s for s in report.sections if s.id == "change").blocks
    assert exhibit.chart is None
    assert len(exhibit.table.rows) == 5


def test_stages_of_both_times_are_by_the_cut_points_of_this_one(ai_index, respond, wave_of):
    before = wave_of(respond(ai_index, [NOW]))
    lower = replace(before, cut_points=tuple(map(Decimal, ("10", "20", "30"))))
    report = company_report(ready_companies(before, "en", previous=lower), "R0")
    stages = {row.id: row.cells for row in report.tables()["change"].rows}["stage"]
    assert [cell.text for cell in stages[:2]] == ["Conscious AI", "Conscious AI"]


def test_answers_to_other_questions_are_refused(waves, civic_cloud, make_wave, wave_of):
    now, _ = waves
    other = wave_of(make_wave(civic_cloud, 3))
    with pytest.raises(DataError, match="answers civic-cloud, whose questions or key differ"):
        ready_companies(now, "en", previous=other)
