"""``trigpoint stages`` shows the stages by the wave's cut points and by the optimal ones."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from trigpoint.cli import main
from trigpoint.instrument.load import load_instrument
from trigpoint.responses.write import write_answers
from trigpoint.scores import score
from trigpoint.stages.cuts import partitions
from trigpoint.tally.kernel import tally_answers


def _run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, ["stages", *map(str, words)])


@pytest.fixture(scope="module")
def wave(ai_index, make_wave):
    return make_wave(ai_index, 150, weighted=True)


@pytest.fixture(scope="module")
def answers(wave, tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("stages") / "answers.parquet"
    write_answers(wave, path)
    return path


def test_the_document_holds_what_the_tally_says(wave, answers):
    found = json.loads(_run(answers, "--json", "--k", 3).stdout)
    best = partitions(tally_answers(wave))
    assert found["k"] == 3
    assert found["cut_points"] == pytest.approx(
        [float(cut) for cut in best[1].cut_points], abs=0.005
    )
    assert found["explained"] == {
        str(one.k): pytest.approx(one.explained, abs=1e-6) for one in best
    }
    assert sum(stage["share"] for stage in found["stages"]) == pytest.approx(1, abs=1e-5)
    assert sum(stage["n"] for stage in found["stages"]) == (score(wave).index >= 0).sum()
    for stage in found["stages"]:
        assert stage["low"] < stage["share"] < stage["high"]


def test_the_waves_own_cut_points_stand_beside_the_optimal(ai_index, answers):
    given = json.loads(_run(answers, "--json").stdout)["given"]
    assert given["cut_points"] == [27.4, 47.9, 66.75]
    assert [stage["stage"] for stage in given["stages"]] == list(ai_index.stages.names)
    assert [column["answer"] for column in given["by"]] == list(ai_index.by_id["industry"].options)
    by_industry = [column["stages"][0]["n"] for column in given["by"]]
    assert sum(by_industry) <= given["stages"][0]["n"]


def test_without_k_there_are_as_many_stages_as_the_instrument_has(answers):
    assert json.loads(_run(answers, "--json").stdout)["k"] == 4


def test_stability_and_firms_near_a_boundary_are_there_when_asked_for(answers):
    plain = json.loads(_run(answers, "--json").stdout)
    asked = json.loads(_run(answers, "--json", "--bootstrap", 30, "--near", 1.5).stdout)
    assert set(asked) - set(plain) == {"stability", "near_boundary"}
    assert asked["stability"]["draws"] == 30
    assert len(asked["stability"]["low"]) == 3
    assert all(abs(firm["distance"]) <= 1.5 for firm in asked["near_boundary"])
    assert asked["near_boundary"]


@pytest.mark.parametrize("points", ["nan", "101", "-1", "some"])
def test_what_is_no_number_of_points_is_bad_usage(answers, points):
    found = _run(answers, "--near", points)
    assert found.exit_code == 2
    assert "Invalid value for '--near'" in found.stderr


def test_the_page_reads_in_the_words_of_a_language(answers):
    page = _run(answers, "--lang", "en", "--bootstrap", 20, "--near", 0.5).stdout
    assert "Cut points of the wave: 27.4  47.9  66.75, which explain" in page
    assert "Optimal cut points for 4 stages" in page
    assert "Unknowing AI" in page
    assert "20 draws. On average" in page
    assert "near a cut point" in page


def test_one_firm_has_stages_but_no_optimal_ones(ai_index, make_wave, tmp_path):
    path = tmp_path / "answers.csv"
    write_answers(make_wave(ai_index, 1, missing=0, seed=1), path)
    found = json.loads(_run(path, "--json").stdout)
    assert (found["k"], found["cut_points"], found["explained"]) == (None, None, {})
    assert sum(stage["n"] for stage in found["given"]["stages"]) == 1
    assert "too few distinct values for optimal" in _run(path).stdout


def test_more_stages_than_values_asked_for_are_bad_data(ai_index, make_wave, tmp_path):
    path = tmp_path / "answers.csv"
    write_answers(make_wave(ai_index, 3, missing=0, seed=2), path)
    found = _run(path, "--k", 5)
    assert (found.exit_code, found.stdout) == (1, "")
    assert "has 3 distinct values, too few for 5 stages" in found.stderr


def test_another_instrument_goes_the_same_way(civic_cloud_folder, make_wave, tmp_path):
    path = tmp_path / "answers.csv"
    write_answers(make_wave(load_instrument(civic_cloud_folder), 60), path)
    found = json.loads(_run(path, "--instrument", civic_cloud_folder, "--json").stdout)
    assert (found["k"], found["given"]["cut_points"]) == (3, [35, 62.5])
