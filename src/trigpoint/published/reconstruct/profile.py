"""The profile of the invented firms: their column, what lies within it, what else is printed."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from trigpoint.instrument.model import Question
from trigpoint.published.reconstruct.codes import unanswered
from trigpoint.published.reconstruct.frame import Frame
from trigpoint.published.reconstruct.margins import columns_of, figures, firms
from trigpoint.responses.model import Codes


def profile_codes(
    frame: Frame, column: NDArray[np.int64], rng: np.random.Generator
) -> dict[str, Codes]:
    """The codes of every profile column; what is not printed stays empty.

    ``column`` is (n), the position of every firm's column.
    """
    found: dict[str, Codes] = {}
    for question in frame.instrument.profile:
        codes = unanswered(question, len(column))
        for members, counts in _shares(frame, question, column):
            dealt = [question.position[option] for option, n in counts.items() for _ in range(n)]
            codes[members] = rng.permutation(dealt)
        found[question.id] = codes
    return found


def _shares(
    frame: Frame, question: Question, column: NDArray[np.int64]
) -> list[tuple[NDArray[np.int64], Mapping[str, int]]]:
    """Groups of firms, and how many of each have which option."""
    published = frame.published
    names = [published.columns[at] for at in columns_of(published)]
    everybody = np.arange(len(column))
    members = {name: np.flatnonzero(column == at) for at, name in enumerate(names)}
    if question.id == frame.instrument.banner:
        return [(firms_, {name: len(firms_)}) for name, firms_ in members.items()]
    if question.parent == frame.instrument.banner:
        return [
            (members[name], _counts(f"industries.{name}", shares, len(column), len(members[name])))
            for name, shares in published.industries.items()
        ]
    capital = published.capital_twd
    if set(capital) == set(question.options):
        return [(everybody, _counts("capital_twd", capital, len(column), len(column)))]
    return []


def _counts(where: str, shares: Mapping[str, Decimal], n: int, together: int) -> dict[str, int]:
    return firms(where, figures(shares), n, together)
