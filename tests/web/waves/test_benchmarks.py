"""Benchmarks: imported with their release and without any answers, found, read back."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from trigpoint import DataError, instrument_folder, read_release
from trigpoint_web.questionnaire.models import Answers
from trigpoint_web.waves import services
from trigpoint_web.waves.models import Benchmark, Wave

pytestmark = pytest.mark.django_db

FOLDER = instrument_folder("ai-index") / "waves" / "2023"


def test_it_is_named_with_its_base_and_date_and_marked_as_invented(benchmark: Benchmark) -> None:
    assert str(benchmark) == "2023 (n = 325)"
    assert benchmark.dated.isoformat() == "2024-01-19"
    assert benchmark.simulated
    assert benchmark.wave.state() == "frozen"


def test_no_answers_are_kept_of_it(benchmark: Benchmark) -> None:
    assert not Answers.objects.exists()


def test_its_release_is_the_one_that_the_library_wrote(benchmark: Benchmark, tmp_path) -> None:
    with ZipFile(BytesIO(benchmark.release)) as archive:
        archive.extractall(tmp_path)
    written, kept = read_release(tmp_path), services.release_of(benchmark)
    assert kept.manifest == written.manifest
    assert kept.tables.equals(written.tables)
    assert kept.manifest["warning"]


def test_the_same_answers_make_the_same_bytes(benchmark: Benchmark) -> None:
    before = bytes(benchmark.release)
    again = services.import_benchmark(FOLDER)
    assert again.pk == benchmark.pk
    assert bytes(again.release) == before


def test_one_imported_anew_takes_the_place_of_what_was_read_before(benchmark: Benchmark) -> None:
    before = services.release_of(benchmark)
    assert services.release_of(services.import_benchmark(FOLDER)) is not before


def test_the_latest_of_the_same_meaning_is_compared_with(benchmark: Benchmark) -> None:
    assert services.latest_benchmark(benchmark.meaning) == benchmark
    assert services.latest_benchmark("of another key") is None


def test_a_wave_with_answers_of_its_own_is_not_imported_over(benchmark: Benchmark) -> None:
    Answers.objects.create(wave=benchmark.wave)
    with pytest.raises(services.Refused, match="freeze it"):
        services.import_benchmark(FOLDER)


def test_a_folder_without_answers_is_no_benchmark(make_folder) -> None:
    with pytest.raises(DataError, match="no answers file"):
        services.import_benchmark(make_folder())
    assert not Wave.objects.exists()
