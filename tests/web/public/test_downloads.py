"""The industry's figures to take along: the files of the release, nothing else."""

from __future__ import annotations

import hashlib
import json
import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.test import Client

from trigpoint_web.public import demo
from trigpoint_web.waves import services
from trigpoint_web.waves.models import Benchmark

pytestmark = pytest.mark.django_db

FILES = [
    "codebook.md",
    "index_bands.csv",
    "index_bands.parquet",
    "manifest.json",
    "summary.csv",
    "summary.parquet",
    "tables.csv",
    "tables.parquet",
]


def test_every_file_of_the_release_can_be_had_as_it_was_written(
    client: Client, benchmark: Benchmark
) -> None:
    hashes = json.loads(client.get("/industry/data/manifest.json").content)["files"]
    assert sorted([*hashes, "manifest.json"]) == FILES
    for name, expected in hashes.items():
        got = client.get(f"/industry/data/{name}")
        assert hashlib.sha256(got.content).hexdigest() == expected
        assert got["Content-Disposition"] == f'attachment; filename="2023-{name}"'


def test_all_of_it_comes_in_one(client: Client, benchmark: Benchmark) -> None:
    response = client.get("/industry/data/release.zip")
    assert response["Content-Type"] == "application/zip"
    with ZipFile(BytesIO(response.content)) as archive:
        assert sorted(archive.namelist()) == FILES


@pytest.mark.parametrize(
    "name", ["answers.csv", "../settings.py", "..%2f..%2fsettings.py", "tables", "release.zip/", ""]
)
def test_nothing_else_can_be_had(client: Client, benchmark: Benchmark, name: str) -> None:
    assert client.get(f"/industry/data/{name}").status_code == 404


def test_before_a_benchmark_there_is_nothing(client: Client, wave) -> None:
    assert client.get("/industry/data/tables.csv").status_code == 404


def test_a_browser_that_has_it_is_not_sent_it_again(client: Client, benchmark: Benchmark) -> None:
    first = client.get("/industry/data/tables.csv")
    assert re.match(r"public, max-age=\d+$", first["Cache-Control"])
    again = client.get("/industry/data/tables.csv", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304
    assert not again.content


def test_another_freezing_has_another_tag(client: Client, benchmark: Benchmark) -> None:
    first = client.get("/industry/data/tables.csv")["ETag"]
    services.import_benchmark(demo.ANSWERED)
    assert client.get("/industry/data/tables.csv")["ETag"] != first


def test_it_sets_no_cookie_and_may_be_kept_by_anybody(client: Client, benchmark) -> None:
    response = client.get("/industry/data/tables.csv")
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
