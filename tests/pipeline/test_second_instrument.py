"""An instrument of another shape goes through every command that takes answers.

Each number is checked against one worked out on paper or with pandas, without Trigpoint.
"""

from __future__ import annotations

import csv
import io
import json
import math
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest
import python_calamine

from trigpoint.wave.run import FILES

SCORES = (
    *("reach", "ease", "tongues", "cloud", "exit_plan", "backup", "drill"),
    *("access", "operations", "index"),
)
NEAR = 1e-4
"""Weights are kept in 1/65536, scores are written with six decimals."""


def _json(result):
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


@pytest.fixture(scope="module")
def long(run, folder) -> pd.DataFrame:
    """Tables by two questions and the cohort, in long form."""
    by = ["--by", "service_area", "--by", "cloud", "--by", "cohort:pioneers"]
    return pd.DataFrame(_json(run("tables", folder, *by, "--json")))


def _cell(long: pd.DataFrame, question: str, option: str = "", column: str = "total"):
    found = long.query("question == @question and option == @option and column == @column")
    assert len(found) == 1
    return found.iloc[0]


def _weights(part: pd.DataFrame) -> pd.Series:
    return part.weight.astype(float)


def test_the_whole_wave_runs_and_says_where_things_lie(run, folder, by_hand, tmp_path):
    result = run("wave", folder, "--out", tmp_path / "out")
    assert result.exit_code == 0
    assert "Civic cloud 2024" in result.output
    assert "Starting out" in result.output
    assert "ICT" not in result.output
    names = {file.name for file in (tmp_path / "out").iterdir()}
    assert names == set(FILES)
    scores = pd.read_csv(tmp_path / "out" / "scores.csv")
    assert scores["index"].to_numpy() == pytest.approx(by_hand.index_score, abs=NEAR, nan_ok=True)


def test_the_wave_speaks_its_second_language(run, folder, tmp_path):
    result = run("wave", folder, "--out", tmp_path, "--lang", "ja")
    assert "シビッククラウド2024" in result.output
    assert "保健" in result.output
    assert "Health" not in result.output


def test_every_score_is_what_paper_says(run, folder, by_hand):
    found = pd.DataFrame(_json(run("score", folder, "--json")))
    assert list(found.columns) == ["respondent", *SCORES, "stage"]
    for name in SCORES:
        expected = by_hand[f"{name}_score"].astype(float)
        assert found[name].astype(float).to_numpy() == pytest.approx(
            expected.to_numpy(), abs=1e-6, nan_ok=True
        )
    assert found.stage.fillna("").tolist() == by_hand.stage.fillna("").tolist()
    assert 20 < found["index"].isna().sum() < 200


@pytest.mark.parametrize("ending", ["csv", "json", "parquet"])
def test_scores_come_in_every_format(run, folder, by_hand, tmp_path, ending):
    target = tmp_path / f"scores.{ending}"
    assert run("score", folder, "--out", target).exit_code == 0
    read = {"csv": pd.read_csv, "json": pd.read_json, "parquet": pd.read_parquet}[ending]
    assert read(target)["index"].to_numpy() == pytest.approx(
        by_hand.index_score.to_numpy(), abs=1e-6, nan_ok=True
    )


def test_an_explanation_adds_up_to_the_index(run, folder, by_hand):
    for row in by_hand[by_hand.index_score.notna()].head(8).itertuples():
        found = _json(run("explain", folder, "--respondent", row.respondent, "--json"))
        assert found["index"] == pytest.approx(row.index_score, abs=1e-6)
        reasons = found["indicators"]
        assert sum(one["contribution"] for one in reasons) == pytest.approx(
            row.index_score, abs=1e-5
        )
        assert [one["weight"] for one in reasons] == pytest.approx(
            [0.6 * 2 / 4.5, 0.6 / 4.5, 0.6 * 1.5 / 4.5, 0.4 * 0.4, 0.4 * 0.3, 0.4 * 0.2, 0.4 * 0.1],
            abs=1e-6,
        )


def test_an_explanation_is_worded_in_either_language(run, folder):
    assert "Reach beyond the counter" in run("explain", folder, "--respondent", "u001").output
    japanese = run("explain", folder, "--respondent", "u001", "--lang", "ja").output
    assert "Reach beyond the counter" not in japanese
    assert "u001" in japanese


QUESTIONS = {"reach": "channels"}
"""The question of every indicator that does not bear its name."""


def _after(row: dict[str, str], steps: list[dict]) -> dict[str, str]:
    """The answers after some steps."""
    row = dict(row)
    for step in steps:
        question = QUESTIONS.get(step["indicator"], step["indicator"])
        multiple = question == "channels" and row[question] != "in_person_only"
        row[question] = f"{row[question]}|{step['to']}" if multiple else step["to"]
        for indicator, answer in step["along"].items():
            row[indicator] = "|".join(answer)
            if indicator == "exit_plan" and answer:
                row["provider"] = "shared_centre"
    return row


def test_a_path_leads_where_the_answers_after_it_score(run, folder, by_hand, hand_scored):
    cuts = {"starting": 30, "connected": 55.5}
    outcomes = []
    for row in by_hand.head(20).to_dict("records"):
        found = _json(run("path", folder, "--respondent", row["respondent"], "--json"))
        outcomes.append(found["outcome"])
        if found["outcome"] == "unanswered":
            assert math.isnan(row["index_score"])
            continue
        assert found["stage"] == row["stage"]
        if found["outcome"] == "found":
            after = hand_scored([_after(row, found["steps"])]).index_score[0]
            assert found["reached"] == pytest.approx(after, abs=1e-5)
            assert after >= cuts[row["stage"]] == found["cut_point"]
            assert {step["indicator"] for step in found["steps"]} <= {
                *("reach", "tongues", "cloud", "exit_plan", "backup")
            }, "the ratings are never advised"
    assert {"found", "top", "unanswered"} <= set(outcomes)


def test_a_path_is_worded_in_either_language(run, folder, by_hand):
    lower = by_hand[by_hand.stage == "connected"].respondent.iloc[0]
    assert "Connected" in run("path", folder, "--respondent", lower).output
    assert "つながり" in run("path", folder, "--respondent", lower, "--lang", "ja").output


def test_a_weighted_share_is_what_pandas_says(long, by_hand):
    answered = by_hand[by_hand.tongues != ""]
    for column, part in [("total", answered), *answered.groupby("service_area")]:
        name = column if column == "total" else f"service_area={column}"
        cell = _cell(long, "tongues", "three", name)
        weights = _weights(part)
        assert cell["base"] == len(part)
        assert cell["count"] == (part.tongues == "three").sum()
        assert cell.weighted_base == pytest.approx(weights.sum(), abs=0.01)
        assert cell.effective_base == pytest.approx(
            weights.sum() ** 2 / (weights**2).sum(), abs=0.01
        )
        share = 100 * weights[part.tongues == "three"].sum() / weights.sum()
        assert cell.percent == pytest.approx(share, abs=0.01)


def test_a_multiples_share_and_its_cleared_answers_are_what_pandas_says(long, by_hand, rows):
    answered = by_hand[by_hand.practices != ""]
    given = sum(row["practices"] != "" for row in rows)
    assert len(answered) < given, "some practices are cleared as contradicting backups"
    cell = _cell(long, "practices", "second_site")
    ticked = answered.practices.str.contains("second_site")
    weights = _weights(answered)
    assert (cell["base"], cell["count"]) == (len(answered), ticked.sum())
    assert cell.percent == pytest.approx(100 * weights[ticked].sum() / weights.sum(), abs=0.01)


def test_a_follow_up_two_routings_deep_has_its_own_base(long, by_hand):
    asked = by_hand[
        by_hand.provider.isin(["shared_centre", "public_provider"]) & (by_hand.exit_plan != "")
    ]
    cell = _cell(long, "exit_plan", "drafted")
    assert (cell["base"], cell["count"]) == (len(asked), (asked.exit_plan == "drafted").sum())
    everybody = by_hand[by_hand.exit_plan_score.notna()]
    assert len(everybody) > len(asked)
    mean = _cell(long, "exit_plan")
    assert mean["base"] == len(everybody)
    assert mean.percent == pytest.approx(
        np.average(everybody.exit_plan_score, weights=_weights(everybody)), abs=0.01
    )
    only_asked = _cell(long, "exit_plan.asked")
    assert only_asked.percent == pytest.approx(
        np.average(asked.exit_plan_score, weights=_weights(asked)), abs=0.01
    )


@pytest.mark.parametrize("score", SCORES)
def test_means_are_what_pandas_says(long, by_hand, score):
    name = f"{score}_score"
    scored = by_hand[by_hand[name].notna()]
    for column, part in [("total", scored), *scored.groupby("cloud")]:
        if column == "":
            continue
        cell = _cell(long, score, "", column if column == "total" else f"cloud={column}")
        assert cell["base"] == len(part)
        mean = np.average(part[name].astype(float), weights=_weights(part))
        assert cell.percent == pytest.approx(mean, abs=0.01)


def test_a_cohort_stands_beside_the_rest(long, by_hand):
    scored = by_hand[by_hand.index_score.notna()]
    for column, part in (
        ("member", scored[scored.cohort == "pioneers"]),
        ("rest", scored[scored.cohort == ""]),
    ):
        cell = _cell(long, "index", "", f"cohort:pioneers={column}")
        assert cell["base"] == len(part)
        assert cell.percent == pytest.approx(
            np.average(part.index_score, weights=_weights(part)), abs=0.01
        )


def test_stage_shares_follow_the_waves_own_cut_points(long, by_hand):
    scored = by_hand[by_hand.stage.notna()]
    for stage in ("starting", "connected", "leading"):
        cell = _cell(long, "stage", stage)
        assert cell["count"] == (scored.stage == stage).sum()


@pytest.mark.parametrize("ending", ["csv", "json", "parquet"])
def test_tables_come_in_every_format(run, folder, tmp_path, ending):
    target = tmp_path / f"tables.{ending}"
    assert run("tables", folder, "--out", target).exit_code == 0
    read = {
        "csv": lambda: list(csv.DictReader(io.StringIO(target.read_text("utf-8")))),
        "json": lambda: json.loads(target.read_text("utf-8")),
        "parquet": lambda: pq.read_table(target).to_pylist(),
    }[ending]()
    columns = dict.fromkeys(row["column"] for row in read)
    assert list(columns) == ["total", "health", "transport", "education", "housing", "parks"]


@pytest.mark.parametrize(("lang", "word"), [("en", "Languages offered"), ("ja", "言語")])
def test_laid_out_tables_speak_the_instruments_languages(run, folder, tmp_path, lang, word):
    for ending in ("xlsx", "html"):
        target = tmp_path / f"tables.{ending}"
        assert run("tables", folder, "--lang", lang, "--out", target).exit_code == 0
    assert word in (tmp_path / "tables.html").read_text("utf-8")
    book = python_calamine.load_workbook(tmp_path / "tables.xlsx")
    cells = [
        str(cell)
        for name in book.sheet_names
        for row in book.get_sheet_by_name(name).to_python()
        for cell in row
    ]
    assert any(word in cell for cell in cells)


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_two_halves_add_to_the_whole_byte_for_byte(
    run, rows, rows_written, civic_cloud_folder, tmp_path, ending
):
    parts = {"first": rows[:131], "second": rows[131:], "whole": rows}
    for name, part in parts.items():
        answers = rows_written(part, tmp_path / f"{name}.csv")
        if ending == "parquet":
            frame = pd.read_csv(answers, dtype=str, keep_default_na=False)
            frame = frame.astype({"weight": float})
            answers = tmp_path / f"{name}.parquet"
            frame.to_parquet(answers)
        words = ["--by", "staff", "--instrument", civic_cloud_folder]
        result = run("tally", answers, *words, "--out", tmp_path / f"{name}.tally")
        assert result.exit_code == 0, result.output
    added = run(
        *("tally", tmp_path / "second.tally", tmp_path / "first.tally"),
        *("--out", tmp_path / "added.tally", "--instrument", civic_cloud_folder),
    )
    assert added.exit_code == 0, added.output
    assert (tmp_path / "added.tally").read_bytes() == (tmp_path / "whole.tally").read_bytes()


def test_a_tally_of_another_instrument_is_refused(run, folder, tmp_path):
    assert run("tally", folder, "--out", tmp_path / "civic.tally").exit_code == 0
    result = run("tally", tmp_path / "civic.tally", "--out", tmp_path / "other.tally")
    assert result.exit_code == 1
    assert "civic-cloud" in result.stderr
    assert not (tmp_path / "other.tally").exists()


def test_stages_are_shown_with_their_stability(run, folder, by_hand):
    found = _json(run("stages", folder, "--k", 3, "--bootstrap", 20, "--near", 0.5, "--json"))
    assert [stage["stage"] for stage in found["given"]["stages"]] == [
        *("starting", "connected", "leading")
    ]
    scored = by_hand[by_hand.stage.notna()]
    assert [stage["n"] for stage in found["given"]["stages"]] == [
        (scored.stage == stage).sum() for stage in ("starting", "connected", "leading")
    ]
    weights = _weights(scored).groupby(scored.stage).sum() / _weights(scored).sum()
    assert [stage["share"] for stage in found["given"]["stages"]] == pytest.approx(
        weights[["starting", "connected", "leading"]].tolist(), abs=1e-4
    )
    near = scored[
        ((scored.index_score - 30).abs() <= 0.5) | ((scored.index_score - 55.5).abs() <= 0.5)
    ]
    assert sorted(one["respondent"] for one in found["near_boundary"]) == sorted(near.respondent)
    assert len(found["stability"]["low"]) == 2


def test_optimal_cut_points_part_better_than_any_grid(run, folder, by_hand):
    """Tried by hand: every pair of cut points on a fine grid leaves more within the stages."""
    found = _json(run("stages", folder, "--k", 3, "--json"))
    scored = by_hand[by_hand.index_score.notna()]
    index, weights = scored.index_score.to_numpy(float), _weights(scored).to_numpy()

    def within(cuts) -> float:
        stage = np.searchsorted(cuts, index, side="right")
        return sum(
            (weights[own] * (index[own] - np.average(index[own], weights=weights[own])) ** 2).sum()
            for own in (stage == at for at in range(3))
            if own.any()
        )

    best = within(found["cut_points"])
    grid = np.arange(5, 96, 2.5)
    assert all(within((a, b)) >= best - 1e-6 for a in grid for b in grid if a < b)
    total = (weights * (index - np.average(index, weights=weights)) ** 2).sum()
    assert found["explained"]["3"] == pytest.approx(1 - best / total, abs=1e-4)


def test_raking_meets_margins_of_this_instrument(run, folder, by_hand, tmp_path):
    margins = tmp_path / "margins.yaml"
    margins.write_text(
        "staff: {up_to_20: 0.5, up_to_100: 0.3, over_100: 0.2}\n"
        "service_area: {health: 30, transport: 20, education: 20, housing: 15, parks: 15}\n"
    )
    target = tmp_path / "weighted.csv"
    found = _json(run("rake", folder, "--margins", margins, "--out", target, "--json"))
    assert found["converged"]
    assert found["n"] == len(by_hand)
    weighted = pd.read_csv(target)
    shares = weighted.groupby("staff").weight.sum() / weighted.weight.sum()
    assert shares["up_to_20"] == pytest.approx(0.5, abs=1e-4)
    areas = weighted.groupby("service_area").weight.sum() / weighted.weight.sum()
    assert areas["housing"] == pytest.approx(0.15, abs=1e-4)


def test_a_release_holds_this_instruments_tables_and_words(run, folder, tmp_path):
    target = tmp_path / "release"
    manifest = _json(run("release", folder, "--by", "staff", "--out", target, "--json"))
    assert manifest["instrument"]["id"] == "civic-cloud"
    assert manifest["banners"] == ["staff"]
    book = (target / "codebook.md").read_text("utf-8")
    assert "In how many languages is your service offered?" in book
    assert "| reach | Reach beyond the counter |" in book, "it bears another name than its question"
    assert "言語" in book
    tables = pq.read_table(target / "tables.parquet").to_pandas()
    assert tables["count"].isna().all(), "with weights no counts are issued"
    assert {"total", "up_to_20", "up_to_100", "over_100"} == set(tables.column)


def test_the_instrument_is_whole(run, civic_cloud_folder):
    result = run("instrument", "check", civic_cloud_folder)
    assert result.exit_code == 0
    assert "7 indicators, 2 dimensions, 3 stages, in en, ja" in result.output
    assert _json(run("instrument", "check", civic_cloud_folder, "--json"))["faults"] == []


def test_a_bare_answers_file_needs_the_instrument_named(run, folder, civic_cloud_folder, tmp_path):
    answers: Path = folder / "answers.csv"
    named = run("score", answers, "--instrument", civic_cloud_folder, "--json")
    assert len(_json(named)) == 300
    unnamed = run("score", answers, "--out", tmp_path / "scores.csv")
    assert unnamed.exit_code == 1
    assert "service_area" in unnamed.stderr
