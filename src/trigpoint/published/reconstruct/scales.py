"""What a design tells apart among the answers to a question, and what each of them earns."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from trigpoint.instrument.model import (
    Condition,
    Contradiction,
    Indicator,
    Instrument,
    Kind,
    Question,
    points_by_answer,
)

NOT_ASKED = -1
"""Stands for the level of a firm that routing did not ask."""


MOST_BOXES = 8
"""A multiple with more boxes than this has too many sets of boxes to be told apart."""


@dataclass(frozen=True)
class Scale:
    """The levels of a question, numbered from 0.

    Of a single question or a rating, its answers. Of a multiple, its exclusive options and then
    1, 2, ... boxes ticked beside each other; where it matters which boxes, because they earn
    different points or decide what else is asked, every set of boxes in ``sets``. ``points`` is
    (levels + 1) in units of the lattice; the last is what a firm earns that is not asked, so
    ``NOT_ASKED`` finds it.
    """

    question: Question
    points: NDArray[np.int64]
    sets: tuple[tuple[str, ...], ...] = ()

    @cached_property
    def named(self) -> tuple[str, ...]:
        """The options that are levels of their own."""
        multiple = self.question.kind is Kind.MULTIPLE
        return self.question.exclusive if multiple else self.question.answers

    @cached_property
    def boxes(self) -> tuple[str, ...]:
        """The options of a multiple that can be ticked beside each other."""
        return tuple(option for option in self.question.options if option not in self.named)

    @cached_property
    def levels(self) -> int:
        """How many levels there are."""
        return len(self.points) - 1

    @cached_property
    def chosen(self) -> tuple[tuple[str, ...], ...]:
        """The options of every level; none where a level only says how many boxes are ticked."""
        known = (*((option,) for option in self.named), *self.sets)
        return known + ((),) * (self.levels - len(known))

    def ticked(self, level: int) -> int:
        """How many boxes are ticked at a level, where levels only say so."""
        return max(0, level - len(self.named) + 1)

    def having(self, options: Iterable[str]) -> frozenset[int]:
        """The levels that have one of some options."""
        wanted = set(options)
        return frozenset(at for at, own in enumerate(self.chosen) if wanted & set(own))

    def holding(self, condition: Condition) -> frozenset[int]:
        """The levels for which a condition holds."""
        if condition.any_of:
            return self.having(condition.any_of)
        return frozenset(range(self.levels)) - self.having(condition.none_of)


def most_boxes(question: Question) -> int:
    """How many boxes of a multiple can be ticked beside each other."""
    boxes = len(question.options) - len(question.exclusive)
    return boxes if question.max_choices is None else min(boxes, question.max_choices)


def contradictions(instrument: Instrument, printed: Collection[str]) -> list[Contradiction]:
    """The contradictions that can occur where only the printed questions have answers."""
    return [
        rule
        for rule in instrument.contradictions
        if all(condition.question in printed for condition in rule.when)
    ]


def conditions(instrument: Instrument, printed: Collection[str]) -> list[Condition]:
    """Every condition that the printed questions have to meet, of routing and contradictions."""
    asked = [question for question in instrument.questions if question.id in printed]
    routing = [condition for question in asked for condition in question.asked_if]
    ruled_out = contradictions(instrument, printed)
    return routing + [condition for rule in ruled_out for condition in rule.when]


def tells_boxes_apart(instrument: Instrument, question: Question) -> bool:
    """Whether it matters which boxes of a multiple are ticked, and not only how many."""
    scoring = _scoring(instrument, question)
    deciding = {
        option
        for condition in conditions(instrument, instrument.by_id)
        if condition.question == question.id
        for option in (*condition.any_of, *condition.none_of)
    }
    unequal = scoring is not None and scoring.key.each is None
    return question.kind is Kind.MULTIPLE and (unequal or not deciding <= set(question.exclusive))


def scale(instrument: Instrument, question: Question) -> Scale:
    """The levels of a question; without an indicator nothing is earned."""
    sets = _sets(question) if tells_boxes_apart(instrument, question) else ()
    counted = most_boxes(question) if question.kind is Kind.MULTIPLE and not sets else 0
    options = question.exclusive if question.kind is Kind.MULTIPLE else question.answers
    levels = [*((option,) for option in options), *sets]
    scoring = _scoring(instrument, question)
    if scoring is None:
        points = np.zeros(len(levels) + counted + 1, dtype=np.int64)
        return Scale(question, points, sets)
    key = scoring.key
    by_answer = dict(zip(question.answers, points_by_answer(question, key), strict=True))
    earned = [sum((by_answer[option] for option in level), Fraction(0)) for level in levels]
    earned += [Fraction(key.each or 0) * n for n in range(1, counted + 1)]
    capped = [min(points, Fraction(key.cap)) for points in earned]
    units = [*capped, Fraction(key.not_asked or 0)]
    whole = [int(points * instrument.lattice.points_scale) for points in units]
    return Scale(question, np.array(whole, dtype=np.int64), sets)


def _scoring(instrument: Instrument, question: Question) -> Indicator | None:
    return next((item for item in instrument.indicators if item.question == question.id), None)


def _sets(question: Question) -> tuple[tuple[str, ...], ...]:
    """Every set of boxes that can be ticked, smaller sets first."""
    boxes = [option for option in question.options if option not in question.exclusive]
    sizes = range(1, most_boxes(question) + 1)
    return tuple(one for size in sizes for one in combinations(boxes, size))
