"""Whether the pages of a questionnaire ask everything once, and nothing before what decides it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import TYPE_CHECKING

from trigpoint.documents import Located

if TYPE_CHECKING:
    from trigpoint.instrument.model import Instrument


def section_faults(instrument: Instrument) -> Iterator[Located]:
    """Questions that the sections do not have, have twice, or ask too early."""
    asked = set(instrument.asking_order)
    for name in instrument.by_id:
        if name not in asked:
            yield Located(("sections",), f"{name} is in no section", name)
    seen: set[str] = set()
    for at, section in enumerate(instrument.sections):
        for number, name in enumerate(section.questions):
            place = ("sections", at, "questions", number)
            if name not in instrument.by_id:
                yield Located(place, f"{name} is no question", name)
            elif name in seen:
                yield Located(place, f"{name} is asked twice")
            else:
                for before in sorted(_needed(instrument, name, asked) - seen):
                    yield Located(place, f"{name} is asked before {before}, on which it depends")
            seen.add(name)


def _needed(instrument: Instrument, name: str, asked: set[str]) -> set[str]:
    """What decides whether a question is asked, or which of its options are offered.

    What the instrument itself has too late is told where its routing is checked.
    """
    question = instrument.by_id[name]
    needed = {condition.question for condition in question.asked_if}
    if question.parent:
        needed.add(question.parent)
    above = takewhile(lambda one: one != name, instrument.by_id)
    return needed & asked & set(above)
