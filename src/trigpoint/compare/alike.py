"""What of two versions of an instrument means the same, so that its figures may be compared.

A question is the same where its options, its rules and who is asked it are; an indicator where its
question and key are; a dimension, and the index, where what it is built from is, with the same
weights. Words, efforts and the order of options may differ.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from trigpoint.compare.difference import Reason
from trigpoint.errors import DataError, Fault
from trigpoint.instrument.model import Indicator, Instrument, Kind, points_by_answer
from trigpoint.tables.spec import ASKED

INDEX = "index"


@dataclass(frozen=True, slots=True)
class Unlike:
    """What cannot be compared, and why: ``questions`` (with their options), and ``scores``.

    A question that cannot be compared is no banner either.
    """

    questions: Mapping[str, Reason] = field(default_factory=dict)
    scores: Mapping[str, Reason] = field(default_factory=dict)


def unlike(now: Instrument, then: Instrument) -> Unlike:
    """Everything that ``now`` and ``then`` both have and that is not the same in both.

    Raises DataError for versions of different instruments.
    """
    if now.id != then.id:
        raise DataError(
            Fault("last year", f"holds answers to {then.id}", f"answers to a version of {now.id}"),
            advice="Only waves of one instrument can be compared.",
        )
    if now.hash == then.hash:
        return Unlike()
    shared = now.by_id.keys() & then.by_id.keys()
    return Unlike(
        questions={
            name: Reason.QUESTION_CHANGED
            for name in now.by_id
            if name in shared and _question(now, name) != _question(then, name)
        },
        scores=dict(_indicators(now, then)) | dict(_built(now, then)),
    )


def _question(instrument: Instrument, name: str) -> object:
    """All that gives the answers to a question their meaning."""
    one = instrument.by_id[name]
    rules = (one.kind, one.min, one.max, one.max_choices)
    treated = instrument.treatments if one.kind is Kind.MULTIPLE else None
    clearing = [rule.when for rule in instrument.contradictions if name in rule.clear]
    asked_of = [(each, _question(instrument, each.question)) for each in one.asked_if]
    return rules, set(one.answers), set(one.exclusive), treated, clearing, asked_of


def _key(instrument: Instrument, indicator: Indicator) -> object:
    """All that gives the points of an indicator their meaning."""
    question, key = instrument.by_id[indicator.question], indicator.key
    points = points_by_answer(question, key)
    return dict(zip(question.answers, points, strict=True)), key.cap, key.not_asked


def _indicators(now: Instrument, then: Instrument) -> list[tuple[str, Reason]]:
    found = []
    for name, indicator in now.indicator.items():
        other = then.indicator.get(name)
        reason = _indicator(now, indicator, then, other) if other else None
        if reason:
            found += [(name, reason), (name + ASKED, reason)]
    return found


def _indicator(
    now: Instrument, one: Indicator, then: Instrument, other: Indicator
) -> Reason | None:
    if one.question != other.question:
        return Reason.QUESTION_CHANGED
    if _question(now, one.question) != _question(then, other.question):
        return Reason.QUESTION_CHANGED
    return None if _key(now, one) == _key(then, other) else Reason.KEY_CHANGED


def _built(now: Instrument, then: Instrument) -> list[tuple[str, Reason]]:
    """The dimensions, and the index, that are built from something else."""
    ours, theirs = _dimensions(now), _dimensions(then)
    shared = [name for name in ours if name in theirs]
    found = [name for name in shared if ours[name] != theirs[name]]
    if ours != theirs or _shares(now, [*ours]) != _shares(then, [*ours]):
        found.append(INDEX)
    return [(name, Reason.PARTS_CHANGED) for name in found]


def _dimensions(instrument: Instrument) -> dict[str, object]:
    """What every dimension is built from, and with which weights."""
    return {
        one.id: {
            each.id: (
                Fraction(each.weight) / sum(Fraction(i.weight) for i in own),
                _question(instrument, each.question),
                _key(instrument, each),
            )
            for each in own
        }
        for one in instrument.dimensions
        for own in [instrument.indicators_of(one.id)]
    }


def _shares(instrument: Instrument, names: list[str]) -> list[Fraction]:
    """The dimensions' shares of the index."""
    weights = {one.id: Fraction(one.weight) for one in instrument.dimensions}
    return [weights.get(name, Fraction(0)) / sum(weights.values()) for name in names]
