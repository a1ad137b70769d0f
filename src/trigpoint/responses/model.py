"""A wave's answers in memory: one column of codes per question, valid for its instrument."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from trigpoint.instrument.model import Instrument

Codes = NDArray[np.uint8] | NDArray[np.uint16] | NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class ContentFault:
    """How often answers broke one rule of content, and what was done about it.

    ``rule`` is ``exclusive_with_others``, ``over_limit``, ``answered_not_asked``,
    ``contradiction`` or ``unanswered``; ``treatment`` the instrument's word for what was done.
    """

    question: str
    rule: str
    treatment: str
    count: int


@dataclass(frozen=True, slots=True)
class Responses:
    """The answers of ``n`` respondents.

    ``respondent`` holds n ids. ``codes`` has one array of length n for every question and profile
    column of the instrument, coded as :class:`~trigpoint.instrument.model.Question` says. Once
    checked, ``question.not_asked`` stands exactly where routing did not ask. ``weights`` is None
    where every respondent counts once. ``cohorts`` says who belongs to each named group.
    """

    instrument: Instrument
    respondent: NDArray[np.object_]
    codes: Mapping[str, Codes]
    weights: NDArray[np.float64] | None = None
    cohorts: Mapping[str, NDArray[np.bool_]] = field(default_factory=dict)
    quality: tuple[ContentFault, ...] = ()

    def __len__(self) -> int:
        return len(self.respondent)
