"""``trigpoint tables`` and ``trigpoint release`` from answers to files."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

from trigpoint.cli import main
from trigpoint.instrument.load import load_instrument
from trigpoint.release.files import read_release
from trigpoint.responses.write import write_answers

COLUMNS = [
    *("question", "option", "column", "base", "weighted_base", "effective_base"),
    *("count", "percent", "low", "high", "letters", "suppressed"),
]


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture(scope="module")
def answers(ai_index, make_wave, tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("tables") / "answers.parquet"
    write_answers(make_wave(ai_index, 150, cohorts={"north": 0.3}), path)
    return path


def test_the_same_figures_come_as_csv_json_and_parquet(answers, tmp_path):
    for ending in ("csv", "json", "parquet"):
        assert run("tables", answers, "--out", tmp_path / f"t.{ending}").exit_code == 0
    from_json = json.loads((tmp_path / "t.json").read_text("utf-8"))
    assert pq.read_table(tmp_path / "t.parquet").to_pylist() == from_json
    with (tmp_path / "t.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == COLUMNS
    assert [row["base"] for row in rows] == [
        "" if row["suppressed"] else str(row["base"]) for row in from_json
    ]


@pytest.mark.parametrize("ending", ["xlsx", "html"])
@pytest.mark.parametrize("lang", ["zh-Hant", "en"])
def test_tables_are_laid_out_in_either_language(answers, tmp_path, ending, lang):
    result = run("tables", answers, "--lang", lang, "--out", tmp_path / f"t.{ending}")
    assert result.stdout.startswith("26 tables by industry")
    assert (tmp_path / f"t.{ending}").stat().st_size > 10_000


def test_banners_stand_side_by_side(answers):
    by = ["--by", "industry", "--by", "cohort:north", "--by", "te4"]
    rows = json.loads(run("tables", answers, *by, "--json").stdout)
    names = dict.fromkeys(row["column"] for row in rows)
    assert [name.partition("=")[0] for name in names] == (
        ["total"] + ["industry"] * 4 + ["cohort:north"] * 2 + ["te4"] * 4
    )


def test_letters_can_be_left_out(answers):
    lettered, plain = (
        json.loads(run("tables", answers, "--by", "te4", "--json", option).stdout)
        for option in ("--letters", "--no-letters")
    )
    assert {row["letters"] for row in plain} == {""}
    assert len({row["letters"] for row in lettered}) > 1


@pytest.mark.parametrize("by", ["te1", "self_tools", "cohort:south", "industy"])
def test_what_is_no_banner_is_refused_with_what_is_one(answers, by):
    result = run("tables", answers, "--by", by, "--json")
    assert result.exit_code == 2
    assert f"--by {by}: no such banner. Allowed: industry, subsector" in result.stderr


def test_without_a_place_to_go_the_call_is_refused(answers):
    assert run("tables", answers).exit_code == 2


def test_a_release_is_written_and_read_back(answers, tmp_path):
    result = run("release", answers, "--by", "industry", "--out", tmp_path / "out")
    assert result.exit_code == 0
    issued = read_release(tmp_path / "out")
    assert issued.manifest["command"] == "trigpoint release answers.parquet --by industry"
    assert issued.tables.column_names == COLUMNS


def test_a_release_by_answers_is_refused(answers, tmp_path):
    result = run("release", answers, "--by", "te4", "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert not (tmp_path / "out").exists()


def test_another_instrument_goes_all_the_way(civic_cloud_folder, make_wave, tmp_path):
    instrument = load_instrument(civic_cloud_folder)
    write_answers(make_wave(instrument, 200, weighted=True), tmp_path / "answers.csv")
    own = ["--instrument", civic_cloud_folder]
    for ending in ("csv", "xlsx", "html"):
        result = run("tables", tmp_path / "answers.csv", *own, "--out", tmp_path / f"t.{ending}")
        assert result.exit_code == 0, result.output
    done = run("release", tmp_path / "answers.csv", *own, "--out", tmp_path / "out", "--json")
    assert json.loads(done.stdout)["banners"] == ["service_area"]
    questions = set(read_release(tmp_path / "out").tables["question"].to_pylist())
    assert {"reach", "exit_plan", "exit_plan.asked", "access", "stage"} <= questions
