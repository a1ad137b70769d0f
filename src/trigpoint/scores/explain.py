"""Why a respondent's index is what it is, indicator by indicator, in exact fractions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

import numpy as np

from trigpoint.errors import DataError, Fault
from trigpoint.instrument.model import Indicator, Instrument, Kind, Question
from trigpoint.responses.model import Responses
from trigpoint.scores.compute import MISSING, Scores, indicator_points, score


@dataclass(frozen=True, slots=True)
class Better:
    """An answer that would earn more: its points on the indicator, and what the index gains.

    For a multiple question ``answer`` is the box that is ticked in addition.
    """

    answer: str
    points: Fraction
    gain: Fraction


@dataclass(frozen=True, slots=True)
class Reason:
    """One indicator's part in the index.

    ``weight`` is the indicator's share of the index (all weights sum to 1), ``contribution`` the
    points of the index that it brings (weight x points). ``points`` and ``contribution`` are None
    where the question was not answered. ``advised`` is False where the instrument says how a firm
    works, not how well: a better answer is then no advice.
    """

    indicator: str
    dimension: str
    state: Literal["answered", "not_asked", "missing"]
    answer: tuple[str, ...]
    points: Fraction | None
    weight: Fraction
    contribution: Fraction | None
    advised: bool
    better: tuple[Better, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A respondent's whole index; the contributions of the reasons sum to ``index``.

    ``to_next`` is what is missing to the next cut point; None at the top stage or without an index.
    """

    respondent: str
    reasons: tuple[Reason, ...]
    index: Fraction | None
    stage: str | None
    to_next: Fraction | None


def explain(
    responses: Responses, respondent: str, cut_points: Sequence[Decimal] | None = None
) -> Explanation:
    """Explain the index of one respondent. Raises DataError for an id that is not there."""
    one = _only(responses, row_of(responses, respondent))
    scores = score(one, cut_points)
    reasons = tuple(
        _reason(one, scores, column, indicator)
        for column, indicator in enumerate(responses.instrument.indicators)
    )
    return Explanation(respondent, reasons, *_standing(scores))


def row_of(responses: Responses, respondent: str) -> int:
    """The position of a respondent. Raises DataError for an id that is not there."""
    found = np.flatnonzero(responses.respondent == respondent)
    if not len(found):
        raise DataError(
            Fault(f"respondent {respondent}", "is not among the answers"),
            advice="The ids stand in the column respondent of the answers file.",
        )
    return int(found[0])


def _only(responses: Responses, row: int) -> Responses:
    return Responses(
        instrument=responses.instrument,
        respondent=responses.respondent[row : row + 1],
        codes={name: codes[row : row + 1] for name, codes in responses.codes.items()},
    )


def _standing(scores: Scores) -> tuple[Fraction | None, str | None, Fraction | None]:
    units = int(scores.index[0])
    if units == MISSING:
        return None, None, None
    stages = scores.instrument.stages.names
    stage = int(scores.stage[0])
    index = Fraction(units, scores.instrument.lattice.index_scale)
    to_next = None if stage + 1 == len(stages) else Fraction(scores.cut_points[stage]) - index
    return index, stages[stage], to_next


def _reason(one: Responses, scores: Scores, column: int, indicator: Indicator) -> Reason:
    instrument = one.instrument
    question = instrument.by_id[indicator.question]
    code = int(one.codes[question.id][0])
    units = int(scores.points[0, column])
    points = None if units == MISSING else Fraction(units, instrument.lattice.points_scale)
    weight = weight_in_index(instrument, column)
    answered = code not in (question.not_asked, question.missing)
    return Reason(
        indicator=indicator.id,
        dimension=indicator.dimension,
        state="answered" if answered else "missing" if code == question.missing else "not_asked",
        answer=chosen(question, code),
        points=points,
        weight=weight,
        contribution=None if points is None else points * weight,
        advised=indicator.steps is not None,
        better=tuple(_better(instrument, indicator, code, weight)) if answered else (),
    )


def weight_in_index(instrument: Instrument, column: int) -> Fraction:
    """The share of the index that one indicator has; the shares of all sum to 1."""
    lattice = instrument.lattice
    return Fraction(lattice.index_weights[column] * lattice.points_scale, lattice.index_scale)


def chosen(question: Question, code: int) -> tuple[str, ...]:
    """The ids of the answers that a code stands for; none where not asked or missing."""
    if question.kind is not Kind.MULTIPLE:
        return question.answers[code : code + 1]
    return tuple(answer for answer, bit in question.position.items() if code >> bit & 1)


def _better(
    instrument: Instrument, indicator: Indicator, code: int, weight: Fraction
) -> Iterator[Better]:
    question = instrument.by_id[indicator.question]
    others = [answer for answer in question.answers if answer not in chosen(question, code)]
    codes = np.array([code, *(_with(question, code, answer) for answer in others)], question.dtype)
    scale = instrument.lattice.points_scale
    now, *then = indicator_points(question, indicator.key, codes, scale).tolist()
    for answer, points in zip(others, then, strict=True):
        if points > now:
            gain = Fraction(points - now, scale) * weight
            yield Better(answer, Fraction(points, scale), gain)


def _with(question: Question, code: int, answer: str) -> int:
    """The code after choosing ``answer``: instead for a single, in addition for a multiple."""
    position = question.position[answer]
    if question.kind is not Kind.MULTIPLE:
        return position
    if answer in question.exclusive:
        return 1 << position
    return code & ~question.mask(question.exclusive) | 1 << position
