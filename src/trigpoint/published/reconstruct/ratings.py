"""What firms think of themselves: ratings with the printed means, around each firm's own index."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from trigpoint.instrument.model import Kind, Question
from trigpoint.published.model import SelfAssessment
from trigpoint.published.reconstruct.codes import unanswered
from trigpoint.published.reconstruct.frame import Frame
from trigpoint.published.reconstruct.statements import RatedAbove, Statement
from trigpoint.responses.model import Codes

CLEARLY = 2.5
"""How many times a slight difference between rating and index a clear one is."""

SLOPE = 0.6
"""How much a firm's rating rises with its index, within a column."""

DOUBT = 0.12
"""Standard deviation of a rating around that, as a share of the scale."""


def rating_codes(
    frame: Frame,
    column: NDArray[np.int64],
    index: NDArray[np.float64],
    statements: tuple[Statement, ...],
    rng: np.random.Generator,
) -> dict[str, Codes]:
    """The self-ratings whose means are printed, or follow from those that are.

    The parts of the printed self-assessment stand in the order of the instrument's ratings.
    ``column`` and ``index`` (0 to 100) are (n).
    """
    ratings = [one for one in frame.instrument.questions if one.kind is Kind.RATING]
    printed = frame.published.self_assessment
    if printed is None:
        return {}
    means = _means(printed)
    return {
        question.id: _rated(
            question, means[part], column, index, _rates(question, frame, statements), rng
        )
        if part in means
        else unanswered(question, len(index))
        for question, part in zip(ratings, printed.parts, strict=True)
    }


def _means(printed: SelfAssessment) -> Mapping[str, float]:
    """The mean of every part: the printed, and what the mean of all leaves for the others."""
    known = {part: float(value) for part, value in printed.figures.items()}
    others = [part for part in printed.parts if part not in known]
    if printed.mean is None or not others:
        return known
    left = float(printed.mean) * len(printed.parts) - sum(known.values())
    return {**known, **dict.fromkeys(others, left / len(others))}


def _rates(
    question: Question, frame: Frame, statements: tuple[Statement, ...]
) -> NDArray[np.float64]:
    """(columns) how large the difference from the index is in each, relative to the others."""
    columns = frame.instrument.by_id[frame.instrument.banner].options
    rates = np.ones(len(columns))
    for statement in statements:
        relation = statement.relation
        if isinstance(relation, RatedAbove) and question.id in relation.ratings:
            rates[[columns.index(name) for name in relation.clearly]] = CLEARLY
    return rates


def _rated(
    question: Question,
    mean: float,
    column: NDArray[np.int64],
    index: NDArray[np.float64],
    rates: NDArray[np.float64],
    rng: np.random.Generator,
) -> Codes:
    """Ratings of one question whose sum is as near to the printed mean as whole numbers come."""
    span = question.max - question.min
    own = question.min + index / 100 * span
    rates = rates[column]
    above = (mean - own.mean()) / rates.mean()
    doubt = rng.normal(0, DOUBT * span, len(own))
    values = np.empty(len(own))
    for at in np.unique(column):
        rows = column == at
        around = SLOPE * (own[rows] - own[rows].mean()) + doubt[rows] - doubt[rows].mean()
        values[rows] = own[rows].mean() + above * rates[rows] + around
    ratings = np.clip(np.rint(values), question.min, question.max).astype(np.int64)
    short = round(mean * len(own)) - int(ratings.sum())
    while short:
        step = 1 if short > 0 else -1
        end = question.max if step > 0 else question.min
        movable = rng.permutation(np.flatnonzero(ratings != end))[: abs(short)]
        ratings[movable] += step
        short -= step * len(movable)
    codes: Codes = (ratings - question.min).astype(question.dtype)
    return codes
