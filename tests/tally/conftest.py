"""Random waves of any instrument, instruments of unusual shape, and when two tallies are equal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import numpy as np
import pytest

from trigpoint.instrument.model import Instrument, Kind, Question
from trigpoint.responses.model import Codes, Responses
from trigpoint.tally.model import Tally


@pytest.fixture(scope="session")
def changed(ai_index: Instrument) -> Instrument:
    """The AI index with one weight changed, so that the same answers mean another index."""
    document = ai_index.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    document["indicators"][0]["weight"] = 2
    return Instrument.model_validate(document)


@pytest.fixture(scope="session")
def long_lists() -> Instrument:
    """Multiples of 11, 12, 14 and 30 options: masks that are counted whole and in parts."""
    lists = {f"pick{count}": [f"o{at}" for at in range(count)] for count in (11, 12, 14, 30)}
    return Instrument.model_validate(
        {
            "schema": 1,
            "id": "long-lists",
            "version": "1",
            "languages": ["en"],
            "banner": "sex",
            "profile": [{"id": "sex", "kind": "single", "options": ["f", "m"]}],
            "questions": [
                {"id": name, "kind": "multiple", "options": options}
                for name, options in lists.items()
            ],
            "sections": [{"id": "all", "questions": ["sex", *lists]}],
            "dimensions": [{"id": "all"}],
            "indicators": [
                {"id": name, "question": name, "dimension": "all", "key": {"each": 3, "cap": 90}}
                for name in lists
            ],
            "stages": {"names": ["low", "high"], "cut_points": [50]},
        }
    )


@pytest.fixture(params=["ai_index", "civic_cloud", "long_lists"])
def instrument(request: pytest.FixtureRequest) -> Instrument:
    """Each of three instruments in turn."""
    found: Instrument = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="session")
def random_wave() -> Callable[..., Responses]:
    """Answers of n firms, some missing and some not asked; two cohorts; weights with decimals."""
    return _random_wave


def _random_wave(
    instrument: Instrument, n: int, seed: int = 1, *, weighted: bool = True, empty: float = 0.05
) -> Responses:
    random = np.random.default_rng(seed)
    return Responses(
        instrument=instrument,
        respondent=np.array([f"R{at}" for at in range(n)], dtype=object),
        codes={
            question.id: _codes(question, n, random, empty)
            for question in instrument.by_id.values()
        },
        weights=np.round(random.gamma(4, 0.25, n), 3) if weighted else None,
        cohorts={"south": random.random(n) < 0.2, "members": random.random(n) < 0.1},
    )


def _codes(question: Question, n: int, random: np.random.Generator, empty: float) -> Codes:
    answers = len(question.answers)
    bounds = (1, 1 << answers) if question.kind is Kind.MULTIPLE else (0, answers)
    codes = random.integers(*bounds, n)
    codes[random.random(n) < empty] = question.missing
    if question.asked_if:
        codes[random.random(n) < 0.2] = question.not_asked
    return codes.astype(question.dtype)


@pytest.fixture(scope="session")
def differences() -> Callable[[Tally, Tally], list[str]]:
    """Names what differs between two tallies, to the last bit."""
    return lambda first, second: list(_differences("tally", first, second))


def _differences(name: str, first: Any, second: Any) -> Iterator[str]:
    if isinstance(first, np.ndarray):
        if first.dtype != second.dtype or not np.array_equal(first, second):
            yield name
    elif is_dataclass(first) and not isinstance(first, type):
        for field in fields(first):
            path = f"{name}.{field.name}"
            yield from _differences(path, getattr(first, field.name), getattr(second, field.name))
    elif isinstance(first, dict):
        assert list(first) == list(second)
        for key in first:
            yield from _differences(f"{name}[{key}]", first[key], second[key])
    elif first != second:
        yield name
