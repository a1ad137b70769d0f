"""Counts how often each answer was given in each group of respondents.

Every code is a digit: a single answer's position, a multiple answer's whole mask (in parts, where
it is long). As many digits as fit are joined into one number, so that one pass over the rows
counts several questions at once; what each question wants is a margin of that joint count.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from trigpoint.instrument.model import Instrument, Kind, Question
from trigpoint.responses.model import Codes
from trigpoint.tally.adding import Adding, Groups
from trigpoint.tally.model import Ints

_CELLS = 1 << 13
"""So many joint counts fit into the processor's nearer caches."""

_MASK_OPTIONS = 11
"""A multiple with at most this many options is counted by whole masks."""

_PART_BITS = 8
"""A longer one is counted in parts of at most so many bits."""


@dataclass(frozen=True, slots=True)
class Digit:
    """A question's code as a number below ``radix``.

    Of a multiple it is its whole mask (``whole``), or ``bits`` bits of it from ``start`` on.
    """

    question: str
    radix: int
    whole: bool = False
    start: int = 0
    bits: int = 0

    def of(self, codes: Codes) -> NDArray[np.integer]:
        """The digit of each code. Of whole masks, *not asked* and *missing* come last."""
        if self.bits:
            return (codes >> self.start) & (self.radix - 1)
        if self.whole:  # numpy's minimum of an array and a number would be four times as slow
            return np.minimum(codes, np.full_like(codes, self.radix - 1))
        return codes


class AnswerCounts:
    """Counts by group, joint digits and measure (respondents, weights, squared weights)."""

    def __init__(self, instrument: Instrument, groups: int, measures: int) -> None:
        """Start at zero, for ``groups`` groups and the first ``measures`` measures."""
        self._questions = instrument.by_id
        self._groups = groups
        self._joints = _joined(instrument, groups)
        self._counts = [
            np.zeros((measures, groups, math.prod(digit.radix for digit in joint)), dtype=np.int64)
            for joint in self._joints
        ]

    def count(self, group: Groups, codes: Mapping[str, Codes], units: tuple[Ints, ...]) -> None:
        """Count n respondents by ``group`` and ``codes``; ``units`` is what each adds.

        At most 2¹⁸ of them at a time: at any weight, n and Σw of so many fit into one number.
        """
        adding = Adding(group, self._groups, max(counts.shape[2] for counts in self._counts))
        packed, bits = _packed(units)
        for joint, counts in zip(self._joints, self._counts, strict=True):
            adding.place(_number(joint, codes))
            sums = adding.sums(packed)[:, : counts.shape[2]]
            counts[0] += sums >> bits
            if len(counts) > 1:
                counts[1] += sums & ((1 << bits) - 1)
                counts[2] += adding.sums(units[2])[:, : counts.shape[2]]

    def by_question(self) -> dict[str, Ints]:
        """Per question, shape (measures, groups, answers + 2): options, not asked, missing."""
        found = {
            question.id: np.zeros(
                (len(self._counts[0]), self._groups, len(question.answers) + 2), dtype=np.int64
            )
            for question in self._questions.values()
        }
        for joint, counts in zip(self._joints, self._counts, strict=True):
            cube = counts.reshape(*counts.shape[:2], *(digit.radix for digit in joint))
            for axis, digit in enumerate(joint, start=2):
                margin = cube.sum(axis=tuple({*range(2, cube.ndim)} - {axis}))
                answers = _by_answer(digit, self._questions[digit.question], margin)
                found[digit.question][:, :, digit.start :][:, :, : answers.shape[2]] = answers
        return found


def _packed(units: tuple[Ints, ...]) -> tuple[Ints, int]:
    """What each respondent adds to n and Σw in one number, of which so many bits are for Σw."""
    if len(units) == 1:
        return units[0], 0
    bits = int(units[1].sum()).bit_length()
    return units[1] + (1 << bits), bits


def _number(joint: Sequence[Digit], codes: Mapping[str, Codes]) -> NDArray[np.unsignedinteger]:
    """The number that a joint's digits form, in as few bytes as hold it."""
    first, *others = joint
    number: NDArray[Any] = first.of(codes[first.question])
    narrow = np.min_scalar_type(math.prod(digit.radix for digit in joint)).type
    for digit in others:
        number = number.astype(narrow, copy=False) * narrow(digit.radix)
        number += digit.of(codes[digit.question])
    return number


def _joined(instrument: Instrument, groups: int) -> list[list[Digit]]:
    """All digits, the largest first, each joined to the first that leaves the count small."""
    joints: list[list[Digit]] = []
    sizes: list[int] = []
    every = [digit for question in instrument.by_id.values() for digit in _digits(question)]
    for digit in sorted(every, key=lambda digit: -digit.radix):
        for at, size in enumerate(sizes):
            if size * digit.radix <= _CELLS:
                joints[at].append(digit)
                sizes[at] *= digit.radix
                break
        else:
            joints.append([digit])
            sizes.append(groups * digit.radix)
    return joints


def _digits(question: Question) -> list[Digit]:
    options = len(question.answers)
    if question.kind is not Kind.MULTIPLE:
        return [Digit(question.id, options + 2)]
    if options <= _MASK_OPTIONS:
        return [Digit(question.id, (1 << options) + 2, whole=True)]
    edges = [*range(0, options + 2, _PART_BITS), options + 2]
    return [
        Digit(question.id, 1 << (high - low), start=low, bits=high - low)
        for low, high in pairwise(edges)
    ]


def _by_answer(digit: Digit, question: Question, counts: Ints) -> Ints:
    """Counts by answer from ``counts`` by the digit's value, the last axis of both."""
    if digit.bits:
        return _by_bit(counts, digit.bits)
    if not digit.whole:
        return counts
    options = len(question.answers)
    masks, flags = counts[..., : 1 << options], counts[..., 1 << options :]
    return np.concatenate([_by_bit(masks, options), flags], axis=-1)


def _by_bit(counts: Ints, width: int) -> Ints:
    """How often each bit is set, from counts by number below ``2 ** width`` (the last axis)."""
    found = np.empty((*counts.shape[:-1], width), dtype=np.int64)
    for bit in reversed(range(width)):
        unset, is_set = counts[..., : 1 << bit], counts[..., 1 << bit :]
        found[..., bit] = is_set.sum(axis=-1)
        counts = unset + is_set
    return found
