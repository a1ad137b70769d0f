"""What a design tells apart among the answers to a question, and what each of them earns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from trigpoint.instrument.model import Condition, Indicator, Instrument, Kind, Question

NOT_ASKED = -1
"""Stands for the level of a firm that routing did not ask."""


@dataclass(frozen=True)
class Scale:
    """The levels of a question, numbered from 0.

    Of a single question, its options. Of a multiple, its exclusive options and then 1, 2, ... boxes
    ticked beside each other: which boxes matters to no score. ``points`` is (levels + 1) in units
    of the lattice; the last is what a firm earns that is not asked, so ``NOT_ASKED`` finds it.
    """

    question: Question
    points: NDArray[np.int64]

    @cached_property
    def named(self) -> tuple[str, ...]:
        """The options that are levels of their own."""
        multiple = self.question.kind is Kind.MULTIPLE
        return self.question.exclusive if multiple else self.question.options

    @cached_property
    def boxes(self) -> tuple[str, ...]:
        """The options of a multiple that can be ticked beside each other."""
        return tuple(option for option in self.question.options if option not in self.named)

    @cached_property
    def levels(self) -> int:
        """How many levels there are."""
        return len(self.points) - 1

    def ticked(self, level: int) -> int:
        """How many boxes are ticked at a level."""
        return max(0, level - len(self.named) + 1)

    def holding(self, condition: Condition) -> frozenset[int]:
        """The levels for which a condition holds."""
        named = {self.named.index(option) for option in condition.any_of or condition.none_of}
        return frozenset(named if condition.any_of else set(range(self.levels)) - named)


def most_boxes(question: Question) -> int:
    """How many boxes of a multiple can be ticked beside each other."""
    boxes = len(question.options) - len(question.exclusive)
    return boxes if question.max_choices is None else min(boxes, question.max_choices)


def scale(instrument: Instrument, question: Question) -> Scale:
    """The levels of a single or multiple question; without an indicator nothing is earned."""
    scoring = next((item for item in instrument.indicators if item.question == question.id), None)
    if question.kind is Kind.MULTIPLE:
        levels = len(question.exclusive) + most_boxes(question)
    else:
        levels = len(question.options)
    if scoring is None:
        return Scale(question, np.zeros(levels + 1, dtype=np.int64))
    earned = [*_earned(question, scoring), scoring.key.not_asked or Decimal(0)]
    units = [int(points * instrument.lattice.points_scale) for points in earned]
    return Scale(question, np.array(units, dtype=np.int64))


def _earned(question: Question, scoring: Indicator) -> Iterable[Decimal]:
    key = scoring.key
    if key.each is None:
        return [key.points[option] for option in question.options]
    ticked = range(1, most_boxes(question) + 1)
    return [Decimal(0)] * len(question.exclusive) + [min(key.each * n, key.cap) for n in ticked]
