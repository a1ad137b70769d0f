"""``trigpoint reconstruct``: what it writes, prints and refuses."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from trigpoint.cli import main

WAVE = Path(str(files("trigpoint") / "instruments" / "ai-index" / "waves" / "2023"))


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["reconstruct", *map(str, arguments)])


def test_print_that_does_not_fit_is_refused_and_nothing_written(tmp_path: Path) -> None:
    text = (WAVE / "published.yaml").read_text("utf-8")
    (tmp_path / "other.yaml").write_text(text.replace("paper:", "parchment:"), "utf-8")
    result = run(tmp_path / "other.yaml", "--out", tmp_path / "answers.csv")
    assert result.exit_code == 1
    assert "parchment is not in the instrument" in result.output
    assert [file.name for file in tmp_path.iterdir()] == ["other.yaml"]


def test_an_ending_that_holds_no_answers_is_bad_usage(tmp_path: Path) -> None:
    result = run(WAVE / "published.yaml", "--out", tmp_path / "answers.txt")
    assert result.exit_code == 2


@pytest.mark.slow
def test_the_shipped_wave_is_what_its_command_makes(tmp_path: Path) -> None:
    out = tmp_path / "answers.csv"
    result = run(WAVE / "published.yaml", "--out", out, "--seed", 2023, "--json")
    assert result.exit_code == 0
    assert out.read_bytes() == (WAVE / "answers.csv").read_bytes()
    assert json.loads(result.stdout) == json.loads((tmp_path / "answers.figures.json").read_text())


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_any_seed_meets_the_report(tmp_path: Path, seed: int) -> None:
    result = run(WAVE / "published.yaml", "--out", tmp_path / "a.csv", "--seed", seed, "--json")
    found = json.loads(result.stdout)
    assert found["verdicts"]["missed"] == 0
    nearly = {row["where"] for row in found["figures"] if row["verdict"] == "nearly met"}
    assert nearly <= {"stages.mean.technical"}
    assert [one["says"] for one in found["statements"] if one["holds"] is False] == []
