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
