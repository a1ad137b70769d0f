"""``trigpoint recover``: what it prints and refuses."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

from click.testing import CliRunner, Result

from trigpoint.cli import main

FIGURES = Path(
    str(files("trigpoint") / "instruments" / "ai-index" / "waves" / "2023" / "published.yaml")
)


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["recover", *map(str, arguments)])


def test_json_holds_every_indicators_key() -> None:
    result = run(FIGURES, "--json")
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    assert [id_ for id_, one in found.items() if not one["unique"]] == ["te4"]
    assert found["b1"]["solutions"][0]["points"] == {
        "systems": 25, "data_driven": 100, "integrated": 50, "external_flow": 75, "paper": 0,
    }  # fmt: skip
    assert found["b4"]["solutions"][0]["points"] == {"each": 15, "cap": 100}


def test_words_say_what_is_unique_and_what_is_missed() -> None:
    output = run(FIGURES).stdout
    assert "b1  unique" in output
    assert "misses ict (gives 51.92)" in output
    assert "te4  open" in output
    assert "not determined by its own table" in output


def test_without_a_miss_some_means_have_no_key() -> None:
    found = json.loads(run(FIGURES, "--miss", "0", "--json").stdout)
    assert [id_ for id_, one in found.items() if not one["solutions"]] == [
        "b1", "b2", "b3", "ta2", "te2", "te4",
    ]  # fmt: skip


def test_a_grid_that_is_none_is_bad_usage() -> None:
    assert run(FIGURES, "--grid", "0").exit_code == 2


def test_a_file_that_is_not_there_is_bad_data() -> None:
    assert run("nowhere.yaml").exit_code == 1
