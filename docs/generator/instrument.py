"""The shipped instrument in both languages: questions, routing, key, stages."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from trigpoint.instrument.load import load_instrument
from trigpoint.instrument.model import Condition, Instrument, Key, Kind, Question
from trigpoint.instrument.text import Text, load_text

from .markdown import table

NAME = "ai-index"


def page() -> Iterator[str]:
    """The page, part by part."""
    instrument = load_instrument(NAME)
    zh, en = (load_text(NAME, language) for language in ("zh-Hant", "en"))
    yield f"# {NAME}: {zh.title} · {en.title}"
    yield f"{zh.about}\n\n{en.about}"
    yield (
        f"Version {instrument.version}. Ids are what answers files hold; either wording will do "
        "in their place. Points and cut points are recovered from printed figures and assumed: "
        "[the method](../explanation/method.md)."
    )
    yield "## Dimensions"
    yield _dimensions(instrument, zh, en)
    yield "## Stages"
    yield _stages(instrument, zh, en)
    yield "## Sections"
    yield _sections(instrument, zh, en)
    for heading, questions in (
        ("Profile", instrument.profile),
        ("Questions", instrument.questions),
    ):
        yield f"## {heading}"
        for question in questions:
            yield from _question(instrument, question, zh, en)


def _dimensions(instrument: Instrument, zh: Text, en: Text) -> str:
    rows = (
        [
            f"`{one.id}`",
            zh.dimensions[one.id].name,
            en.dimensions[one.id].name,
            ", ".join(f"`{item.id}`" for item in instrument.indicators_of(one.id)),
        ]
        for one in instrument.dimensions
    )
    return table(["dimension", "中文", "English", "indicators"], rows)


def _stages(instrument: Instrument, zh: Text, en: Text) -> str:
    bounds = pairwise(["0", *map(str, instrument.stages.cut_points), "100, included"])
    rows = (
        [f"`{name}`", zh.stages[name].name, en.stages[name].name, low, high]
        for name, (low, high) in zip(instrument.stages.names, bounds, strict=True)
    )
    return table(["stage", "中文", "English", "from", "to below"], rows, numbers=2)


def _sections(instrument: Instrument, zh: Text, en: Text) -> str:
    rows = (
        [
            f"`{one.id}`",
            zh.sections[one.id].title,
            en.sections[one.id].title,
            ", ".join(f"`{name}`" for name in one.questions),
        ]
        for one in instrument.sections
    )
    return table(["section", "中文", "English", "asks"], rows)


def _question(instrument: Instrument, question: Question, zh: Text, en: Text) -> Iterator[str]:
    words, other = zh.questions[question.id], en.questions[question.id]
    indicator = next((one for one in instrument.indicators if one.question == question.id), None)
    yield f"### `{question.id}` {words.title} · {other.title}"
    yield f"{words.ask}\n\n{other.ask}"
    rules = list(_rules(question))
    if indicator:
        rules.append(f"scored in `{indicator.dimension}`")
        if indicator.key.not_asked is not None:
            rules.append(f"{indicator.key.not_asked} points where not asked")
        if indicator.steps is None:
            rules.append("never advised as a way to score")
    yield f"*{'; '.join(rules)}.*"
    if question.options:
        yield _options(question, indicator.key if indicator else None, zh, en)


def _rules(question: Question) -> Iterator[str]:
    if question.kind is Kind.RATING:
        yield f"rating from {question.min} to {question.max}"
    else:
        yield f"{question.kind} choice"
    if question.max_choices:
        yield f"at most {question.max_choices}"
    if question.exclusive:
        yield "exclusive: " + ", ".join(f"`{one}`" for one in question.exclusive)
    if question.parent:
        yield f"within the answer to `{question.parent}`"
    yield from map(_routing, question.asked_if)


def _routing(condition: Condition) -> str:
    verb = "is" if condition.any_of else "is not"
    named = " or ".join(f"`{one}`" for one in condition.any_of or condition.none_of)
    return f"asked if `{condition.question}` {verb} {named}"


def _options(question: Question, key: Key | None, zh: Text, en: Text) -> str:
    words, other = zh.questions[question.id].options, en.questions[question.id].options
    head = ["option", "中文", "English", *(["points"] if key else [])]
    rows = (
        [f"`{one}`", words[one], other[one], *([_points(question, key, one)] if key else [])]
        for one in question.options
    )
    return table(head, rows, numbers=bool(key))


def _points(question: Question, key: Key, option: str) -> str:
    if key.each is not None:
        return "0" if option in question.exclusive else f"+{key.each}, at most {key.cap}"
    return str(key.points[option])
