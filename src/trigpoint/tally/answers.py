"""Counts how often each answer was given in each group of respondents.

The code of a single answer is a digit; a multiple answer's bits are cut into digits of a few bits.
As many digits as fit are joined into one number, so that one pass over the rows counts several
questions at once; what each question wants is the margin of that joint count.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from trigpoint.instrument.model import Instrument, Kind, Question
from trigpoint.responses.model import Codes
from trigpoint.tally.model import Ints

_CELLS = 1 << 13
"""Joint counts of more cells than this fall out of the processor's nearest cache."""

_DIGIT_BITS = 11
"""The most bits of a multiple answer that are counted jointly."""

Groups = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Digit:
    """A question's code, or ``bits`` bits of it from ``shift`` on, as a number below ``radix``."""

    question: str
    radix: int
    shift: int = 0
    bits: int = 0

    def of(self, codes: Codes) -> NDArray[np.integer]:
        """The digit of each code."""
        return (codes >> self.shift) & (self.radix - 1) if self.bits else codes


class AnswerCounts:
    """Counts by group, joint digits and measure (respondents, weights, squared weights)."""

    def __init__(self, instrument: Instrument, groups: int, measures: int) -> None:
        """Start at zero, for ``groups`` groups and the first ``measures`` measures."""
        self._questions = instrument.by_id
        self._groups = groups
        self._joints = _joined(instrument, groups)
        self._counts = [
            np.zeros((measures, groups * math.prod(digit.radix for digit in joint)), dtype=np.int64)
            for joint in self._joints
        ]

    def count(
        self, group: Groups, codes: Mapping[str, Codes], units: tuple[Ints | int, ...]
    ) -> None:
        """Count n respondents by ``group`` and ``codes``; ``units`` is what each adds."""
        for joint, counts in zip(self._joints, self._counts, strict=True):
            cell = group.astype(np.uint32)
            for digit in joint:
                cell *= np.uint32(digit.radix)
                cell += digit.of(codes[digit.question])
            at = cell.astype(np.intp)
            for total, unit in zip(counts, units, strict=True):
                np.add.at(total, at, unit)

    def by_question(self) -> dict[str, Ints]:
        """Per question, shape (measures, groups, answers + 2): options, not asked, missing."""
        found = {
            question.id: np.zeros(
                (len(self._counts[0]), self._groups, len(question.answers) + 2), dtype=np.int64
            )
            for question in self._questions.values()
        }
        for joint, counts in zip(self._joints, self._counts, strict=True):
            cube = counts.reshape(len(counts), self._groups, *(digit.radix for digit in joint))
            for axis, digit in enumerate(joint, start=2):
                margin = cube.sum(axis=tuple({*range(2, cube.ndim)} - {axis}))
                if digit.bits:
                    ends = slice(digit.shift, digit.shift + digit.bits)
                    found[digit.question][:, :, ends] = margin @ _bits(digit.bits)
                else:
                    found[digit.question][:] = margin
        return found


def _joined(instrument: Instrument, groups: int) -> list[list[Digit]]:
    """All digits, smallest radix first, joined while the joint count stays small."""
    joints: list[list[Digit]] = []
    cells = _CELLS
    every = [digit for question in instrument.by_id.values() for digit in _digits(question)]
    for digit in sorted(every, key=lambda digit: digit.radix):
        cells *= digit.radix
        if cells > _CELLS:
            joints.append([])
            cells = groups * digit.radix
        joints[-1].append(digit)
    return joints


def _digits(question: Question) -> list[Digit]:
    width = len(question.answers) + 2
    if question.kind is not Kind.MULTIPLE:
        return [Digit(question.id, width)]
    count = -(-width // _DIGIT_BITS)
    edges = [width * part // count for part in range(count + 1)]
    return [Digit(question.id, 1 << (high - low), low, high - low) for low, high in pairwise(edges)]


def _bits(width: int) -> Ints:
    """Which bits are set in each number below ``2 ** width``, shape (2 ** width, width)."""
    return (np.arange(1 << width)[:, None] >> np.arange(width)) & 1
