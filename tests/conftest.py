"""What all tests share: the shipped instrument, answers written as words, and no silent skips."""

from __future__ import annotations

import os
import resource
import signal
from collections.abc import Callable, Mapping, Sequence
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
import yaml
from hypothesis import settings
from numpy.typing import NDArray

from trigpoint.instrument.load import load_instrument
from trigpoint.instrument.model import Condition, Instrument, Kind, Question
from trigpoint.responses.model import Codes, Responses

settings.register_profile("unhurried", deadline=None)  # no test measures time
settings.load_profile("unhurried")

Answer = str | Sequence[str] | None
MakeWave = Callable[..., Responses]
Respond = Callable[[Instrument, Sequence[Mapping[str, Answer]]], Responses]


@pytest.fixture(scope="session")
def ai_index() -> Instrument:
    path = files("trigpoint") / "instruments" / "ai-index" / "instrument.yaml"
    return Instrument.model_validate(yaml.safe_load(path.read_text("utf-8")))


@pytest.fixture(scope="session")
def civic_cloud_folder() -> Path:
    return Path(__file__).parent / "instruments" / "civic-cloud"


@pytest.fixture(scope="session")
def civic_cloud(civic_cloud_folder: Path) -> Instrument:
    """The second instrument, shaped unlike the first."""
    return load_instrument(civic_cloud_folder)


@pytest.fixture(scope="session")
def respond() -> Respond:
    """Checked answers from rows of option ids; ``"(not asked)"`` and None stand for themselves."""
    return _respond


@pytest.fixture(scope="session")
def make_wave() -> MakeWave:
    """Answers at random that obey the routing.

    ``make_wave(instrument, n, seed=1, weighted=False, missing=0.03, cohorts={})``.
    """
    return _make_wave


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


def _make_wave(
    instrument: Instrument,
    n: int,
    *,
    seed: int = 1,
    weighted: bool = False,
    missing: float = 0.03,
    cohorts: Mapping[str, float] | None = None,
) -> Responses:
    rng = np.random.default_rng(seed)
    codes: dict[str, Codes] = {}
    for name, question in instrument.by_id.items():
        drawn = _drawn(question, n, rng)
        drawn[rng.random(n) < missing] = question.missing
        for condition in question.asked_if:
            drawn[~_holds(instrument, condition, codes)] = question.not_asked
        if question.parent:
            _fit_parent(instrument, question, drawn, codes[question.parent])
        codes[name] = drawn.astype(question.dtype)
    return Responses(
        instrument=instrument,
        respondent=np.array([f"R{at}" for at in range(n)], dtype=object),
        codes=codes,
        weights=rng.uniform(0.3, 3, n) if weighted else None,
        cohorts={name: rng.random(n) < share for name, share in (cohorts or {}).items()},
    )


def _drawn(question: Question, n: int, rng: np.random.Generator) -> NDArray[np.int64]:
    count = len(question.answers)
    if question.kind is not Kind.MULTIPLE:
        return rng.choice(count, size=n, p=rng.dirichlet(np.full(count, 2.0)))
    boxes = rng.random((n, count)) < rng.uniform(0.1, 0.6, count)
    exclusive = np.array([option in question.exclusive for option in question.options])
    boxes[boxes[:, ~exclusive].any(axis=1)] &= ~exclusive
    masks = boxes @ (1 << np.arange(count))
    masks[masks == 0] = question.missing
    return masks


def _holds(
    instrument: Instrument, condition: Condition, codes: Mapping[str, Codes]
) -> NDArray[np.bool_]:
    question = instrument.by_id[condition.question]
    named = condition.any_of or condition.none_of
    answered = codes[question.id].astype(np.int64)
    if question.kind is Kind.MULTIPLE:
        hit = (answered & question.mask(named)) != 0
    else:
        hit = np.isin(answered, [question.position[option] for option in named])
    return (hit if condition.any_of else ~hit) & (answered < question.not_asked)


def _fit_parent(
    instrument: Instrument, question: Question, drawn: NDArray[np.int64], parents: Codes
) -> None:
    """Give every answer to a child of the profile that lies within its parent's answer."""
    parent = instrument.by_id[str(question.parent)]
    for code, option in enumerate(parent.options):
        within = [question.position[own] for own, of in question.within.items() if of == option]
        here = parents == code
        drawn[here] = np.array(within)[drawn[here] % len(within)]
    drawn[parents >= parent.not_asked] = question.missing


@pytest.fixture
def full_disk():
    """No file may grow beyond 4 kB: what a process sees of a full disk."""
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, limits[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    signal.signal(signal.SIGXFSZ, ignored)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI nothing may be left out: a skipped test fails the run."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter and reporter.stats.get("skipped") and os.environ.get("CI"):
        reporter.write_line("Tests were skipped; where CI is set that is a failure.", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
