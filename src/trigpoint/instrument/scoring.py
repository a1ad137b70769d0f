"""Whether key, steps, what moves together and stages fit the questions of an instrument."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from trigpoint.documents import Located, Place
from trigpoint.instrument.parts import (
    Indicator,
    Key,
    Kind,
    Question,
    Stages,
    Steps,
    Together,
    points_by_answer,
)

if TYPE_CHECKING:
    from trigpoint.instrument.model import Instrument


def scoring_faults(instrument: Instrument) -> Iterator[Located]:
    """Everything in which key, steps and stages do not fit the rest of an instrument."""
    yield from _dimension_faults(instrument)
    questions = {question.id: question for question in instrument.questions}
    scored: set[str] = set()
    for position, indicator in enumerate(instrument.indicators):
        place = ("indicators", position)
        question = questions.get(indicator.question)
        if question is None:
            what = f"{indicator.question} is no question"
            yield Located((*place, "question"), what, indicator.question)
            continue
        if question.id in scored:
            what = f"{question.id} is scored by another indicator already"
            yield Located((*place, "question"), what)
        scored.add(question.id)
        yield from _indicator_faults(question, indicator, place)
    for position, rule in enumerate(instrument.together):
        yield from _together_faults(instrument, rule, ("together", position))
    yield from stage_faults(instrument.stages)


def _dimension_faults(instrument: Instrument) -> Iterator[Located]:
    dimensions = {dimension.id for dimension in instrument.dimensions}
    used = {indicator.dimension for indicator in instrument.indicators}
    for position, indicator in enumerate(instrument.indicators):
        if indicator.dimension not in dimensions:
            what = f"{indicator.dimension} is no dimension"
            yield Located(("indicators", position, "dimension"), what, indicator.dimension)
    for position, dimension in enumerate(instrument.dimensions):
        if dimension.id not in used:
            what = f"{dimension.id} has no indicator"
            yield Located(("dimensions", position), what, dimension.id)


def _indicator_faults(question: Question, indicator: Indicator, place: Place) -> Iterator[Located]:
    keys: dict[Place, Key] = {("key",): indicator.key}
    keys |= {("alternatives", at): key for at, key in enumerate(indicator.alternatives)}
    sound = True
    for inner, key in keys.items():
        for fault in _key_faults(question, key, (*place, *inner)):
            sound = False
            yield fault
    if sound and indicator.steps is not None:
        yield from _step_faults(question, indicator.key, indicator.steps, (*place, "steps"))


def _key_faults(question: Question, key: Key, place: Place) -> Iterator[Located]:
    name = question.id
    if bool(key.points) + (key.each is not None) + key.linear != 1:
        yield Located(place, f"{name}: a key gives either points, or each, or linear: true")
    elif key.linear != (question.kind is Kind.RATING):
        yield Located(place, f"{name}: a rating is scored by linear: true, and nothing else is")
    elif key.each is not None and question.kind is not Kind.MULTIPLE:
        yield Located((*place, "each"), f"{name}: each is for multiple questions")
    if "cap" in key.model_fields_set and question.kind is not Kind.MULTIPLE:
        yield Located((*place, "cap"), f"{name}: cap is for multiple questions")
    if key.not_asked is None and question.asked_if:
        yield Located(place, f"{name} is not asked of everyone: say what not_asked scores")
    if key.not_asked is not None and not question.asked_if:
        yield Located((*place, "not_asked"), f"{name} is asked of everyone")
    if key.points and question.kind is not Kind.RATING:
        yield from _points_faults(question, key, (*place, "points"))


def _points_faults(question: Question, key: Key, place: Place) -> Iterator[Located]:
    for option in question.options:
        if option not in key.points and option not in question.exclusive:
            yield Located(place, f"{option} of {question.id} has no points")
    for option in key.points:
        if option in question.exclusive:
            yield Located((*place, option), f"{option} is exclusive: it always scores 0")
        elif option not in question.options:
            yield Located((*place, option), f"{option} is no option of {question.id}")


def _step_faults(question: Question, key: Key, steps: Steps, place: Place) -> Iterator[Located]:
    """Steps lead from every score to the next higher one, and nowhere else."""
    name = question.id
    multiple = question.kind is Kind.MULTIPLE
    if question.kind is Kind.RATING:
        yield Located(place, f"{name} is a rating, which no step improves")
        return
    if multiple != (steps.effort_each is not None) or multiple == bool(steps.effort):
        yield Located(place, f"{name}: effort_each is for multiples, effort for singles")
        return
    if multiple:
        return
    points = dict(zip(question.options, points_by_answer(question, key), strict=True))
    for option in steps.effort:
        if option not in points:
            yield Located((*place, "effort", option), f"{option} is no option of {name}")
        elif points[option] == min(points.values()):
            what = f"{option} has the fewest points of {name}: no step leads there"
            yield Located((*place, "effort", option), what)
    reached = {points[option] for option in steps.effort if option in points}
    for option, earned in points.items():
        if earned > min(points.values()) and earned not in reached:
            what = f"no effort leads to the points of {option} on {name}"
            yield Located((*place, "effort"), what)
            reached.add(earned)


def _together_faults(instrument: Instrument, rule: Together, place: Place) -> Iterator[Located]:
    scored = {indicator.question for indicator in instrument.indicators}
    if not scored <= set(instrument.by_id):  # said already of the indicator that names no question
        scored = set(instrument.by_id)
    pairs = [("question", rule.question, rule.leaves)]
    pairs += [("sets", question, option) for question, option in rule.sets.items()]
    for field, name, option in pairs:
        at = (*place, "leaves") if field == "question" else (*place, "sets", name)
        question = instrument.by_id.get(name)
        if question is None:
            yield Located((*place, field), f"{name} is no question", name)
        elif option not in question.position:
            yield Located(at, f"{option} is no option of {name}")
        elif name not in scored:
            yield Located((*place, field), f"{name} is not scored, so nothing moves on it", name)
        elif field == "sets" and option in question.exclusive:
            yield Located(at, f"{option} is exclusive: nobody moves to it")
    if rule.question in rule.sets:
        yield Located((*place, "sets", rule.question), f"{rule.question} cannot set itself")
    if not rule.sets:
        yield Located((*place, "sets"), "nothing moves together")


def stage_faults(stages: Stages) -> Iterator[Located]:
    """Cut points that are not between the stages, or do not rise."""
    if len(stages.cut_points) != len(stages.names) - 1:
        what = f"{len(stages.names)} stages have {len(stages.names) - 1} cut points between them"
        yield Located(("stages", "cut_points"), f"{what}, not {len(stages.cut_points)}")
    for position, (low, high) in enumerate(pairwise(stages.cut_points), start=1):
        if low >= high:
            what = f"{high} is not above {low}: cut points rise"
            yield Located(("stages", "cut_points", position), what)
