"""All answers on one page before the end, with what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from django.urls import reverse

from trigpoint_web.questionnaire.messages import summary
from trigpoint_web.questionnaire.services import State


class Row(NamedTuple):
    """A question, its answer in words (neither ``value`` nor ``several`` without), its page."""

    key: str
    value: str
    several: list[str]
    href: str
    lang: str


class Obstacle(NamedTuple):
    """What has to be put right before the end, and where."""

    href: str
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """One section's answers. ``carried`` are those of last year that nobody has looked at yet."""

    title: str
    rows: tuple[Row, ...]
    carried: int
    href: str


def parts(state: State, id_: UUID, language: str) -> Iterator[Part]:
    """The sections that ask something, with every question that is asked."""
    text = state.text(language)
    for section in state.sections:
        names = [one for one in state.questions_in(section) if one in state.asked]
        yield Part(
            title=text.sections[section].title,
            rows=tuple(_row(state, id_, section, name, language) for name in names),
            carried=len({*names} & {*state.draft.carried}),
            href=reverse("questionnaire:section", args=[id_, section]) + "?from=review",
        )


def obstacles(state: State, id_: UUID, language: str) -> Iterator[Obstacle]:
    """What stands in the way of the end, each with a link to its field."""
    for name, told in summary(state.obstacles, state, language):
        yield Obstacle(_address(id_, _section_of(state, name), name, check=True), told)


def _row(state: State, id_: UUID, section: str, name: str, language: str) -> Row:
    text, answer = state.text(language), state.draft.sheet.get(name)
    labels = text.questions[name].options
    several = isinstance(answer, list)
    return Row(
        key=text.questions[name].title,
        value="" if several or answer is None else labels.get(answer, str(answer)),
        several=[labels[one] for one in answer] if several else [],
        href=_address(id_, section, name),
        lang=text.lang,
    )


def _section_of(state: State, name: str) -> str:
    return next(one for one in state.sections if name in state.questions_in(one))


def _address(id_: UUID, section: str, name: str, *, check: bool = False) -> str:
    address = reverse("questionnaire:section", args=[id_, section])
    return f"{address}?{'check=1&' if check else ''}from=review#{name}"
