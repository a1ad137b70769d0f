"""A wave: one year's fieldwork in a folder, opened and run as one call."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from trigpoint.errors import DataError, Fault
from trigpoint.instrument.load import load_instrument
from trigpoint.instrument.model import Instrument
from trigpoint.instrument.text import wordings
from trigpoint.responses.model import Responses
from trigpoint.responses.read import read_answers

Words = Mapping[str, str]
"""The same text in several languages, by language."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Dates(_Part):
    """When the fieldwork ran, both days included."""

    from_: date = Field(alias="from")
    to: date

    @model_validator(mode="after")
    def _in_order(self) -> Dates:
        if self.to < self.from_:
            raise ValueError("a wave ends on or after the day it begins")
        return self


class CutPoints(_Part):
    """The cut points that place this wave's firms, and where they come from."""

    points: tuple[Decimal, ...]
    source: Words


class Reconstruction(_Part):
    """Says that the answers are invented so as to reproduce printed figures, and how."""

    command: str
    seed: int
    note: Words


class WaveSettings(_Part):
    """The contents of ``wave.yaml``. Paths are relative to its folder."""

    schema_: Literal[1] = Field(alias="schema")
    id: str
    title: Words
    organiser: Words
    dates: Dates
    mode: Words
    instrument: str
    cut_points: CutPoints | None = None
    previous: Path | None = None
    benchmark: Path | None = None
    published: Path | None = None
    reconstructed: Reconstruction | None = None


@dataclass(frozen=True, slots=True)
class Wave:
    """Answers with all that is needed to run them.

    ``settings`` is None where a bare answers file was opened. ``notices`` says what reading the
    answers had to decide (a converted encoding, a question that is not there).
    """

    path: Path
    instrument_path: str
    instrument: Instrument
    responses: Responses
    cut_points: tuple[Decimal, ...]
    settings: WaveSettings | None
    notices: tuple[str, ...]

    def beside(self, file: Path) -> Path:
        """A path of the settings, seen from where the command runs."""
        return self.path / file


def open_wave(path: Path, instrument: str = "ai-index") -> Wave:
    """Open a wave folder, or a bare answers file to be read with ``instrument``.

    Raises DataError for a folder without ``wave.yaml`` or with several answers files, and for
    everything wrong in either.
    """
    if not path.is_dir():
        return _opened(path, path, instrument, None)
    settings = read_settings(path / "wave.yaml")
    named = path / settings.instrument
    return _opened(
        path, _answers_in(path), str(named) if named.is_dir() else settings.instrument, settings
    )


def read_settings(path: Path) -> WaveSettings:
    """Read a ``wave.yaml``; DataError names every fault in it."""
    try:
        return WaveSettings.model_validate(yaml.safe_load(path.read_text("utf-8")))
    except FileNotFoundError:
        advice = "A wave folder holds wave.yaml and answers.csv, .xlsx or .parquet."
        raise DataError(Fault(str(path), "is not there"), advice=advice) from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise DataError(Fault(str(path), f"is no YAML in UTF-8: {error}")) from error
    except ValidationError as error:
        raise DataError(
            [
                Fault(f"{path}, {'.'.join(map(str, one['loc'])) or 'top'}", one["msg"])
                for one in error.errors()
            ]
        ) from error


def _answers_in(folder: Path) -> Path:
    found = sorted(folder.glob("answers.*"))
    found = [file for file in found if file.suffix in {".csv", ".xlsx", ".parquet"}]
    if len(found) != 1:
        names = ", ".join(file.name for file in found) or "none"
        raise DataError(
            Fault(str(folder), f"holds {names}", "one of answers.csv, answers.xlsx, answers.parquet")
        )
    return found[0]


def _opened(path: Path, answers: Path, name: str, settings: WaveSettings | None) -> Wave:
    instrument = load_instrument(name)
    read = read_answers(answers, instrument, wordings(name))
    cuts = settings.cut_points if settings else None
    return Wave(
        path=path,
        instrument_path=name,
        instrument=instrument,
        responses=read.responses,
        cut_points=cuts.points if cuts else instrument.stages.cut_points,
        settings=settings,
        notices=read.notices,
    )
