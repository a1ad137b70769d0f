"""``trigpoint path`` shows one respondent the way to the next stage."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from trigpoint.cli import main
from trigpoint.responses.write import write_answers

LOWEST = {
    "b1": "paper", "b2": "none", "b3": "none", "b4": "not_sure", "b5": "not_sure",
    "ta1": "under_25", "ta2": "unsure", "ta3": "none", "te1": "none", "te2": "(not asked)",
    "te3": "unsure", "te4": "none",
}  # fmt: skip
HIGHEST = {
    "b1": "data_driven", "b2": "all_in_house", "b3": "roadmap", "ta1": "over_75",
    "ta2": "develop", "ta3": "from_8", "te1": "ml", "te2": "hybrid_cloud", "te3": "full",
    "te4": "in_processes",
}  # fmt: skip


@pytest.fixture(scope="module")
def answers(ai_index, respond, tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("path") / "answers.csv"
    some = {
        "b3": "roadmap",
        "te3": "full",
        "te4": "in_processes",
        "ta3": "from_5",
        "ta1": "over_75",
    }
    firms = [LOWEST, LOWEST | HIGHEST, LOWEST | {"ta1": None}, LOWEST | some]
    write_answers(respond(ai_index, firms), path)
    return path


def _run(answers: Path, respondent: str, *words: str) -> Result:
    command = ["path", str(answers), "--respondent", respondent, "--lang", "en", *words]
    return CliRunner().invoke(main, command)


def test_the_steps_lead_to_the_next_stage(answers):
    found = json.loads(_run(answers, "R0", "--json").stdout)
    assert (found["stage"], found["next_stage"], found["cut_point"]) == (
        "unknowing",
        "conscious",
        27.4,
    )
    assert found["outcome"] == "found"
    assert found["effort"] == sum(step["effort"] for step in found["steps"])
    gain = sum(step["gain"] for step in found["steps"])
    assert found["reached"] == pytest.approx(found["index"] + gain, abs=1e-4)
    assert found["reached"] >= 27.4


def test_the_page_names_answers_and_what_moves_along(answers):
    page = _run(answers, "R0").stdout
    assert "Unknowing AI" in page
    assert "to Conscious AI, from 27.4: effort" in page
    assert "afterwards" in page


def test_at_the_top_there_is_nothing_above(answers):
    assert "This is the highest stage." in _run(answers, "R1").stdout
    found = json.loads(_run(answers, "R1", "--json").stdout)
    assert (found["outcome"], found["stage"], found["next_stage"]) == ("top", "scaling", None)


def test_without_an_index_it_says_what_is_missing(ai_index, answers):
    page = _run(answers, "R2").stdout
    assert "There is no index" in page
    assert json.loads(_run(answers, "R2", "--json").stdout)["unanswered"] == ["ta1"]


def test_an_unknown_respondent_is_bad_data(answers):
    found = _run(answers, "R99")
    assert (found.exit_code, found.stdout) == (1, "")
    assert "R99: is not among the answers" in found.stderr
