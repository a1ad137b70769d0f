"""Who is asked a question, by the answers to the questions that route to it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from trigpoint.instrument.model import Condition, Instrument, Kind, Question
from trigpoint.responses.model import Codes

Rows = NDArray[np.bool_]


class PassedOver(NamedTuple):
    """Whom routing does not ask, and of whom that is not known: the routing question is empty."""

    not_asked: Rows
    unknown: Rows


def passed_over(
    instrument: Instrument, codes: Mapping[str, Codes], question: Question
) -> PassedOver:
    """Who is passed over at ``question``. All of its conditions must hold for it to be asked."""
    size = len(codes[question.id])
    fails, unknown = np.zeros(size, np.bool_), np.zeros(size, np.bool_)
    for condition in question.asked_if:
        router = instrument.by_id[condition.question]
        empty = codes[router.id] == router.missing
        fails |= ~holds(instrument, codes, condition) & ~empty
        unknown |= empty
    return PassedOver(fails, unknown & ~fails)


def holds(instrument: Instrument, codes: Mapping[str, Codes], condition: Condition) -> Rows:
    """Where there is an answer, and the condition is true of it."""
    question = instrument.by_id[condition.question]
    given = codes[question.id]
    named = condition.any_of or condition.none_of
    if question.kind is Kind.MULTIPLE:
        hit: Rows = given & question.mask(named) != 0
    else:
        positions = {question.position[one] for one in named}
        hit = np.array([code in positions for code in range(question.missing + 1)]).take(given)
    return answered(question, given) & (hit if condition.any_of else ~hit)


def answered(question: Question, codes: Codes) -> Rows:
    """Where there is an answer: neither missing nor not asked."""
    return codes < question.not_asked


def followers(instrument: Instrument) -> list[Question]:
    """The questions not asked of everybody, which stand behind those that route to them."""
    return [question for question in instrument.by_id.values() if question.asked_if]
