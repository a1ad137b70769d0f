"""Firms to report to, and everything that a report says as one text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from trigpoint.reports.company import Companies, company_report, ready_companies
from trigpoint.reports.content import Report
from trigpoint.responses.model import Responses
from trigpoint.wave.open import Wave, open_wave

SHIPPED = Path("src/trigpoint/instruments/ai-index/waves/2023")

Told = Callable[..., str]


@pytest.fixture(scope="session", params=["zh-Hant", "en"])
def companies(request, shipped) -> Companies:
    """The reconstructed wave of 2023, in both languages."""
    return ready_companies(shipped, request.param)


@pytest.fixture(scope="session")
def in_english(shipped) -> Companies:
    return ready_companies(shipped, "en")


@pytest.fixture(scope="session")
def shipped() -> Wave:
    return open_wave(SHIPPED)


@pytest.fixture(scope="session")
def wave_of(civic_cloud, civic_cloud_folder) -> Callable[[Responses], Wave]:
    """Answers as if they had been read from a bare file."""

    def made(responses: Responses) -> Wave:
        own = responses.instrument
        name = str(civic_cloud_folder) if own is civic_cloud else own.id
        return Wave(Path("answers.csv"), name, own, responses, own.stages.cut_points, None, ())

    return made


@pytest.fixture(scope="session")
def told() -> Told:
    """``told(report or part of one)``: all that is printed; ``told(companies, respondent)``."""
    return _told


def _told(of: Any, respondent: str = "") -> str:
    part = company_report(of, respondent) if isinstance(of, Companies) else of
    if isinstance(part, Report):
        part = (part.subtitle, part.warning, part.opening, part.sections)
    return "\n".join(_texts(part))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        if value and all(isinstance(one, str) or hasattr(one, "text") for one in value):
            yield "".join(one if isinstance(one, str) else one.text for one in value)
        for one in value:
            yield from _texts(one)
    elif is_dataclass(value):
        for one in fields(value):
            yield from _texts(getattr(value, one.name))
