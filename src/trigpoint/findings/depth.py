"""The rule about depth: the index by the answers to one of its own questions, and without it."""

from __future__ import annotations

from trigpoint.compare.depth import Depth
from trigpoint.compare.estimate import Estimate
from trigpoint.findings.evidence import Evidence
from trigpoint.findings.model import Told
from trigpoint.findings.noise import between_means, critical
from trigpoint.findings.voice import Voice
from trigpoint.instrument.model import points_by_answer
from trigpoint.sentences import Cell, Number
from trigpoint.tables.cells import printed
from trigpoint.tables.spec import MARKED_BASE

DEPTH = "depth."
"""Stands before the question's id in the id of the table in which these means stand."""

INDEX, WITHOUT = "index", "without"
"""Its columns."""


def depth(evidence: Evidence, voice: Voice, question: str) -> Told | None:
    """The firms whose answer earns most points against those whose answer earns fewest.

    ``higher`` or ``lower``, each only where both the index and the index without the question say
    so beyond noise. No such means were ever printed, so that a reconstructed wave is silent.
    """
    ends = _ends(evidence, question)
    if evidence.reconstructed or ends is None:
        return None
    most, least = ends
    strength = _lead(most.index, least.index)
    without = _lead(most.without, least.without)
    if strength * without <= 0 or min(abs(strength), abs(without)) < critical():
        return None
    table = DEPTH + question
    return Told(
        variant="higher" if without > 0 else "lower",
        values={
            "question": voice.text.questions[question].title,
            "most": _answer(evidence, voice, question, most),
            "least": _answer(evidence, voice, question, least),
            "most_index": _number(table, most, INDEX),
            "least_index": _number(table, least, INDEX),
            "most_without": _number(table, most, WITHOUT),
            "least_without": _number(table, least, WITHOUT),
        },
        table=table,
        strength=abs(without),
    )


def _ends(evidence: Evidence, question: str) -> tuple[Depth, Depth] | None:
    """The answers that earn most and fewest points, of those that enough firms gave."""
    instrument = evidence.tables.instrument
    key = next(one.key for one in instrument.indicators if one.question == question)
    asked = instrument.by_id[question]
    earned = dict(zip(asked.answers, points_by_answer(asked, key), strict=True))
    given = [one for one in evidence.depths[question] if (one.index.base or 0) >= MARKED_BASE]
    if len({earned[one.option] for one in given}) < 2:
        return None
    ranked = sorted(given, key=lambda one: (earned[one.option], -(one.index.base or 0)))
    return max(ranked, key=lambda one: earned[one.option]), ranked[0]


def _lead(one: Estimate, two: Estimate) -> float:
    return between_means(one.value, one.error, two.value, two.error)


def _answer(evidence: Evidence, voice: Voice, question: str, one: Depth) -> str:
    return voice.answer(evidence.tables.row(question, one.option))


def _number(table: str, one: Depth, column: str) -> Number:
    value = one.index.value if column == INDEX else one.without.value
    return Number(printed(value), Cell(table, one.option, column))
