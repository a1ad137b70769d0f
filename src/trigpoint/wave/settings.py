"""What ``wave.yaml`` says about one year's fieldwork."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from trigpoint.documents import read_document, validated
from trigpoint.wave.legible import legible

Words = Annotated[Mapping[str, str], Field(min_length=1)]
"""The same text in one language or more, by language."""


class Part(BaseModel):
    """What all parts of the settings share: frozen, and no key that nobody reads.

    The validator is built when one is needed, for most serve only within that of the whole.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Dates(Part):
    """When the fieldwork ran, both days included."""

    from_: date = Field(alias="from")
    to: date

    @model_validator(mode="after")
    def _in_order(self) -> Dates:
        if self.to < self.from_:
            raise ValueError("a wave ends on or after the day it begins")
        return self


class CutPoints(Part):
    """The cut points that place this wave's firms, and where they come from."""

    points: tuple[Decimal, ...]
    source: Words


class Reconstruction(Part):
    """Says that the answers are invented so as to reproduce printed figures, and how.

    ``simulated`` are the questions whose breakdown was never printed.
    """

    command: str
    seed: int
    note: Words
    simulated: tuple[str, ...] = ()


class WaveSettings(Part):
    """The contents of ``wave.yaml``. Paths are relative to its folder.

    ``instrument`` is the name of a shipped instrument, or a folder. Without ``cut_points`` the
    instrument's own place the firms. ``previous`` is last year's wave, tally or printed figures,
    ``benchmark`` the release that company reports compare against, ``published`` the printed
    figures of this wave, ``reconstructed`` is there where the answers are invented. ``cohorts``
    are the names of the cohorts' members by the ids in the answers.
    """

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
    cohorts: Mapping[str, Words] = {}


def in_language(words: Words, lang: str) -> str:
    """The text in ``lang``, or in the first language there is, as it can be printed."""
    return legible(words.get(lang) or next(iter(words.values())))


def read_settings(path: Path) -> WaveSettings:
    """Read a ``wave.yaml``; DataError names every fault in it with its line."""
    return validated(read_document(path), WaveSettings)
