"""Chapters about questions that are not indicators, as the instrument's report plan groups them."""

from __future__ import annotations

from collections.abc import Iterator

from trigpoint.instrument.model import Kind
from trigpoint.instrument.report import Topic
from trigpoint.reports.annual.answers.depth import depth
from trigpoint.reports.annual.answers.exhibit import answers_exhibit
from trigpoint.reports.annual.answers.standout import standout
from trigpoint.reports.annual.issued import Issued
from trigpoint.reports.content import Paragraph, Section


def topics(material: Issued) -> Section | None:
    """The chapter on everything asked beside the index; None where there is nothing."""
    planned = tuple(_topic(one, material) for one in material.plan.topics)
    rest = tuple(_question(one, material) for one in _unplanned(material))
    if not planned + rest:
        return None
    return Section(
        id="topics", title=material.own["topics"], sections=planned + rest, opens_page=True
    )


def _topic(topic: Topic, material: Issued) -> Section:
    words = material.plan_text.topics[topic.id]
    return Section(
        id=f"topic.{topic.id}",
        title=words.title,
        blocks=(Paragraph((words.about,), "lead"),),
        sections=tuple(
            _question(question, material, deep=question == topic.depth)
            for question in topic.questions
        ),
        opens_page=True,
    )


def _question(question: str, material: Issued, *, deep: bool = False) -> Section:
    """A question; the answers to one that is scored stand on the page of its indicator."""
    words = material.text.questions[question]
    scored = question in {one.question for one in material.instrument.indicators}
    return Section(
        id=f"question.{question}",
        title=words.title,
        blocks=(
            Paragraph((words.ask,), "question"),
            *standout(question, material),
            *(() if scored else (answers_exhibit(question, material),)),
            *(depth(question, material) if deep else ()),
        ),
    )


def _unplanned(material: Issued) -> Iterator[str]:
    """The questions of no topic that are neither scored, nor profile, nor a self-rating."""
    told = {question for topic in material.plan.topics for question in topic.questions}
    told |= {one.question for one in material.instrument.indicators}
    for question in material.instrument.questions:
        if question.id not in told and question.kind is not Kind.RATING:
            yield question.id
