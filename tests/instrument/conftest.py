"""The second instrument, copied so that a test may break it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

CIVIC = Path(__file__).parents[1] / "instruments" / "civic-cloud"


@pytest.fixture
def civic(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CIVIC, tmp_path / "civic-cloud"))


@pytest.fixture
def edit(civic: Path) -> Callable[[str, str, str], Path]:
    """Replace the one place of a file of the copy where ``old`` stands."""

    def change(file: str, old: str, new: str) -> Path:
        path = civic / file
        content = path.read_text("utf-8")
        assert content.count(old) == 1, f"{old!r} stands {content.count(old)} times in {file}"
        path.write_text(content.replace(old, new), "utf-8")
        return civic

    return change
