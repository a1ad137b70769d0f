"""The shipped wave, and what is found in a wave."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from trigpoint.findings.find import find_findings
from trigpoint.findings.model import Finding
from trigpoint.instrument.load import instrument_folder
from trigpoint.instrument.report import (
    ReportPlan,
    ReportText,
    load_report_plan,
    load_report_text,
)
from trigpoint.instrument.text import Text, load_text
from trigpoint.release.tables import issued_tables
from trigpoint.responses.model import Responses
from trigpoint.tables.model import Tables
from trigpoint.tally.kernel import tally_answers
from trigpoint.wave.open import Wave, open_wave

Found = dict[str, Finding]
Tell = Callable[..., Found]


@pytest.fixture(scope="session")
def shipped() -> Wave:
    """The reconstructed wave; without its heading its answers are as good as real ones."""
    return open_wave(instrument_folder("ai-index") / "waves" / "2023")


@pytest.fixture(scope="session")
def wave(shipped: Wave) -> Responses:
    return shipped.responses


@pytest.fixture(scope="session")
def tell() -> Tell:
    """``tell(wave, name="ai-index", lang="en", **compared)``: its findings by their ids."""
    return _tell


@cache
def _words(name: Any, lang: str) -> tuple[ReportPlan, Text, ReportText]:
    return load_report_plan(name), load_text(name, lang), load_report_text(name, lang)


def tables_of(wave: Responses, name: Any = "ai-index") -> Tables:
    """The issued tables of a wave, by the instrument's banner, with the plan's nets."""
    own = wave.instrument
    plan = _words(name, own.languages[0])[0]
    return issued_tables(tally_answers(wave), by=[own.banner], nets=plan.nets)


def _tell(wave: Responses, name: Any = "ai-index", lang: str = "en", **compared: Any) -> Found:
    found = find_findings(tables_of(wave, name), *_words(name, lang), **compared)
    return {one.id: one for one in found}
