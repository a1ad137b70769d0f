"""The wave that ships says of itself which of its breakdowns were never printed."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest

from trigpoint.wave.open import open_wave

FOLDER = files("trigpoint") / "instruments" / "ai-index" / "waves" / "2023"


@pytest.fixture(scope="module")
def wave():
    return open_wave(FOLDER)


def test_every_breakdown_that_was_invented_is_declared_simulated(wave):
    figures = json.loads((FOLDER / "answers.figures.json").read_text("utf-8"))["figures"]
    invented = {one["where"].split(".")[1] for one in figures if one["tag"] == "invented"}
    declared = wave.heading("en").simulated
    assert invented <= declared <= set(wave.instrument.by_id)


def test_every_cohort_of_the_answers_has_a_name_in_every_language(wave):
    for lang in wave.instrument.languages:
        assert set(wave.heading(lang).cohorts) == set(wave.responses.cohorts)


def test_the_heading_speaks_the_language_asked_for(wave):
    assert wave.heading("en").title.startswith("2023 Taiwan")
    assert wave.heading("zh-Hant").warning.startswith("這些企業是虛構的")
