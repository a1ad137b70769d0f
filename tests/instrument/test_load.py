"""Instruments open by name or folder, or say why not."""

from __future__ import annotations

from pathlib import Path

import pytest

from trigpoint.errors import DataError, UsageError
from trigpoint.instrument.load import instrument_folder, load_instrument
from trigpoint.instrument.model import Instrument


def test_an_instrument_opens_by_its_name() -> None:
    assert load_instrument("ai-index").id == "ai-index"


def test_an_instrument_opens_by_its_folder(civic: Path) -> None:
    assert load_instrument(civic) == load_instrument(str(civic))
    assert load_instrument(civic).banner == "service_area"


@pytest.mark.parametrize("name", ["nothing", "../ai-index", "ai-index/waves", "/etc/passwd"])
def test_what_is_neither_a_name_nor_a_folder_is_refused_with_the_names_there_are(name: str) -> None:
    with pytest.raises(UsageError, match=r"no such instrument\. Allowed: ai-index, or a folder"):
        instrument_folder(name)


def test_a_folder_without_an_instrument_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"instrument\.yaml: is not there"):
        load_instrument(tmp_path)


def test_an_instrument_that_is_at_odds_with_itself_cannot_be_made(civic: Path) -> None:
    data = load_instrument(civic).model_dump(by_alias=True)
    with pytest.raises(ValueError, match="banner: area is no profile column"):
        Instrument.model_validate(data | {"banner": "area"})
