"""One page of the questionnaire as its template shows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from trigpoint_web.questionnaire.fields import Field, fields
from trigpoint_web.questionnaire.services import State
from trigpoint_web.questionnaire.showing import new_token


class Step(NamedTuple):
    """A page among the others: ``state`` is done, here, ahead or missing (something is left)."""

    title: str
    state: str


class Error(NamedTuple):
    """What is wrong with a field, for the summary."""

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
    steps: tuple[Step, ...]
    left: int
    token: str
    saved: datetime | None

    @property
    def errors(self) -> list[Error]:
        """What is wrong on this page."""
        return [Error(field.id, field.error) for field in self.fields if field.error]

    @property
    def is_first(self) -> bool:
        """Whether there is no page before."""
        return self.steps[0].state == "here"


def page_of(state: State, section: str, language: str, *, check: bool) -> Page:
    """A page in a language; with ``check`` it says what has no answer yet."""
    text = state.text(language)
    return Page(
        section=section,
        title=text.sections[section].title,
        about=text.sections[section].about,
        lang=text.lang,
        fields=tuple(fields(state, section, language, check=check)),
        steps=tuple(_steps(state, section, language)),
        left=len(state.open),
        token=new_token(),
        saved=state.draft.saved if section in state.draft.showings else None,
    )


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
