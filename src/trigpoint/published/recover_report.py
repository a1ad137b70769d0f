"""Recovered keys as plain data, and what has to be said about them in words."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from trigpoint.published.averages import in_words
from trigpoint.published.counts import from_to, one_or_both
from trigpoint.published.recover import Recovered
from trigpoint.published.recover_implied import Implied
from trigpoint.published.recover_item import CAP, KeyFound

SHOWN = 20
"""How many keys are listed where print leaves more."""

NOT_ASKED = "not_asked"


def recovered_document(keys: Mapping[str, Recovered]) -> dict[str, Any]:
    """Per indicator: whether its key is unique, the keys, what they miss, what is left to say."""
    return {id_: _document(one) for id_, one in keys.items()}


def _document(one: Recovered) -> dict[str, Any]:
    document: dict[str, Any] = {
        "unique": one.unique,
        "solutions": [_solution(key) for key in one.solutions[:SHOWN]],
        "count": len(one.solutions),
        "named_column": one.named,
        "elsewhere": dict(one.elsewhere or {}),
        "expected_by_chance": None if one.expected is None else float(f"{one.expected:.2g}"),
        "not_asked": _not_asked(one),
    }
    if one.caps is not None:
        document["other_caps"] = [{"each": each, "caps": caps} for each, caps in one.caps.items()]
    if one.implied is not None:
        document["implied"] = _implied(one.implied)
    return {**document, "note": "; ".join(notes(one))}


def _not_asked(one: Recovered) -> str | None:
    """How the means treat firms that were not asked: None where everybody was."""
    if not one.follow_up or not one.solutions:
        return None
    ways = {"counted 0" if key.counted_zero else "left out" for key in one.solutions}
    return " or ".join(sorted(ways))


def _solution(key: KeyFound) -> dict[str, Any]:
    unasked = {NOT_ASKED: 0} if key.counted_zero else {}
    return {
        "points": {**key.points, **unasked},
        "residual": _number(key.residual),
        "missed": list(key.missed),
        "means": {c: one_or_both(*map(_number, found)) for c, found in key.means.items()},
    }


def _number(value: Fraction) -> float:
    return round(float(value), 2)


def _implied(told: Implied) -> dict[str, Any]:
    return {
        "mean": [_number(told.mean[0]), _number(told.mean[1])],
        "keys_on_grid": told.keys_on_grid,
        "alike": dict(told.alike),
        "ordered": [dict(key) for key in told.ordered],
    }


def notes(one: Recovered) -> list[str]:
    """What a reader has to know about an answer, in words, point by point."""
    said = [one.open] if one.open else []
    if len(one.solutions) > 1:
        said.append(f"{len(one.solutions)} keys fit")
    for key in one.solutions[:1]:
        said += [f"misses {c} (gives {in_words(key.means[c])})" for c in key.missed]
        if one.follow_up:
            said.append(f"firms that were not asked: {_not_asked(one)} (means over {key.base})")
        unknown = [option for option, points in key.points.items() if points is None]
        said += [f"nobody chose {option}" for option in unknown]
    for column, count in (one.elsewhere or {}).items():
        keys = "1 other key fits" if count == 1 else f"{count} other keys fit"
        said.append(f"{keys} if {column} were in error instead")
    if one.caps:
        lower = ", ".join(
            f"each {each} with cap {from_to(caps[0], caps[-1])}" for each, caps in one.caps.items()
        )
        said.append(f"cap {CAP} is the full scale, taken as given; print also allows {lower}")
    if one.implied is not None:
        said += _implied_words(one.implied)
    return said


def _implied_words(told: Implied) -> list[str]:
    said = [f"the dimensions and the index leave {in_words(told.mean)} for its mean"]
    if told.keys_on_grid is None:
        return said
    said.append(f"{told.keys_on_grid} keys on the grid give that")
    alike = ", ".join(f"{option} {points}" for option, points in told.alike.items())
    assumed = f" with {alike} as in the other keys" if alike else ""
    listed = " or ".join("/".join(map(str, key.values())) for key in told.ordered) or "none"
    return [*said, f"in the order of the options, over the whole scale{assumed}: {listed}"]
