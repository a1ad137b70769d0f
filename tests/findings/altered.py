"""Ways to alter a wave: choose firms, change their answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import cycle, islice

import numpy as np
from numpy.typing import NDArray

from trigpoint.instrument.model import Kind, Question
from trigpoint.responses.model import Responses
from trigpoint.scores.compute import score


def picked(wave: Responses, at: Sequence[int] | NDArray[np.int64]) -> Responses:
    """A wave of some of the firms, each as often as it is named."""
    positions = np.asarray(at, dtype=np.int64)
    return replace(
        wave,
        respondent=np.array([f"P{at}" for at in range(len(positions))], dtype=object),
        codes={name: codes[positions] for name, codes in wave.codes.items()},
        weights=None if wave.weights is None else wave.weights[positions],
        cohorts={name: members[positions] for name, members in wave.cohorts.items()},
    )


def answering(
    wave: Responses, question: str, dealt: Mapping[str, int], where: NDArray[np.bool_] | None = None
) -> Responses:
    """The firms ``where`` (default: all who were asked) answer ``dealt``: each answer so often in
    turn. Boxes of a multiple are joined by a blank; ``""`` stands for no answer."""
    asked = wave.instrument.by_id[question]
    turn = [_code(asked, answer) for answer, times in dealt.items() for _ in range(times)]
    codes = wave.codes[question].copy()
    at = np.flatnonzero(codes != asked.not_asked if where is None else where)
    codes[at] = list(islice(cycle(turn), len(at)))
    return replace(wave, codes={**wave.codes, question: codes})


def _code(asked: Question, answer: str) -> int:
    if not answer:
        return int(asked.missing)
    if asked.kind is Kind.MULTIPLE:
        return int(asked.mask(answer.split()))
    return int(asked.position[answer])


def within(wave: Responses, question: str, *options: str) -> NDArray[np.bool_]:
    """The firms that gave one of some answers to a single question."""
    asked = wave.instrument.by_id[question]
    return np.isin(wave.codes[question], [asked.position[one] for one in options])


def by_index(wave: Responses) -> NDArray[np.int64]:
    """The firms' positions from the lowest index to the highest."""
    return np.argsort(score(wave).index, kind="stable")
