"""A draft and the library: what is asked, what is wrong, what is left, by its own rules alone."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from django.http import QueryDict

import trigpoint
from trigpoint_web.questionnaire.models import AnswersVersion, Draft
from trigpoint_web.waves.models import InstrumentVersion
from trigpoint_web.waves.services import instrument_of, text_of

SPOILT = {"exclusive_with_others", "over_limit", "not_within"}
"""The rules that make what was typed no answer at all."""

NO_NUMBER = "no_number"
"""The rule of the form's own: text where a whole number of the range should be."""

LONGEST = 40
"""Characters that are kept of a text typed where a number should be."""


class NoSection(LookupError):  # noqa: N818 -- what there is
    """The questionnaire has no such page."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with the answer to one question; ``about`` names a contradiction."""

    question: str
    rule: str
    about: str = ""


@dataclass(frozen=True)
class State:
    """How a draft stands. ``faults`` has the first fault of every question that has one."""

    draft: Draft
    instrument: trigpoint.Instrument
    asked: tuple[str, ...]
    needed: frozenset[str]
    choices: Mapping[str, tuple[str, ...]]
    faults: Mapping[str, Fault]

    @cached_property
    def sections(self) -> tuple[str, ...]:
        """The sections that have something to ask, in order."""
        asked = set(self.asked)
        found = (one for one in self.instrument.sections if not asked.isdisjoint(one.questions))
        return tuple(one.id for one in found)

    def questions_in(self, section: str) -> tuple[str, ...]:
        """The questions of a page, asked or not. Raises NoSection."""
        return _questions_in(self.instrument, section)

    @cached_property
    def open(self) -> tuple[str, ...]:
        """The questions that are asked and have no answer yet, in order."""
        return tuple(name for name in self.asked if name not in self.draft.sheet)

    @cached_property
    def obstacles(self) -> tuple[Fault, ...]:
        """What has to be put right before the end, in the order of asking.

        A question may be left open unless there is no index without it.
        """
        found = (self.faults[name] for name in self.asked if name in self.faults)
        return tuple(
            one for one in found if one.rule != "unanswered" or one.question in self.needed
        )

    def given(self, name: str) -> Any:
        """What was typed or chosen, be it an answer or not; None where there is nothing."""
        return self.draft.unfit.get(name, self.draft.sheet.get(name))

    def text(self, language: str) -> trigpoint.Text:
        """The words, in a language of the site or the instrument's first."""
        return text_of(self.draft.instrument, language)


def state_of(draft: Draft) -> State:
    """How a draft stands, with what was typed that is no answer among its faults."""
    instrument = instrument_of(draft.instrument)
    examined = _examine(draft.instrument, draft.sheet)
    found = [*_unfit(draft, instrument), *_faults(examined)]
    faults = {fault.question: fault for fault in reversed(found)}
    return State(draft, instrument, examined.asked, examined.needed, examined.choices, faults)


def questions_in(draft: Draft, section: str) -> tuple[str, ...]:
    """The questions of a page, asked or not. Raises NoSection."""
    return _questions_in(instrument_of(draft.instrument), section)


def take(draft: Draft, section: str, posted: QueryDict) -> None:
    """Put what was posted of a page into the draft: answers, and what is none apart from them."""
    instrument = instrument_of(draft.instrument)
    names = _questions_in(instrument, section)
    typed = {name: _typed(instrument.by_id[name], posted) for name in names}
    unfit = {name: value for name, value in typed.items() if _is_text(instrument, name, value)}
    sheet = {name: answer for name, answer in draft.sheet.items() if name not in names}
    sheet |= {name: answer for name, answer in typed.items() if answer != "" and name not in unfit}
    for fault in _examine(draft.instrument, sheet).faults:
        if fault.rule in SPOILT and fault.question in names and fault.question in sheet:
            unfit[fault.question] = sheet.pop(fault.question)
    draft.sheet = sheet
    draft.unfit = {name: was for name, was in draft.unfit.items() if name not in names} | unfit


def final_sheet(draft: Draft) -> dict[str, Any]:
    """What is submitted: the answers to what is asked."""
    return dict(_examine(draft.instrument, draft.sheet).cleared)


def carried_over(draft: Draft, before: AnswersVersion) -> dict[str, Any]:
    """Earlier answers to the questions that still mean what they meant."""
    now, then = instrument_of(draft.instrument).by_id, instrument_of(before.instrument).by_id
    return {
        name: answer
        for name, answer in before.sheet.items()
        if name in now and name in then and _meaning(now[name]) == _meaning(then[name])
    }


def _meaning(question: trigpoint.Question) -> dict[str, Any]:
    """What an answer to a question means, apart from whom it is asked."""
    return question.model_dump(exclude={"asked_if"})


def _examine(version: InstrumentVersion, sheet: Mapping[str, Any]) -> trigpoint.Examined:
    return _examined(version.fingerprint, json.dumps(sheet, sort_keys=True))


@lru_cache(maxsize=1024)
def _examined(fingerprint: str, sheet: str) -> trigpoint.Examined:
    """Once for each state of a sheet: a page that was saved is shown, or goes on, as it was."""
    instrument = instrument_of(InstrumentVersion(fingerprint=fingerprint))
    return trigpoint.examine(instrument, json.loads(sheet))


def _typed(question: trigpoint.Question, posted: QueryDict) -> Any:
    """What was typed or chosen: as an answer where it can be one, empty where there is nothing."""
    if question.kind == "multiple":
        ticked = set(posted.getlist(question.id))
        return [option for option in question.options if option in ticked] or ""
    given = posted.get(question.id, "")
    if question.kind == "single":
        return given if given in question.options else ""
    printable = "".join(filter(str.isprintable, given[:LONGEST]))
    text = unicodedata.normalize("NFKC", printable).strip()
    return int(text) if text in question.position else text


def _is_text(instrument: trigpoint.Instrument, name: str, value: Any) -> bool:
    """Whether something stands where a number should that is none."""
    return instrument.by_id[name].kind == "rating" and isinstance(value, str) and value != ""


def _questions_in(instrument: trigpoint.Instrument, section: str) -> tuple[str, ...]:
    for one in instrument.sections:
        if one.id == section:
            return one.questions
    raise NoSection(section)


def _unfit(draft: Draft, instrument: trigpoint.Instrument) -> Iterable[Fault]:
    """What is wrong with what was typed that is no answer."""
    texts = [name for name, value in draft.unfit.items() if _is_text(instrument, name, value)]
    yield from (Fault(name, NO_NUMBER) for name in texts)
    others = {name: value for name, value in draft.unfit.items() if name not in texts}
    if others:
        examined = _examine(draft.instrument, draft.sheet | others)
        yield from (fault for fault in _faults(examined) if fault.question in others)


def _faults(examined: trigpoint.Examined) -> Iterable[Fault]:
    for fault in examined.faults:
        yield Fault(fault.question, fault.rule, fault.contradiction or "")
