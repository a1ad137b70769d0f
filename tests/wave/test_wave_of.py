"""A wave made around answers that come from no file."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from trigpoint.errors import DataError
from trigpoint.reports.source import wave_look
from trigpoint.wave.open import open_wave, wave_of
from trigpoint.wave.settings import WaveSettings, read_settings

SHIPPED = Path("src/trigpoint/instruments/ai-index/waves/2023")


def test_it_is_the_wave_of_the_folder_but_for_the_folder():
    opened = open_wave(SHIPPED)
    made = wave_of(read_settings(SHIPPED / "wave.yaml"), "ai-index", opened.responses)
    assert made.identity() == opened.identity()
    assert made.cut_points == opened.cut_points
    assert made.heading("en") == opened.heading("en")
    assert (made.path, made.folder) == (None, None)


def test_its_look_is_the_project_s_whatever_lies_in_the_working_directory(
    ai_index, make_wave, tmp_path, monkeypatch
):
    (tmp_path / "look.yaml").write_text("this is no look")
    monkeypatch.chdir(tmp_path)
    made = wave_of(_settings(), "ai-index", make_wave(ai_index, 1))
    assert wave_look(made).name == ""


def test_it_takes_the_cut_points_of_its_settings_else_the_instrument_s(ai_index, make_wave):
    answers = make_wave(ai_index, 1)
    assert wave_of(_settings(), "ai-index", answers).cut_points == ai_index.stages.cut_points
    own = wave_of(_settings(["20", "40", "60"]), "ai-index", answers)
    assert own.cut_points == (Decimal(20), Decimal(40), Decimal(60))


@pytest.mark.parametrize(
    ("points", "what"),
    [
        (["40", "20", "60"], "20 is not above 40"),
        (["20", "40"], "4 stages have 3 cut points"),
        (["20", "40", "160"], "less than or equal to 100"),
    ],
)
def test_cut_points_that_fit_no_stages_are_refused_where_they_stand(
    ai_index, make_wave, points, what
):
    with pytest.raises(DataError, match=rf"cut_points\.points.*{what}"):
        wave_of(_settings(points), "ai-index", make_wave(ai_index, 1))


def _settings(points: list[str] | None = None) -> WaveSettings:
    own = {
        "schema": 1,
        "id": "2024",
        "title": {"en": "Survey 2024"},
        "organiser": {"en": "The organiser"},
        "dates": {"from": "2024-03-01", "to": "2024-05-31"},
        "mode": {"en": "Online"},
        "instrument": "ai-index",
    }
    if points:
        own["cut_points"] = {"points": points, "source": {"en": "Chosen here"}}
    return WaveSettings.model_validate(own)
