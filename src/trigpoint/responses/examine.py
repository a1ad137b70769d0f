"""What a form needs to know of answers that are still being given: what to ask, and what is wrong.

The rules are those of :mod:`trigpoint.responses.check`, which are applied to the one sheet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, cast

from trigpoint.instrument.model import Instrument
from trigpoint.responses.check import contradictions, routed
from trigpoint.responses.model import Responses
from trigpoint.responses.plain import AnswerSheet, coded_sheet, is_empty
from trigpoint.responses.routing import passed_over

Rule = Literal["unanswered", "exclusive_with_others", "over_limit", "not_within", "contradiction"]


@dataclass(frozen=True, slots=True)
class AnswerFault:
    """One rule that the answer to one question breaks.

    ``allowed`` are the options that go with no other (``exclusive_with_others``), how many
    options may be chosen (``over_limit``), or the options that the parent's answer leaves
    (``not_within``). ``contradiction`` is the id of the rule that several answers break together;
    each of them has its own fault.
    """

    question: str
    rule: Rule
    allowed: tuple[str, ...] = ()
    contradiction: str | None = None


@dataclass(frozen=True, slots=True)
class Examined:
    """One respondent's answers so far.

    ``asked``: the questions that routing asks, in order; what follows on a question without an
    answer is not asked yet. ``choices``: of a question whose options an answer narrows, those
    that are left. ``faults``: the rules that answers to what is asked break, in the order of
    asking. ``needed``: what has to be answered for an index and a place in the banner wherever it
    is asked; ``required``: what of it is asked. ``cleared``: the sheet without empty answers and
    those to what is not asked.
    """

    asked: tuple[str, ...]
    choices: Mapping[str, tuple[str, ...]]
    faults: tuple[AnswerFault, ...]
    needed: frozenset[str]
    required: frozenset[str]
    cleared: AnswerSheet


def examine(instrument: Instrument, sheet: AnswerSheet) -> Examined:
    """Examine one sheet, complete or not. Raises DataError as ``responses_of`` does.

    ``cleared`` means the same as the sheet: ``responses_of`` gives the same codes for both.
    """
    reached = routed(coded_sheet(instrument, sheet))
    asked = tuple(name for name in instrument.asking_order if _is_asked(reached, name))
    choices = dict(_choices(instrument, sheet))
    needed = _needed(instrument)
    found = [*_own_faults(reached, asked), *_joint_faults(reached, choices)]
    return Examined(
        asked=asked,
        choices=choices,
        faults=tuple(sorted(found, key=lambda one: asked.index(one.question))),
        needed=needed,
        required=needed.intersection(asked),
        cleared={name: sheet[name] for name in asked if not is_empty(sheet.get(name))},
    )


def _is_asked(responses: Responses, name: str) -> bool:
    question = responses.instrument.by_id[name]
    if not question.asked_if:
        return True
    past = passed_over(responses.instrument, responses.codes, question)
    return not (past.not_asked.any() or past.unknown.any())


def _choices(instrument: Instrument, sheet: AnswerSheet) -> Iterator[tuple[str, tuple[str, ...]]]:
    for column in instrument.profile:
        above = sheet.get(column.parent) if column.parent else None
        if above:
            yield column.id, tuple(one for one in column.options if column.within[one] == above)


def _own_faults(responses: Responses, asked: tuple[str, ...]) -> Iterator[AnswerFault]:
    """The rules that are about one question alone, as far as it is asked."""
    for one in responses.quality:
        if one.question in asked:
            question = responses.instrument.by_id[one.question]
            allowed = {
                "unanswered": (),
                "exclusive_with_others": question.exclusive,
                "over_limit": (str(question.max_choices),),
            }[one.rule]
            yield AnswerFault(one.question, cast("Rule", one.rule), allowed)


def _joint_faults(
    responses: Responses, choices: Mapping[str, tuple[str, ...]]
) -> Iterator[AnswerFault]:
    """The rules between questions."""
    rules = {one.id: one for one in responses.instrument.contradictions}
    for one in contradictions(responses):
        if one.question in rules:
            for name in dict.fromkeys(part.question for part in rules[one.question].when):
                yield AnswerFault(name, "contradiction", contradiction=one.question)
        else:
            yield AnswerFault(one.question, "not_within", choices[one.question])


def _needed(instrument: Instrument) -> frozenset[str]:
    """The banner, what is scored, and what decides whether that is asked."""
    needed = {instrument.banner}
    waiting = [indicator.question for indicator in instrument.indicators]
    while waiting:
        name = waiting.pop()
        needed.add(name)
        waiting += [condition.question for condition in instrument.by_id[name].asked_if]
    return frozenset(needed)
