from __future__ import annotations

from trigpoint.responses.check import check_answers
from trigpoint.responses.quality import broken_rules, quality_rows

BROKEN = {"b4": "privacy_governance not_sure", "te1": "none", "te2": "hybrid_cloud"}


def test_every_kind_of_fault_is_a_row_with_its_treatment(ai_index, respond):
    rows = quality_rows(check_answers(respond(ai_index, [BROKEN, BROKEN]))).to_pylist()
    assert {
        "question": "b4",
        "rule": "exclusive_with_others",
        "treatment": "drop_exclusive",
        "count": 2,
    } in rows
    assert {"question": "b1", "rule": "unanswered", "treatment": "missing", "count": 2} in rows


def test_one_line_counts_what_broke_a_rule_and_not_what_is_unanswered(ai_index, respond):
    line = broken_rules(check_answers(respond(ai_index, [BROKEN])))
    assert "exclusive_with_others 1" in line
    assert "answered_not_asked 1" in line
    assert "unanswered" not in line


def test_nothing_is_said_where_no_rule_was_broken(ai_index, respond):
    assert broken_rules(check_answers(respond(ai_index, [{}]))) == ""
