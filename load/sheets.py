"""Answers to fill in: whole sheets at random, by the library's own rules, of any instrument."""

from __future__ import annotations

from random import Random
from typing import Any

import trigpoint

Sheet = dict[str, Any]

ALONE = 0.1
"""How often an option that goes with no other is ticked."""


def sheets(instrument: trigpoint.Instrument, count: int, seed: int = 1) -> list[Sheet]:
    """So many sheets that may be submitted as they are."""
    random = Random(seed)
    found: list[Sheet] = []
    while len(found) < count:
        sheet = _drawn(instrument, random)
        if not trigpoint.examine(instrument, sheet).faults:
            found.append(sheet)
    return found


def _drawn(instrument: trigpoint.Instrument, random: Random) -> Sheet:
    """Answers to all that is asked, given the answers before; they may contradict each other."""
    sheet: Sheet = {}
    while True:
        state = trigpoint.examine(instrument, sheet)
        waiting = [name for name in state.asked if name not in sheet]
        if not waiting:
            return sheet
        for name in waiting:
            question = instrument.by_id[name]
            if question.parent not in waiting:
                sheet[name] = _answer(question, state.choices.get(name, question.options), random)


def _answer(question: trigpoint.Question, options: tuple[str, ...], random: Random) -> Any:
    if question.kind == "rating":
        return random.randint(question.min, question.max)
    if question.kind == "single":
        return random.choice(options)
    if question.exclusive and random.random() < ALONE:
        return [random.choice(question.exclusive)]
    free = [one for one in options if one not in question.exclusive]
    ticked = random.sample(free, random.randint(1, question.max_choices or len(free)))
    return [one for one in options if one in ticked]


def pages(instrument: trigpoint.Instrument, sheet: Sheet) -> int:
    """How many pages a sheet fills."""
    return sum(not sheet.keys().isdisjoint(one.questions) for one in instrument.sections)
