"""Waves at the edge of what there is: every command gives a sensible answer to all of them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from trigpoint.wave.run import FILES

NO_NUMBER = re.compile(r"\b(nan|inf|infinity)\b", re.IGNORECASE)


def _one_firm(rows_made):
    return rows_made(1, seed=4, empty=0)


def _a_column_without_anybody(rows_made):
    return [row for row in rows_made(80, seed=5) if row["service_area"] != "parks"]


def _nobody_with_an_index(rows_made):
    return [row | {"drill": ""} for row in rows_made(40, seed=6)]


def _nobody_answers_anything(rows_made):
    kept = ("respondent", "service_area", "weight", "cohort")
    return [{k: v if k in kept else "" for k, v in row.items()} for row in rows_made(9, seed=6)]


def _all_in_one_stage(rows_made):
    best = {"channels": "phone|web|app|chat", "ease": "5", "tongues": "all_needed"}
    best |= {"cloud": "live", "provider": "shared_centre", "exit_plan": "rehearsed"}
    best |= {"backup": "tested", "drill": "10", "practices": "second_site"}
    return [row | best for row in rows_made(40, seed=7)]


def _no_weights_and_no_cohort(rows_made):
    rows = rows_made(60, seed=8)
    return [{k: v for k, v in row.items() if k not in ("weight", "cohort")} for row in rows]


def _a_weight_of_nought(rows_made):
    rows = rows_made(60, seed=9)
    return [row | {"weight": "0"} if row["cohort"] else row for row in rows]


WAVES = {
    one.__name__.removeprefix("_"): one
    for one in (
        _one_firm,
        _a_column_without_anybody,
        _nobody_with_an_index,
        _nobody_answers_anything,
        _all_in_one_stage,
        _no_weights_and_no_cohort,
        _a_weight_of_nought,
    )
}


@pytest.fixture(params=list(WAVES))
def edge(request, rows_made, rows_written, civic_cloud_folder, tmp_path) -> tuple[Path, Path]:
    rows = WAVES[request.param](rows_made)
    return rows_written(rows, tmp_path / "answers.csv"), civic_cloud_folder


@pytest.fixture
def sensible(run, edge) -> Callable[..., str]:
    """Run a command on the edge wave; it succeeds, prints no NaN, and JSON where asked to."""
    answers, instrument = edge

    def running(command: str, *words: object) -> str:
        result = run(command, answers, *words, "--instrument", instrument)
        assert result.exit_code == 0, result.output
        assert not NO_NUMBER.search(result.output)
        if "--json" in words:
            json.loads(result.stdout, parse_constant=_refuse)
        return result.stdout

    return running


def _refuse(constant: str) -> None:
    raise AssertionError(f"{constant} is no JSON")


def _texts(folder: Path) -> Iterator[tuple[str, str]]:
    for file in sorted(folder.iterdir()):
        if file.suffix in {".csv", ".json", ".html", ".md"}:
            yield file.name, file.read_text("utf-8")


def _without_numbers(folder: Path) -> list[str]:
    return [name for name, text in _texts(folder) if NO_NUMBER.search(text)]


def test_the_whole_wave_runs(sensible, tmp_path):
    sensible("wave", "--out", tmp_path / "out", "--lang", "en")
    assert len(list((tmp_path / "out").iterdir())) == len(FILES)
    assert not _without_numbers(tmp_path / "out")


def test_scores_and_explanations(sensible):
    scores = json.loads(sensible("score", "--json"))
    name = scores[0]["respondent"]
    explained = json.loads(sensible("explain", "--respondent", name, "--json"))
    assert explained["index"] == pytest.approx(scores[0]["index"])
    sensible("explain", "--respondent", name)


def test_the_way_up(sensible):
    name = json.loads(sensible("score", "--json"))[0]["respondent"]
    sensible("path", "--respondent", name, "--json")
    sensible("path", "--respondent", name)


@pytest.mark.parametrize("ending", ["csv", "json", "parquet", "xlsx", "html"])
def test_tables(sensible, tmp_path, ending):
    folder = tmp_path / "out"
    folder.mkdir()
    sensible("tables", "--by", "service_area", "--by", "cloud", "--out", folder / f"t.{ending}")
    assert not _without_numbers(folder)


def test_the_tables_as_json(sensible, edge):
    rows = json.loads(sensible("tables", "--json"))
    for row in rows:
        if row["percent"] is not None:
            assert 0 <= row["percent"] <= 100
        if row["low"] is not None:
            assert row["low"] <= row["percent"] <= row["high"]


def test_a_tally_adds_to_nothing_but_itself(sensible, run, edge, tmp_path):
    sensible("tally", "--out", tmp_path / "one.tally", "--json")
    again = run(
        *("tally", tmp_path / "one.tally", "--instrument", edge[1]),
        *("--out", tmp_path / "two.tally"),
    )
    assert again.exit_code == 0
    assert (tmp_path / "one.tally").read_bytes() == (tmp_path / "two.tally").read_bytes()


def test_stages(sensible):
    found = json.loads(sensible("stages", "--bootstrap", 10, "--near", 1, "--json"))
    given = found["given"]["stages"]
    assert [stage["stage"] for stage in given] == ["starting", "connected", "leading"]
    sensible("stages", "--bootstrap", 10, "--near", 1)


def test_raking(run, edge, tmp_path):
    """Margins can be met only where every option has somebody; else they are refused by name."""
    answers, instrument = edge
    margins = tmp_path / "margins.yaml"
    margins.write_text("staff: {up_to_20: 0.5, up_to_100: 0.3, over_100: 0.2}\n")
    words = ("--margins", margins, "--out", tmp_path / "w.csv", "--instrument", instrument)
    result = run("rake", answers, *words)
    assert not NO_NUMBER.search(result.output)
    assert result.exit_code in (0, 1)
    assert (tmp_path / "w.csv").exists() == (result.exit_code == 0)
    assert (result.exit_code == 0) or "staff" in result.stderr


def test_the_release(sensible, tmp_path):
    sensible("release", "--out", tmp_path / "release", "--json")
    assert not _without_numbers(tmp_path / "release")
