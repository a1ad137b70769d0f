"""Which columns a tally has, and which of them each respondent stands in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trigpoint.errors import UsageError
from trigpoint.instrument.model import Instrument, Kind
from trigpoint.responses.model import Responses
from trigpoint.tally.model import Column


@dataclass(frozen=True, slots=True)
class Split:
    """One way to part all respondents into ``groups`` groups, some of which are columns.

    ``source`` is a question, a profile column, or ``cohort:<id>``; ``bit`` is set for one option
    of a multiple question. ``columns`` gives each column with the number of its group; whoever
    was not asked or did not answer is in a group without a column.
    """

    source: str
    groups: int
    columns: tuple[tuple[Column, int], ...]
    bit: int | None = None

    def group(self, responses: Responses) -> NDArray[np.uint8]:
        """The group of each respondent, shape (n)."""
        if self.source.startswith("cohort:"):
            return responses.cohorts[self.source.removeprefix("cohort:")].astype(np.uint8)
        codes = responses.codes[self.source]
        return (codes if self.bit is None else (codes >> self.bit) & 1).astype(np.uint8)


def splits(
    instrument: Instrument, banners: Sequence[str], cohorts: Iterable[str]
) -> tuple[Split, ...]:
    """The instrument's own banner, each further banner once, then the cohorts by name.

    Raises :class:`UsageError` when a banner is no question or profile column.
    """
    unknown = [banner for banner in banners if banner not in instrument.by_id]
    if unknown:
        raise UsageError(
            f"No question or profile column is named {', '.join(unknown)}. "
            f"Allowed: {', '.join(instrument.by_id)}."
        )
    found: list[Split] = []
    for banner in dict.fromkeys([instrument.banner, *banners]):
        found += _of_question(instrument, banner)
    return (*found, *(_of_cohort(cohort) for cohort in sorted(cohorts)))


def _of_question(instrument: Instrument, banner: str) -> list[Split]:
    question = instrument.by_id[banner]
    columns = [Column(banner, answer) for answer in question.answers]
    if question.kind is Kind.MULTIPLE:
        return [Split(banner, 2, ((column, 1),), bit) for bit, column in enumerate(columns)]
    pairs = tuple((column, code) for code, column in enumerate(columns))
    return [Split(banner, len(columns) + 2, pairs)]


def _of_cohort(cohort: str) -> Split:
    source = f"cohort:{cohort}"
    return Split(source, 2, ((Column(source, "member"), 1), (Column(source, "rest"), 0)))
