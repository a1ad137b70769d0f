"""What the tables have in their columns and rows: banners, names, letters, which rows at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from string import ascii_uppercase

from trigpoint.errors import UsageError
from trigpoint.instrument.model import Instrument, Kind, Question
from trigpoint.tally.columns import REST
from trigpoint.tally.model import TOTAL, Column, Tally

MARKED_BASE = 30
"""A column with a smaller base is marked and takes part in no test."""

LONGEST_RATING = 11
"""A rating with more answers than this is shown by its mean alone."""

COHORT = "cohort:"
"""Stands before the name of a cohort where it is a banner."""

MEMBER = "member"
"""The answer that names the column of a cohort's members; the other holds all other firms."""

ASKED = ".asked"
"""Follows an indicator's id in the row that holds the mean of those whom routing asked."""


def column_positions(tally: Tally, by: Sequence[str] | None = None) -> list[int]:
    """The tally's columns to show: the total, then the banners named in ``by`` (default: all).

    The options of a multiple question overlap, so it makes no banner; nor does what only
    standardising needs, the rest of a cohort by the instrument's banner.
    Raises UsageError for a banner that the tally does not have.
    """
    found = dict.fromkeys(column.banner for column in tally.columns[1:])
    known = tuple(name for name in found if _makes_tables(tally.instrument, name))
    unknown = [name for name in by or () if name not in known]
    if unknown:
        raise UsageError(
            f"{', '.join(unknown)}: nothing was counted by that. Allowed: {', '.join(known)}."
        )
    chosen = known if by is None else tuple(dict.fromkeys(by))
    return [0, *(at for banner in chosen for at in tally.banner(banner))]


def banner_names(instrument: Instrument, cohorts: Sequence[str]) -> tuple[str, ...]:
    """Everything tables can be broken down by: single questions, profile columns, cohorts."""
    singles = (name for name, one in instrument.by_id.items() if one.kind is Kind.SINGLE)
    return (*singles, *(COHORT + name for name in cohorts))


def column_names(columns: Sequence[Column]) -> tuple[str, ...]:
    """The columns' names in the long form: ``total``, then the answers' ids.

    With several banners a column is called ``banner=answer``.
    """
    several = len({column.banner for column in columns if column != TOTAL}) > 1
    return tuple(
        f"{column.banner}={column.answer}" if several and column != TOTAL else column.answer
        for column in columns
    )


def column_letters(columns: Sequence[Column]) -> tuple[str, ...]:
    """The letter of every column: A, B, … anew in each banner, none for the total."""
    seen: Counter[str] = Counter()
    letters = []
    for column in columns:
        letters.append("" if column == TOTAL else _letter(seen[column.banner]))
        seen[column.banner] += 1
    return tuple(letters)


def has_option_rows(question: Question) -> bool:
    """Whether a table lists the shares of the answers, not only their mean."""
    return question.kind is not Kind.RATING or len(question.answers) <= LONGEST_RATING


def _makes_tables(instrument: Instrument, banner: str) -> bool:
    question = instrument.by_id.get(banner)
    if question is None:
        return not banner.startswith(REST)
    return question.kind is Kind.SINGLE


def _letter(position: int) -> str:
    before, at = divmod(position, 26)
    return (_letter(before - 1) if before else "") + ascii_uppercase[at]
