"""What ``make assets`` builds is committed: as the manifest says, and safe to serve."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import pytest

STATIC = Path(str(files("trigpoint_web"))) / "static" / "trigpoint_web"
ASSETS = STATIC.parents[1] / "assets"
MANIFEST = json.loads((STATIC / "manifest.json").read_text("utf-8"))


@pytest.mark.parametrize("name", MANIFEST["files"])
def test_built_files_are_as_the_manifest_says(name: str) -> None:
    assert sha256((STATIC / name).read_bytes()).hexdigest() == MANIFEST["files"][name]


def test_the_style_sheet_is_built_from_its_sources_as_they_are_now() -> None:
    styles = sorted((ASSETS / "styles").iterdir())
    assert {one.name: sha256(one.read_bytes()).hexdigest() for one in styles} == MANIFEST["sources"]


def test_the_manifest_lists_every_file_of_others() -> None:
    others = {
        one.relative_to(STATIC).as_posix()
        for one in (STATIC / "govuk-frontend").iterdir()
        if one.suffix != ".txt"
    }
    assert others == {one for one in MANIFEST["files"] if "/" in one}


def test_the_library_is_of_the_version_that_is_locked_and_its_licence_is_beside_it() -> None:
    lock = json.loads((ASSETS / "package-lock.json").read_text("utf-8"))["packages"]
    library, locked = MANIFEST["govuk-frontend"], lock["node_modules/govuk-frontend"]
    licence = (STATIC / "govuk-frontend" / "LICENSE.txt").read_text("utf-8")
    assert library["version"] == locked["version"]
    assert library["version"] in licence
    assert "MIT License" in licence


def test_the_lock_names_no_registry() -> None:
    assert "http" not in re.sub(
        r'"url": "[^"]*"', "", (ASSETS / "package-lock.json").read_text("utf-8")
    )


def test_the_style_sheet_loads_nothing_and_bears_no_brand() -> None:
    style = (STATIC / "site.css").read_text("utf-8").lower()
    for forbidden in ("url(", "@import", "@font-face", "gds transport", "crown"):
        assert forbidden not in style
