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

REST = "rest:"
"""Stands before the name of a cohort in the banner that parts its other firms.

Its columns are the answers of the instrument's banner. No table shows them: they are what a cohort
is compared with where both are to have the same mix.
"""


@dataclass(frozen=True, slots=True)
class Split:
    """One way to part all respondents into ``groups`` groups, of which columns are made.

    ``source`` is a question or profile column; ``bit`` is set for one option of a multiple
    question. The members of ``cohort``, where one is named, are the last group, whatever they
    answered. ``columns`` gives each column with the numbers of its groups; whoever was not asked or
    did not answer is in a group of their own.
    """

    source: str
    groups: int
    columns: tuple[tuple[Column, tuple[int, ...]], ...]
    bit: int | None = None
    cohort: str = ""

    def group(self, responses: Responses) -> NDArray[np.uint8]:
        """The group of each respondent, shape (n)."""
        codes = responses.codes[self.source]
        group = (codes if self.bit is None else (codes >> self.bit) & 1).astype(np.uint8)
        if self.cohort:
            group[responses.cohorts[self.cohort]] = self.groups - 1
        return group


def splits(
    instrument: Instrument, banners: Sequence[str], cohorts: Iterable[str]
) -> tuple[Split, ...]:
    """The instrument's own banner, each further banner once, then the cohorts by name.

    A cohort's columns are its members, the rest, and the rest by the instrument's banner.

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
    return (*found, *(_of_cohort(instrument, cohort) for cohort in sorted(cohorts)))


def _of_question(instrument: Instrument, banner: str) -> list[Split]:
    question = instrument.by_id[banner]
    columns = [Column(banner, answer) for answer in question.answers]
    if question.kind is Kind.MULTIPLE:
        return [Split(banner, 2, ((column, (1,)),), bit) for bit, column in enumerate(columns)]
    pairs = tuple((column, (code,)) for code, column in enumerate(columns))
    return [Split(banner, len(columns) + 2, pairs)]


def _of_cohort(instrument: Instrument, cohort: str) -> Split:
    answers = instrument.by_id[instrument.banner].answers
    members = len(answers) + 2
    columns = (
        (Column(f"cohort:{cohort}", "member"), (members,)),
        (Column(f"cohort:{cohort}", "rest"), tuple(range(members))),
        *((Column(REST + cohort, answer), (code,)) for code, answer in enumerate(answers)),
    )
    return Split(instrument.banner, members + 1, columns, cohort=cohort)
