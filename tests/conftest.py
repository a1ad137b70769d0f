"""What all tests share: the shipped instrument, answers written as words, and no silent skips."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
import yaml

from trigpoint.instrument.model import Instrument, Kind, Question
from trigpoint.responses.model import Responses

Answer = str | Sequence[str] | None
Respond = Callable[[Instrument, Sequence[Mapping[str, Answer]]], Responses]


@pytest.fixture(scope="session")
def ai_index() -> Instrument:
    path = files("trigpoint") / "instruments" / "ai-index" / "instrument.yaml"
    return Instrument.model_validate(yaml.safe_load(path.read_text("utf-8")))


@pytest.fixture(scope="session")
def civic_cloud_folder() -> Path:
    return Path(__file__).parent / "instruments" / "civic-cloud"


@pytest.fixture(scope="session")
def respond() -> Respond:
    """Checked answers from rows of option ids; ``"(not asked)"`` and None stand for themselves."""
    return _respond


def _respond(instrument: Instrument, rows: Sequence[Mapping[str, Answer]]) -> Responses:
    return Responses(
        instrument=instrument,
        respondent=np.array([f"R{at}" for at in range(len(rows))], dtype=object),
        codes={
            name: np.array([_code(question, row.get(name)) for row in rows], dtype=question.dtype)
            for name, question in instrument.by_id.items()
        },
    )


def _code(question: Question, answer: Answer) -> int:
    if answer is None:
        return question.missing
    if answer == "(not asked)":
        return question.not_asked
    if question.kind is Kind.MULTIPLE:
        return question.mask(answer.split() if isinstance(answer, str) else answer)
    assert isinstance(answer, str)
    return question.position[answer]


def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI nothing may be left out: a skipped test fails the run."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter and reporter.stats.get("skipped") and os.environ.get("CI"):
        reporter.write_line("Tests were skipped; where CI is set that is a failure.", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
