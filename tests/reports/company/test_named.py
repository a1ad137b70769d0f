"""Whom a wave's firms are compared with: those named by the caller, else by the wave's settings."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from trigpoint.instrument.text import load_text
from trigpoint.release.files import write_release
from trigpoint.reports.company import open_companies, wave_benchmark
from trigpoint.wave.open import Wave, open_wave

SHIPPED = Path("src/trigpoint/instruments/ai-index/waves/2023")


@pytest.fixture(scope="module")
def frozen(shipped, tmp_path_factory) -> Path:
    """The release of the shipped wave."""
    folder = tmp_path_factory.mktemp("named") / "release"
    write_release(wave_benchmark(shipped).release, folder, {"en": load_text("ai-index", "en")})
    return folder


def _copy(folder: Path, **named: str) -> Wave:
    """The shipped wave, as another year's that names something in its settings."""
    shutil.copytree(SHIPPED, folder)
    settings = (folder / "wave.yaml").read_text("utf-8").replace("\npublished:", "\n# published:")
    kept = [line for line in settings.splitlines() if line.split(":")[0] not in {"id", "previous"}]
    own = ["id: another", *(f"{name}: {path}" for name, path in named.items())]
    (folder / "wave.yaml").write_text("\n".join([*kept, *own]) + "\n", "utf-8")
    return open_wave(folder)


def test_without_any_the_wave_itself_is_the_benchmark(tmp_path):
    companies = open_companies(_copy(tmp_path / "wave"), "en")
    assert companies.benchmark.own
    assert companies.previous is None


def test_its_settings_name_a_release_and_a_wave_beside_it(tmp_path, frozen):
    shutil.copytree(frozen, tmp_path / "release")
    _copy(tmp_path / "before")
    wave = _copy(tmp_path / "wave", benchmark="../release", previous="../before")
    companies = open_companies(wave, "en")
    assert not companies.benchmark.own
    assert companies.benchmark.simulated
    assert len(companies.previous_rows) == len(companies.rows)


def test_what_is_named_here_comes_before_the_settings(tmp_path, frozen):
    wave = _copy(tmp_path / "wave", benchmark="../nowhere", previous="../nowhere")
    companies = open_companies(wave, "en", release=frozen, previous=SHIPPED)
    assert companies.benchmark.release is not None
    assert len(companies.previous_rows) == len(companies.rows)


def test_a_tally_or_print_named_as_last_time_has_no_firms_to_look_up(tmp_path):
    wave = _copy(tmp_path / "wave", previous="../before.tally")
    assert open_companies(wave, "en").previous is None
