"""Wave folders without answers, of either instrument."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from trigpoint import instrument_folder

MakeFolder = Callable[..., Path]

SETTINGS = """\
schema: 1
id: "{id}"
title: {{zh-Hant: 年度調查, en: Annual survey}}
organiser: {{en: The organiser}}
dates: {{from: {first}, to: {last}}}
mode: {{en: web}}
instrument: {instrument}
"""


@pytest.fixture
def make_folder(tmp_path: Path) -> MakeFolder:
    """A wave folder with its instrument beside ``wave.yaml``, so that it can be changed."""

    def make(
        id: str = "2026",
        first: date = date(2026, 9, 1),
        last: date = date(2026, 9, 30),
        instrument: Path | None = None,
    ) -> Path:
        folder = tmp_path / id
        if not folder.exists():
            source = instrument or instrument_folder("ai-index")
            shutil.copytree(source, folder / "asked", ignore=shutil.ignore_patterns("waves"))
        text = SETTINGS.format(id=id, first=first, last=last, instrument="asked")
        (folder / "wave.yaml").write_text(text, "utf-8")
        return folder

    return make
