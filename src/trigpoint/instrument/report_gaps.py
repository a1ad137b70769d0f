"""Where a report plan does not fit its instrument, and where its words do not fit the plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from string import Formatter

from trigpoint.documents import Located, Place
from trigpoint.instrument.consistency import repeated
from trigpoint.instrument.model import Instrument, Kind, Question
from trigpoint.instrument.report_parts import (
    Claim,
    FindingPlan,
    ReportPlan,
    ReportText,
    Topic,
)
from trigpoint.instrument.text import id_gaps


def plan_gaps(instrument: Instrument, plan: ReportPlan) -> Iterator[Located]:
    """Everything in a plan that its instrument does not have, or that is there twice."""
    questions = {one.id: one for one in instrument.questions}
    for name, nets in plan.nets.items():
        yield from _net_gaps(name, questions.get(name), nets)
    dimensions = [one.id for one in instrument.dimensions]
    yield from repeated([one.id for one in plan.topics], ("topics",), dimensions)
    scored = {one.question for one in instrument.indicators}
    for at, topic in enumerate(plan.topics):
        yield from _topic_gaps(topic, questions, scored, ("topics", at))
    yield from repeated([one.id for one in plan.findings], ("findings",))
    sections = {*dimensions, *(one.id for one in plan.topics)}
    for at, finding in enumerate(plan.findings):
        yield from _finding_gaps(finding, questions, plan, sections, ("findings", at))


def report_text_gaps(
    instrument: Instrument, plan: ReportPlan, text: ReportText
) -> Iterator[Located]:
    """Where the words do not name exactly what the plan has, or state a number themselves."""
    yield from _called_gaps(instrument, text)
    yield from id_gaps(text.nets, plan.nets, ("nets",))
    for question, nets in text.nets.items():
        yield from id_gaps(nets, plan.nets.get(question, nets), ("nets", question))
    yield from id_gaps(text.topics, [one.id for one in plan.topics], ("topics",))
    findings = {one.id: one for one in plan.findings}
    yield from id_gaps(text.findings, findings, ("findings",))
    for name in findings.keys() & text.findings.keys():
        claims = {one.id: one for one in findings[name].claims}
        place = ("findings", name)
        yield from id_gaps(text.findings[name], claims, place)
        for claim in claims.keys() & text.findings[name].keys():
            yield from _sentence_gaps(claims[claim], text.findings[name][claim], (*place, claim))


def _called_gaps(instrument: Instrument, text: ReportText) -> Iterator[Located]:
    known = {name: one.options for name, one in instrument.by_id.items()}
    known["stage"] = instrument.stages.names
    for question, options in text.called.items():
        for one in (question, *options) if question not in known else options:
            if one not in known.get(question, ()):
                place = ("called", question, one) if one in options else ("called", question)
                yield Located(place, f"{one} is not in the instrument", one)


def _net_gaps(
    name: str, question: Question | None, nets: Mapping[str, tuple[str, ...]]
) -> Iterator[Located]:
    """Nets are of single answers: what several boxes have in common was not counted."""
    place = ("nets", name)
    if question is None:
        yield Located(place, f"{name} is no question", name)
    elif question.kind is not Kind.SINGLE:
        yield Located(place, f"{name} has no single answers, so they cannot be counted together")
    else:
        for net, options in nets.items():
            if net in question.options:
                yield Located((*place, net), f"{net} is an option of {name}")
            yield from repeated(options, (*place, net))
            yield from _unknown(options, question, (*place, net))


def _topic_gaps(
    topic: Topic, questions: Mapping[str, Question], scored: set[str], place: Place
) -> Iterator[Located]:
    yield from repeated(topic.questions, (*place, "questions"))
    for at, name in enumerate(topic.questions):
        if name not in questions:
            yield Located((*place, "questions", at), f"{name} is no question", name)
    depth = questions.get(topic.depth or "")
    if topic.depth and not (
        depth
        and depth.kind is Kind.SINGLE
        and topic.depth in scored
        and topic.depth in topic.questions
    ):
        what = f"{topic.depth} is no scored single question of this topic"
        yield Located((*place, "depth"), what, topic.depth)


def _finding_gaps(
    finding: FindingPlan,
    questions: Mapping[str, Question],
    plan: ReportPlan,
    sections: set[str],
    place: Place,
) -> Iterator[Located]:
    if finding.section not in sections:
        what = f"{finding.section} is neither a topic nor a dimension"
        yield Located((*place, "section"), what, finding.section)
    yield from repeated([claim.id for claim in finding.claims], (*place, "claims"))
    for at, claim in enumerate(finding.claims):
        here = (*place, "claims", at)
        question = questions.get(claim.question)
        if question is None or question.kind is Kind.RATING:
            what = f"{claim.question} is no question with options"
            yield Located((*here, "question"), what, claim.question)
        else:
            nets = plan.nets.get(claim.question, {})
            yield from _unknown(claim.named, question, here, nets)


def _unknown(
    options: Iterable[str], question: Question, place: Place, nets: Iterable[str] = ()
) -> Iterator[Located]:
    for one in options:
        if one not in question.options and one not in nets:
            yield Located(place, f"{one} is no option of {question.id}", one)


def _sentence_gaps(claim: Claim, sentences: Mapping[str, str], place: Place) -> Iterator[Located]:
    for variant in claim.required:
        if variant not in sentences:
            yield Located(place, f"{variant} has no words here")
    for variant, sentence in sentences.items():
        here = (*place, variant)
        if variant not in (*claim.required, *claim.optional):
            yield Located(here, f"{variant} is nothing that this rule says")
        elif any(letter.isdigit() for letter in sentence):
            yield Located(here, "numbers come from the tables: name them in braces")
        else:
            yield from _name_gaps(claim.names, sentence, here)


def _name_gaps(names: tuple[str, ...], sentence: str, place: Place) -> Iterator[Located]:
    try:
        found = [name for _, name, _, _ in Formatter().parse(sentence) if name is not None]
    except ValueError:
        yield Located(place, "a brace is left open")
        return
    for name in found:
        if name not in names:
            allowed = ", ".join(names)
            yield Located(place, f"{{{name}}} is nothing that this rule knows: {allowed}")
