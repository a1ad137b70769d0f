"""``trigpoint tally``: counts answers, adds tallies, and refuses what does not add."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pyarrow import csv, parquet

from trigpoint.cli import main

HEADER = "respondent,industry,capital,b1,b3,ta1\n"
NORTH = HEADER + "N1,ict,over_100m,paper,none,under_25\nN2,retail,,systems,announced,over_75\n"
SOUTH = HEADER + "S1,ict,not_given,paper,none,from_25\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "north.csv").write_text(NORTH, "utf-8")
    (tmp_path / "south.csv").write_text(SOUTH, "utf-8")
    (tmp_path / "both.csv").write_text(NORTH + SOUTH.removeprefix(HEADER), "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["tally", *words])


def test_added_tallies_are_the_tally_of_all_answers(folder):
    for name in ("north", "south", "both"):
        assert run(f"{name}.csv", "--out", f"{name}.tally", "--quiet").exit_code == 0
    added = run("north.tally", "south.tally", "--out", "added.tally")
    assert added.stdout == "3 respondents in 5 columns: added.tally\n"
    assert (folder / "added.tally").read_bytes() == (folder / "both.tally").read_bytes()


def test_answers_and_tallies_add_too(folder):
    run("north.csv", "--out", "north.tally", "--quiet")
    run("both.csv", "--out", "both.tally", "--quiet")
    assert run("north.tally", "south.csv", "--out", "added.tally").exit_code == 0
    assert (folder / "added.tally").read_bytes() == (folder / "both.tally").read_bytes()


def test_parquet_gives_the_same_bytes_as_csv(folder):
    parquet.write_table(csv.read_csv(folder / "both.csv"), folder / "both.parquet")
    for ending in ("csv", "parquet"):
        assert run(f"both.{ending}", "--out", f"{ending}.tally", "--by", "b1").exit_code == 0
    assert (folder / "csv.tally").read_bytes() == (folder / "parquet.tally").read_bytes()


def test_json_says_what_was_counted_and_nothing_else(folder):
    found = run("both.csv", "--out", "both.tally", "--json", "--quiet")
    document = json.loads(found.stdout)
    assert document.pop("hash")
    assert document == {
        "respondents": 3,
        "weighted": 3.0,
        "columns": 5,
        "instrument": "ai-index",
    }


def test_missing_questions_are_noticed_unless_quiet(folder):
    assert "no column" in run("both.csv", "--out", "both.tally").stderr
    assert run("both.csv", "--out", "both.tally", "--quiet").output == ""


def test_tallies_in_different_columns_are_refused_and_nothing_is_written(folder):
    run("north.csv", "--out", "north.tally")
    run("south.csv", "--out", "south.tally", "--by", "capital")
    refused = run("north.tally", "south.tally", "--out", "added.tally")
    assert refused.exit_code == 1
    assert "differ in columns: capital=not_given" in refused.stderr
    assert not (folder / "added.tally").exists()


def test_a_tally_of_another_instrument_is_refused(folder, civic_cloud_folder):
    run("north.csv", "--out", "north.tally")
    refused = run("north.tally", "--out", "again.tally", "--instrument", str(civic_cloud_folder))
    assert refused.exit_code == 1
    assert "counts answers to ai-index" in refused.stderr


def test_columns_cannot_be_asked_of_what_is_already_counted(folder):
    run("north.csv", "--out", "north.tally")
    refused = run("north.tally", "--by", "capital", "--out", "again.tally")
    assert refused.exit_code == 2
    assert "the columns of a tally are fixed" in refused.stderr


def test_faults_of_a_parquet_file_are_told_like_those_of_any_other(folder):
    table = csv.read_csv(folder / "both.csv")
    parquet.write_table(
        table.rename_columns(["respondent", "industry", "capital", "b1", "b3", "z"]), "z.parquet"
    )
    refused = run("z.parquet", "--out", "z.tally", "--faults", "faults.txt")
    assert refused.exit_code == 1
    assert '"z"' in (folder / "faults.txt").read_text("utf-8")
    assert not (folder / "z.tally").exists()
