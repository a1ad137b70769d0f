"""The survey that the benchmark counts: 40 singles of 5 options, 20 multiples of 9, 12 scored."""

from __future__ import annotations

from typing import Any

from trigpoint.instrument.model import Instrument

BANNER = "region"
BANNER_ANSWERS = 9
SINGLES = [f"s{number:02}" for number in range(1, 41)]
SINGLE_ANSWERS = 5
MULTIPLES = [f"m{number:02}" for number in range(1, 21)]
MULTIPLE_ANSWERS = 9
WEIGHT = "weight"
_DIMENSIONS = ["first"] * 5 + ["second"] * 3 + ["third"] * 4
ROUTED = SINGLES[1:4]
"""Asked of those who did not choose the last option of the first single."""


def instrument() -> Instrument:
    """Eight singles and four multiples are scored, in three dimensions of unequal size."""
    scored = [*SINGLES[4:12], *MULTIPLES[:4]]
    return Instrument.model_validate(
        {
            "schema": 1,
            "id": "bench",
            "version": "1",
            "languages": ["en"],
            "banner": BANNER,
            "profile": [{"id": BANNER, "kind": "single", "options": options("r", BANNER_ANSWERS)}],
            "questions": [_single(name) for name in SINGLES] + [_multiple(m) for m in MULTIPLES],
            "sections": [{"id": "all", "questions": [BANNER, *SINGLES, *MULTIPLES]}],
            "dimensions": [{"id": name} for name in dict.fromkeys(_DIMENSIONS)],
            "indicators": [_indicator(name, at) for at, name in enumerate(scored)],
            "stages": {"names": ["low", "middle", "high", "top"], "cut_points": [30, 45, 60]},
        }
    )


def options(letter: str, count: int) -> list[str]:
    """Ids such as real ones are long."""
    return [f"{letter}_option_{number}" for number in range(count)]


def _single(name: str) -> dict[str, Any]:
    question: dict[str, Any] = {
        "id": name,
        "kind": "single",
        "options": options("s", SINGLE_ANSWERS),
    }
    if name in ROUTED:
        last = options("s", SINGLE_ANSWERS)[-1]
        question["asked_if"] = [{"question": SINGLES[0], "none_of": [last]}]
    return question


def _multiple(name: str) -> dict[str, Any]:
    names = options("m", MULTIPLE_ANSWERS)
    return {"id": name, "kind": "multiple", "options": names, "exclusive": names[-1:]}


def _indicator(name: str, at: int) -> dict[str, Any]:
    points = dict(zip(options("s", SINGLE_ANSWERS), (0, 25, 50, 75, 100), strict=True))
    return {
        "id": f"score_{name}",
        "question": name,
        "dimension": _DIMENSIONS[at],
        "key": {"points": points} if name in SINGLES else {"each": 15, "cap": 100},
    }
