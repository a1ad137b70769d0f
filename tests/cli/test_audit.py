"""``trigpoint audit``: what it prints, writes and refuses."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from trigpoint.cli import main
from trigpoint.published.read import read_published

FIGURES = Path(
    str(files("trigpoint") / "instruments" / "ai-index" / "waves" / "2023" / "published.yaml")
)


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["audit", *map(str, arguments)])


@pytest.fixture(scope="module")
def as_json() -> str:
    result = run(FIGURES, "--json")
    assert result.exit_code == 0
    return result.stdout


def test_json_is_a_list_of_findings_with_the_keys_of_the_contract(as_json: str) -> None:
    found = json.loads(as_json)
    assert len(found) == 12
    assert all(
        list(one) == ["where", "kind", "column", "printed", "suggested", "evidence"]
        for one in found
    )


def test_words_say_place_kind_and_evidence() -> None:
    result = run(FIGURES)
    assert "indicators.te2: wrong_base; printed all, should be ai_users" in result.stdout
    assert "66 of 325 firms" in result.stdout
    assert result.stdout.endswith("12 faults found.\n")


def test_quiet_prints_nothing() -> None:
    assert run(FIGURES, "--quiet").stdout == ""


def test_the_corrected_file_holds_the_corrections_and_says_what_they_are(tmp_path: Path) -> None:
    target = tmp_path / "corrected.yaml"
    assert run(FIGURES, "--corrected", target, "--quiet").exit_code == 0
    table = read_published(target).indicators["te3"]
    assert [figure.printed for figure in table.options["full"]] == [
        "40.9", "46.9", "35.1", "37.8", "38.3",
    ]  # fmt: skip
    assert "# - indicators.b4.mean, ict: truncated_number" in target.read_text("utf-8")


SHEETS = {
    "wrong": "misprints: [{where: indicators.b1, kind: wrong_base, correct: genai_users}]\n"
    "recovered_key: {b1: {paper: 100}}\ncut_points: [1, 2]\n",
    "no sheet at all": "misprints: 7\nrecovered_key: what\ncut_points:\n",
}


@pytest.mark.parametrize("sheet", SHEETS)
def test_an_answer_sheet_in_the_file_changes_nothing(
    sheet: str, as_json: str, tmp_path: Path
) -> None:
    path = tmp_path / "with-sheet.yaml"
    path.write_text(FIGURES.read_text("utf-8") + SHEETS[sheet], "utf-8")
    assert run(path, "--json").stdout == as_json


def test_a_file_of_the_wrong_form_is_refused_with_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "published.yaml"
    path.write_text("source: {title: t, n: 3}\ncolumns: [total]\nbases: {all: [3, 4]}\n", "utf-8")
    result = run(path)
    assert result.exit_code == 1
    assert f"{path}:" in result.stderr
    assert "indicators is missing" in result.stderr


def test_a_file_that_is_not_there_is_bad_data() -> None:
    result = run("nowhere.yaml")
    assert result.exit_code == 1
    assert "nowhere.yaml: is not there" in result.stderr


def test_help_has_an_example() -> None:
    assert "Example: trigpoint audit" in run("--help").stdout
