"""A cohort against the rest: its members' scores beside those of all other firms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from trigpoint.compare.alike import INDEX
from trigpoint.compare.crossing import Crossing, crossed
from trigpoint.compare.difference import Difference, Reason, State, difference, states
from trigpoint.compare.estimate import NAN, Estimate, of_row
from trigpoint.compare.standard import Standard, standard
from trigpoint.errors import UsageError
from trigpoint.instrument.model import Instrument
from trigpoint.tables.compute import score_row
from trigpoint.tables.model import Bools, Withheld
from trigpoint.tables.spec import COHORT
from trigpoint.tally.model import Tally


@dataclass(frozen=True, slots=True)
class Lead:
    """One score of a cohort's ``members`` less that of the ``rest``, who share no firm.

    ``standard`` parts the lead into what comes of the members' mix and what does not; where it is
    not given it is the reason. ``within`` is what may be said of the second part.
    """

    score: str
    members: Estimate
    rest: Estimate
    difference: Difference
    state: State
    standard: Standard | Reason
    within: State


def cohort_leads(tally: Tally, cohort: str, *, withheld: Withheld, least: int) -> tuple[Lead, ...]:
    """How a cohort compares: the index, then the dimensions, then the indicators.

    Each of these three is tested together at 5 %; with fewer than 30 members nothing is tested.
    ``withheld`` says where a score is withheld, ``least`` is the fewest firms that a figure may
    tell of: both are the release's. Raises UsageError for a cohort that was not counted.
    """
    if not tally.banner(COHORT + cohort):
        raise UsageError(f"{cohort}: no firm was counted in a cohort of this name.")
    crossing = crossed(tally, cohort)
    found: list[Lead] = []
    for scores in _families(tally.instrument):
        pairs = [_pair(tally, cohort, score, withheld(score, "")) for score in scores]
        parts = [
            _standard(crossing, score, rest, withheld(score, ""), least)
            for score, (_, rest) in zip(scores, pairs, strict=True)
        ]
        found += _leads(scores, pairs, parts)
    return tuple(found)


def _families(instrument: Instrument) -> Iterator[list[str]]:
    yield [INDEX]
    yield [one.id for one in instrument.dimensions]
    yield [*instrument.indicator]


def _pair(tally: Tally, cohort: str, score: str, hidden: Bools) -> tuple[Estimate, Estimate]:
    """The members' and the others' mean."""
    row = replace(score_row(tally, score), suppressed=hidden)
    members, rest = tally.banner(COHORT + cohort)
    return of_row(row, members), of_row(row, rest)


def _standard(
    crossing: Crossing | None, score: str, rest: Estimate, hidden: Bools, least: int
) -> Standard | Reason:
    if rest.withheld:
        return Reason.WITHHELD
    if crossing is None:
        return Reason.NOT_COUNTED
    return standard(crossing, score, rest, hidden, least)


def _leads(
    scores: Sequence[str],
    pairs: Sequence[tuple[Estimate, Estimate]],
    parts: Sequence[Standard | Reason],
) -> Iterator[Lead]:
    """The leads of scores that are tested together."""
    plain = [difference(*pair) for pair in pairs]
    within = [
        one.within if isinstance(one, Standard) else Difference(NAN, reason=one) for one in parts
    ]
    rows = zip(scores, pairs, plain, states(plain), parts, states(within), strict=True)
    for score, (members, rest), lead, state, part, left in rows:
        yield Lead(score, members, rest, lead, state, part, left)
