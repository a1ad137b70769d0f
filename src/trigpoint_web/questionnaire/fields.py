"""The questions of a page as the templates draw them: words, options, what is filled in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from trigpoint_web.questionnaire.messages import message
from trigpoint_web.questionnaire.services import State

WIDEST_SCALE = 11
"""A rating with more numbers than this is typed, not picked."""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that can be chosen."""

    value: str
    label: str
    exclusive: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """The options that belong to one answer of the parent."""

    value: str
    label: str
    options: tuple[Option, ...]
    hidden: bool


@dataclass(frozen=True, slots=True)
class Field:
    """A question. ``asked_if`` holds, as JSON, what on this page decides whether it is asked.

    ``note`` says where an answer comes from that was not given here.
    """

    id: str
    kind: str
    legend: str
    hint: str | None
    error: str
    optional: bool
    hidden: bool
    note: str
    asked_if: str
    value: Any
    options: tuple[Option, ...] = ()
    groups: tuple[Group, ...] = ()
    parent: str = ""
    least: int = 0
    most: int = 0
    least_label: str | None = None
    most_label: str | None = None


def fields(state: State, section: str, language: str, *, check: bool) -> Iterator[Field]:
    """The questions of a page; those that are not asked now are there and hidden.

    With ``check`` the page also says what has no answer yet.
    """
    for name in state.questions_in(section):
        yield _field(state, section, name, language, check=check)


def _field(state: State, section: str, name: str, language: str, *, check: bool) -> Field:
    question, words = state.instrument.by_id[name], state.text(language).questions[name]
    fault = state.faults.get(name)
    told = fault is not None and (fault.rule != "unanswered" or (check and name in state.needed))
    return Field(
        id=name,
        kind=_kind(question),
        legend=words.ask,
        hint=words.help,
        error=message(fault, state, language) if told else "",
        optional=name not in state.needed,
        hidden=name not in state.asked,
        note=_note() if name in state.draft.carried else "",
        asked_if=_asked_if(state, section, question),
        value=_value(state, name),
        options=_options(question, words),
        groups=_groups(state, question, language) if question.parent else (),
        parent=question.parent or "",
        least=question.min,
        most=question.max,
        least_label=words.low,
        most_label=words.high,
    )


def _value(state: State, name: str) -> Any:
    """What is filled in; what is ticked in a form that never changes."""
    value = state.given(name)
    return tuple(value) if isinstance(value, list) else value


def _note() -> str:
    return gettext("From last year’s answers. Please check.")


def _kind(question: Any) -> str:
    """Which part draws the question."""
    if question.parent:
        return "grouped"
    if question.kind == "rating":
        return "scale" if len(question.answers) <= WIDEST_SCALE else "number"
    return "radios" if question.kind == "single" else "checkboxes"


def _options(question: Any, words: Any) -> tuple[Option, ...]:
    """What can be chosen; a scale's numbers, with words at its ends."""
    if question.kind != "rating":
        exclusive = set(question.exclusive)
        return tuple(Option(one, words.options[one], one in exclusive) for one in question.options)
    if len(question.answers) > WIDEST_SCALE:
        return ()
    ends = {question.min: words.low, question.max: words.high}
    return tuple(
        Option(str(one), f"{one}: {ends[one]}" if one in ends else str(one))
        for one in range(question.min, question.max + 1)
    )


def _groups(state: State, question: Any, language: str) -> tuple[Group, ...]:
    """The options under the parent's answers, the groups that the given one rules out hidden."""
    texts = state.text(language).questions
    options = _options(question, texts[question.id])
    left = state.choices.get(question.id, question.options)
    return tuple(
        Group(
            value=above,
            label=texts[question.parent].options[above],
            options=tuple(one for one in options if question.within[one.value] == above),
            hidden=not any(question.within[one] == above for one in left),
        )
        for above in state.instrument.by_id[question.parent].options
    )


def _asked_if(state: State, section: str, question: Any) -> str:
    """The conditions for a script, where all that decides stands on the same page."""
    here = state.questions_in(section)
    conditions = question.asked_if
    if not conditions or any(one.question not in here for one in conditions):
        return ""
    return json.dumps([one.model_dump() for one in conditions])
