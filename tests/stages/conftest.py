"""Waves of random answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pytest

from trigpoint.instrument.model import Instrument, Kind
from trigpoint.responses.model import Responses

RandomWave = Callable[..., Responses]


@pytest.fixture(scope="session")
def random_wave() -> RandomWave:
    """Complete answers of n firms, asked everything; ``weights`` are dealt out at random."""
    return _random_wave


def _random_wave(
    instrument: Instrument, n: int, seed: int = 1, weights: Sequence[float] | None = None
) -> Responses:
    random = np.random.default_rng(seed)
    codes = {}
    for name, question in instrument.by_id.items():
        answers = len(question.answers)
        bounds = (1, 1 << answers) if question.kind is Kind.MULTIPLE else (0, answers)
        codes[name] = random.integers(*bounds, n).astype(question.dtype)
    return Responses(
        instrument=instrument,
        respondent=np.array([f"R{at}" for at in range(n)], dtype=object),
        codes=codes,
        weights=None if weights is None else random.choice(weights, n),
    )


@pytest.fixture(scope="session")
def small() -> Callable[..., Instrument]:
    """Builds an instrument of one dimension; each indicator has the id of its question."""
    return _small


def _small(questions, indicators, together=(), cut_points=(50,)) -> Instrument:
    return Instrument.model_validate(
        {
            "schema": 1,
            "id": "small",
            "version": "1",
            "languages": ["en"],
            "banner": "sector",
            "profile": [{"id": "sector", "kind": "single", "options": ["one", "two"]}],
            "questions": [{"kind": "single"} | question for question in questions],
            "sections": [{"id": "all", "questions": ["sector", *(one["id"] for one in questions)]}],
            "dimensions": [{"id": "all"}],
            "indicators": [{"id": one["question"], "dimension": "all"} | one for one in indicators],
            "stages": {
                "names": [f"s{at}" for at in range(len(cut_points) + 1)],
                "cut_points": list(cut_points),
            },
            "together": list(together),
        }
    )


@pytest.fixture(scope="session")
def codes() -> Callable[..., dict[str, int]]:
    """The codes of one respondent: a list of boxes for a multiple, None for not asked."""
    return _codes


def _codes(instrument: Instrument, **answers) -> dict[str, int]:
    found = {column.id: 0 for column in instrument.profile}
    for name, answer in answers.items():
        question = instrument.by_id[name]
        if answer is None:
            found[name] = question.not_asked
        elif question.kind is Kind.MULTIPLE:
            found[name] = question.mask(answer)
        else:
            found[name] = question.position[answer]
    return found
