"""``trigpoint rake`` writes answers with weights that meet margins, and says how well."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result

from trigpoint.cli import main
from trigpoint.responses.write import write_answers
from trigpoint.wave.open import open_wave

MARGINS = """\
industry: {ict: 0.1, professional: 0.3, retail: 0.3, manufacturing: 0.3}
capital: {up_to_100m: 6000, over_100m: 2500, not_given: 1500}
"""


@pytest.fixture
def files(ai_index, make_wave, tmp_path) -> tuple[Path, Path, Path]:
    answers, margins = tmp_path / "answers.csv", tmp_path / "margins.yaml"
    write_answers(make_wave(ai_index, 200), answers)
    margins.write_text(MARGINS, "utf-8")
    return answers, margins, tmp_path / "weighted.csv"


def _run(files: tuple[Path, Path, Path], *words: str) -> Result:
    answers, margins, out = files
    command = ["rake", str(answers), "--margins", str(margins), "--out", str(out), *words]
    return CliRunner().invoke(main, command)


def test_the_written_answers_meet_the_margins(ai_index, files):
    report = json.loads(_run(files, "--no-trim", "--json").stdout)
    assert (report["converged"], report["n"], report["trimmed"]) == (True, 200, 0)
    responses = open_wave(files[2]).responses
    mass = np.bincount(responses.codes["industry"], responses.weights, 6)[:4]
    np.testing.assert_allclose(mass / mass.sum(), [0.1, 0.3, 0.3, 0.3], atol=1e-6)
    weights = responses.weights
    effect = len(weights) * (weights**2).sum() / weights.sum() ** 2
    assert report["design_effect"] == pytest.approx(effect, abs=1e-5)


def test_the_report_says_what_came_of_it(files):
    found = _run(files, "--no-trim")
    assert found.stdout.startswith("All margins are met after")
    assert "Design effect" in found.stdout


def test_margins_that_are_not_met_are_said_so_aloud(files):
    found = _run(files, "--trim", "0.99", "1.01")
    assert found.exit_code == 0
    assert found.stdout.startswith("NOT ALL MARGINS ARE MET")


def test_bad_margins_are_bad_data_and_nothing_is_written(files):
    files[1].write_text("industry: {ict: 0.5, farms: 0.5}\n", "utf-8")
    found = _run(files)
    assert (found.exit_code, found.stdout) == (1, "")
    assert "margins, industry, farms: is no option" in found.stderr
    assert not files[2].exists()
