"""A small survey unlike the shipped one: instrument, invented firms, and what print says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from trigpoint.instrument.model import Instrument
from trigpoint.published.model import Published

Firm = Mapping[str, str]
Publish = Callable[..., Published]

GARDENS = {
    "schema": 1,
    "id": "gardens",
    "version": "1",
    "languages": ["en"],
    "banner": "region",
    "profile": [
        {"id": "region", "kind": "single", "options": ["north", "south"]},
        {
            "id": "town",
            "kind": "single",
            "options": ["hull", "leeds", "dover"],
            "parent": "region",
            "within": {"hull": "north", "leeds": "north", "dover": "south"},
        },
        {"id": "size", "kind": "single", "options": ["small", "large"]},
    ],
    "questions": [
        {"id": "compost", "kind": "single", "options": ["never", "some", "all"]},
        {
            "id": "tools",
            "kind": "multiple",
            "options": ["nothing", "spade", "fork", "hoe", "rake"],
            "exclusive": ["nothing"],
        },
        {
            "id": "shed",
            "kind": "single",
            "options": ["wood", "brick"],
            "asked_if": [{"question": "tools", "none_of": ["nothing"]}],
        },
        {
            "id": "heap",
            "kind": "single",
            "options": ["open", "closed"],
            "asked_if": [{"question": "compost", "any_of": ["some", "all"]}],
        },
        {
            "id": "pests",
            "kind": "multiple",
            "options": ["slugs", "mice", "none"],
            "exclusive": ["none"],
            "max_choices": 1,
        },
        {"id": "pride", "kind": "rating", "min": 0, "max": 10},
    ],
    "sections": [
        {
            "id": "all",
            "questions": [
                "region",
                "town",
                "size",
                "compost",
                "tools",
                "shed",
                "heap",
                "pests",
                "pride",
            ],
        }
    ],
    "dimensions": [{"id": "soil", "weight": 2}, {"id": "gear", "weight": 1}],
    "indicators": [
        {
            "id": "compost",
            "question": "compost",
            "dimension": "soil",
            "key": {"points": {"never": 0, "some": 40, "all": 100}},
        },
        {"id": "tools", "question": "tools", "dimension": "gear", "key": {"each": 30, "cap": 90}},
        {
            "id": "shed",
            "question": "shed",
            "dimension": "gear",
            "key": {"points": {"wood": 50, "brick": 100}, "not_asked": 10},
        },
    ],
    "stages": {"names": ["bare", "green"], "cut_points": [45]},
    "contradictions": [
        {
            "id": "heap_without_tools",
            "when": [
                {"question": "compost", "any_of": ["all"]},
                {"question": "tools", "any_of": ["nothing"]},
            ],
        }
    ],
}

POINTS = {"never": 0, "some": 40, "all": 100, "wood": 50, "brick": 100, "": 10}


@pytest.fixture(scope="session")
def gardens() -> Instrument:
    """Two dimensions of unequal weight, nested answers, a follow-up that scores when not asked."""
    return Instrument.model_validate(GARDENS)


@pytest.fixture(scope="session")
def publish() -> Publish:
    """``publish(seed, n)``: the print of ``n`` random gardens."""
    return lambda seed, n: Published.model_validate(print_of(random_gardens(seed, n)))


def random_gardens(seed: int, n: int) -> list[dict[str, Any]]:
    rng = np.random.default_rng(seed)

    def one_of(*options: str) -> str:
        return str(rng.choice(options))

    firms = []
    for at in range(n):
        compost = one_of("never", "some", "all")
        ticked = [tool for tool in ("spade", "fork", "hoe", "rake") if rng.random() < 0.4]
        if compost == "all" and not ticked:
            ticked = ["spade"]
        town = ("hull", "leeds", "dover")[at % 3]
        firm = {
            "region": "south" if town == "dover" else "north",
            "town": town,
            "size": one_of("small", "large"),
            "compost": compost,
            "tools": "|".join(ticked) or "nothing",
            "shed": one_of("wood", "brick") if ticked else "",
            "heap": "" if compost == "never" else one_of("open", "closed"),
            "pests": one_of("slugs", "mice", "none"),
            "pride": int(rng.integers(11)),
        }
        gear = Fraction(min(90, 30 * len(ticked)) + POINTS[firm["shed"]], 2)
        soil = Fraction(POINTS[compost])
        firms.append({**firm, "soil": soil, "gear": gear, "index": (2 * soil + gear) / 3})
    return firms


def print_of(firms: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Tables, scores and stages as a report prints them, to one decimal."""
    columns = {
        "total": firms,
        "north": [firm for firm in firms if firm["region"] == "north"],
        "south": [firm for firm in firms if firm["region"] == "south"],
    }
    stages = {
        "bare": [firm for firm in firms if firm["index"] < 45],
        "green": [firm for firm in firms if firm["index"] >= 45],
    }

    def share(having: Sequence[object], of: Sequence[object]) -> str:
        return shown(Fraction(100 * len(having), len(of)))

    def table(question: str, options: str, base: str = "all", kind: str = "single") -> Any:
        asked = {name: [one for one in part if one[question]] for name, part in columns.items()}
        rows = {
            option: [
                share([one for one in part if option in one[question].split("|")], part)
                for part in asked.values()
            ]
            for option in options.split()
        }
        return {"kind": kind, "base": base, "options": rows}

    def mean(score: str, part: Sequence[Mapping[str, Any]]) -> str:
        return shown(sum((Fraction(one[score]) for one in part), Fraction(0)) / len(part))

    def asked(question: str) -> list[int]:
        return [sum(bool(one[question]) for one in part) for part in columns.values()]

    tools = table("tools", "nothing spade fork hoe rake", kind="multiple")
    lowest, highest = (bound(one["index"] for one in firms) for bound in (min, max))
    return {
        "source": {"title": "gardens", "n": len(firms)},
        "columns": list(columns),
        "bases": {
            "all": [len(part) for part in columns.values()],
            "tooled": asked("shed"),
            "heaped": asked("heap"),
        },
        "industries": {
            "north": {
                town: share([one for one in firms if one["town"] == town], firms)
                for town in ("hull", "leeds")
            },
            "south": {"dover": share(columns["south"], firms)},
        },
        "capital_twd": {
            size: share([one for one in firms if one["size"] == size], firms)
            for size in ("small", "large")
        },
        "indicators": {
            "compost": {**table("compost", "never some all"), "dimension": "soil"},
            "tools": {**tools, "exclusive": ["nothing"], "dimension": "gear"},
            "shed": {**table("shed", "wood brick", "tooled"), "dimension": "gear"},
        },
        "weights": {"soil": 2, "gear": 1},
        "dimensions": {name: mean(name, firms) for name in ("soil", "gear")},
        "index": {
            "2030": {name: mean("index", part) for name, part in columns.items()},
            "range": {"2030": {"min": shown(lowest), "spread": shown(highest - lowest)}},
        },
        "stages": {
            "names": list(stages),
            "share": {
                name: [
                    share([one for one in part if one in stage], part) for stage in stages.values()
                ]
                for name, part in columns.items()
            },
            "mean": {
                name: [mean(name, stage) for stage in stages.values()]
                for name in ("index", "soil", "gear")
            },
        },
        "self_assessment": {"parts": ["pride"], "pride": mean("pride", firms)},
        "cohorts": {
            "club": {"n": 6, **{name: mean(name, firms[:6]) for name in ("index", "gear")}}
        },
        "questions": {
            "heap": table("heap", "open closed", "heaped"),
            "pests": {**table("pests", "slugs mice none", kind="multiple"), "exclusive": ["none"]},
        },
    }


def shown(value: Fraction) -> str:
    """A value as it prints: one decimal, halves up."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return str(exact.quantize(Decimal("0.1"), ROUND_HALF_UP))
