"""Rules about scores of the same firms: the level, the dimensions, the indicators, self-ratings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import comb

from trigpoint.findings.evidence import Evidence
from trigpoint.findings.groups import pairs
from trigpoint.findings.model import Told
from trigpoint.findings.noise import critical, within_means
from trigpoint.findings.shares import MOST_NAMED, against
from trigpoint.findings.voice import Voice
from trigpoint.sentences import Cell
from trigpoint.tables.model import Row
from trigpoint.tally.model import TOTAL

HALF_MARKS = 50.0
"""Scores run from 0 to 100."""

SELF_RATINGS = "self_ratings"
"""The table of a report in which self-ratings stand beside the index, in rows of their own ids."""


def level(evidence: Evidence, voice: Voice) -> Told | None:
    """The index against half of full marks."""
    row = evidence.row("index")
    if row is None:
        return None
    strength = within_means(float(row.percent[0]), evidence.error(row), HALF_MARKS, 0.0)
    return Told(against(strength), {"mean": evidence.number(row)}, "index", abs(strength))


def basis(evidence: Evidence, voice: Voice) -> Told | None:
    """How many firms the index stands on, and its interval where that is not simulated."""
    row = evidence.row("index")
    if row is None:
        return None
    values = {part: evidence.number(row, part=part) for part in ("low", "high", "base")}
    return Told("simulated" if evidence.reconstructed else "known", values, "index")


def dimensions(evidence: Evidence, voice: Voice) -> Told | None:
    """Which dimensions are ahead and behind; silent where noise hides it.

    ``both`` ends, only the ``highest`` or the ``lowest``, or a ``pair`` where the highest and the
    lowest differ but each has another that cannot be told from it.
    """
    rows = sorted(_dimensions(evidence), key=lambda row: -row.percent[0])
    if len(rows) < 2:
        return None
    enough = critical(comb(len(rows), 2))
    if not _lead(evidence, rows[0], rows[-1]) >= enough:
        return None
    first = _lead(evidence, rows[0], rows[1]) >= enough
    last = _lead(evidence, rows[-2], rows[-1]) >= enough
    return _pair(evidence, voice, _ends(first, last) if len(rows) > 2 else "pair", rows)


def lowest_dimension_by_group(evidence: Evidence, voice: Voice) -> Told | None:
    """The two groups that differ most in the dimension that scores lowest."""
    rows = sorted(_dimensions(evidence), key=lambda row: row.percent[0])
    found = pairs(evidence, rows[0]) if rows else []
    if not found:
        return None
    pair = found[0]
    return Told(
        variant="apart",
        values={"score": voice.score(pair.row), **pair.told(evidence, voice, "mean")},
        table="index",
        strength=pair.strength,
    )


def lowest(evidence: Evidence, voice: Voice) -> Told | None:
    """The indicator that scores lowest, or the few that chance cannot tell apart."""
    return _extreme(evidence, voice, -1.0)


def highest(evidence: Evidence, voice: Voice) -> Told | None:
    """The indicator that scores highest, or the few that chance cannot tell apart."""
    return _extreme(evidence, voice, 1.0)


def self_ratings(evidence: Evidence, voice: Voice) -> Told | None:
    """Self-ratings that are ``above`` or ``below`` the measured index; silent where both occur.

    Only ratings from 0 to 100, as the index, are set against it.
    """
    index, rated = evidence.row("index"), _self_ratings(evidence)
    if index is None or not rated:
        return None
    leads = {row.question: _lead(evidence, row, index) for row in rated}
    enough = critical(len(rated))
    told = [row for row in rated if abs(leads[row.question]) >= enough]
    sides = {leads[row.question] > 0 for row in told}
    if len(sides) != 1:
        return None
    items = [
        (
            voice.score(row),
            replace(evidence.number(row), cell=Cell(SELF_RATINGS, row.question, TOTAL.answer)),
        )
        for row in told
    ]
    return Told(
        variant="above" if sides == {True} else "below",
        values={"list": voice.listed(items, "points")},
        table=SELF_RATINGS,
        strength=max(abs(leads[row.question]) for row in told),
    )


def _extreme(evidence: Evidence, voice: Voice, side: float) -> Told | None:
    rows = [row for row in map(evidence.row, evidence.tables.instrument.indicator) if row]
    rows.sort(key=lambda row: -side * row.percent[0])
    enough = critical(len(rows) - 1)
    tied = [row for row in rows if not side * _lead(evidence, rows[0], row) >= enough]
    if not 0 < len(tied) <= MOST_NAMED or len(tied) == len(rows):
        return None
    first, behind = rows[0], rows[len(tied)]
    return Told(
        variant="one" if len(tied) == 1 else "several",
        values={
            "score": voice.score(first),
            "mean": evidence.number(first),
            "list": voice.listed(((voice.score(r), evidence.number(r)) for r in tied), "points"),
        },
        table=evidence.table_of(first),
        strength=side * _lead(evidence, first, behind),
    )


def _pair(evidence: Evidence, voice: Voice, variant: str, rows: Sequence[Row]) -> Told:
    """The first and the last of some scores, the highest first."""
    high, low = rows[0], rows[-1]
    return Told(
        variant=variant,
        values={
            "highest": voice.score(high),
            "high": evidence.number(high),
            "lowest": voice.score(low),
            "low": evidence.number(low),
        },
        table=evidence.table_of(high),
        strength=_lead(evidence, high, low),
    )


def _ends(first: bool, last: bool) -> str:
    if first and last:
        return "both"
    return "highest" if first else "lowest" if last else "pair"


def _dimensions(evidence: Evidence) -> list[Row]:
    rows = [evidence.row(one.id) for one in evidence.tables.instrument.dimensions]
    return [row for row in rows if row is not None]


def _self_ratings(evidence: Evidence) -> list[Row]:
    ratings = evidence.tables.instrument.self_ratings
    alike = [one.id for one in ratings if (one.min, one.max) == (0, 100)]
    return [row for row in map(evidence.row, alike) if row is not None]


def _lead(evidence: Evidence, one: Row, two: Row) -> float:
    """By how many standard errors the one mean is higher; NaN where an error is not known."""
    return within_means(
        float(one.percent[0]), evidence.error(one), float(two.percent[0]), evidence.error(two)
    )
