"""One page of the questionnaire as its template shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from trigpoint_web.questionnaire.fields import Field, fields
from trigpoint_web.questionnaire.messages import summary
from trigpoint_web.questionnaire.services import State
from trigpoint_web.questionnaire.showing import new_token


class Step(NamedTuple):
    """A page among the others: ``state`` is done, here, ahead or missing (something is left)."""

    title: str
    state: str


class Error(NamedTuple):
    """What is wrong with a field, for the summary: there it says of which question it speaks."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """A section with its questions. ``left`` counts the questions of all pages that are open."""

    section: str
    title: str
    about: str | None
    lang: str
    fields: tuple[Field, ...]
    errors: tuple[Error, ...]
    steps: tuple[Step, ...]
    left: int
    token: str
    saved: datetime | None

    @property
    def is_first(self) -> bool:
        """Whether there is no page before."""
        return self.steps[0].state == "here"


def page_of(state: State, section: str, language: str, *, check: bool) -> Page:
    """A page in a language; with ``check`` it says what has no answer yet."""
    text = state.text(language)
    asked = tuple(fields(state, section, language, check=check))
    return Page(
        section=section,
        title=text.sections[section].title,
        about=text.sections[section].about,
        lang=text.lang,
        fields=asked,
        errors=tuple(_errors(state, asked, language)),
        steps=tuple(_steps(state, section, language)),
        left=len(state.open),
        token=new_token(),
        saved=state.draft.saved if section in state.draft.showings else None,
    )


def _errors(state: State, asked: Iterable[Field], language: str) -> Iterator[Error]:
    """Every error beside a field, as the summary says it."""
    faults = (state.faults[field.id] for field in asked if field.error)
    return (Error(*told) for told in summary(faults, state, language))


def _steps(state: State, section: str, language: str) -> Iterator[Step]:
    titles = state.text(language).sections
    faulty = {fault.question for fault in state.obstacles}
    for one in state.sections:
        if one == section:
            how = "here"
        elif one not in state.draft.showings:
            how = "ahead"
        else:
            how = "done" if faulty.isdisjoint(state.questions_in(one)) else "missing"
        yield Step(titles[one].title, how)
