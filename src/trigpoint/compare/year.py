"""Change on last year: every figure of a wave beside that of the past, tested where it can be.

Both waves are taken as independent samples. Firms that answered in both make the true interval of
a change narrower or wider than the one given, by how much no table says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from trigpoint.compare.alike import INDEX, Unlike, unlike
from trigpoint.compare.difference import Difference, Reason, State, difference, states, tested
from trigpoint.compare.estimate import NAN, Estimate, of_row
from trigpoint.compare.past import Past, Place
from trigpoint.errors import DataError, Fault
from trigpoint.instrument.model import Instrument
from trigpoint.tables.model import Row, Tables
from trigpoint.tally.model import TOTAL, Column

STAGE = "stage"

NETS = ".nets"
"""Follows a question's id, or ``stage``, in the part that holds its nets."""


@dataclass(frozen=True, slots=True)
class Change:
    """A figure of this wave, ``after``, less the same one of the past, ``before``.

    ``question`` and ``option`` name the row as tables do: ``index``, a dimension, an indicator or
    a rating with an empty option, ``stage`` or a question with one of its options.
    """

    question: str
    option: str
    column: Column
    after: Estimate
    before: Estimate
    difference: Difference
    state: State


@dataclass(frozen=True, slots=True)
class Family:
    """The changes that are shown together, and tested together at 5 %.

    ``part`` is ``index``, ``dimensions``, ``indicators``, ``stage``, or what else has a row of its
    own: a question (its options), its nets, a rating. ``banner`` is ``total`` or the banner whose
    columns they are in; ``tests`` counts those that were tested.
    """

    part: str
    banner: str
    tests: int
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A score (``option`` is empty), a question or a banner that is not compared, and why."""

    name: str
    score: bool
    reason: Reason


@dataclass(frozen=True, slots=True)
class YearOnYear:
    """All changes on last year, by family, and what could not be compared."""

    families: tuple[Family, ...]
    left_out: tuple[LeftOut, ...]

    def family(self, part: str, banner: str = TOTAL.banner) -> Family | None:
        """The changes of a part in a banner's columns; None where the past has none of them."""
        found = (one for one in self.families if (one.part, one.banner) == (part, banner))
        return next(found, None)

    def change(self, question: str, option: str = "", column: Column = TOTAL) -> Change | None:
        """One change; None where the past has no such figure."""
        place = (question, option, column)
        found = (one for one in self.changes() if (one.question, one.option, one.column) == place)
        return next(found, None)

    def changes(self) -> Iterator[Change]:
        """Every change of every family."""
        return (change for family in self.families for change in family.changes)


def year_on_year(
    tables: Tables, past: Past, cut_points: Sequence[Decimal] | None = None
) -> YearOnYear:
    """What changed since ``past``, for every figure that both have.

    ``cut_points`` are those that the tables' stages stand on (default: the instrument's own).
    A figure that is withheld in either year has no difference. Raises DataError where the past
    answers another instrument, or has no figure that this wave has.
    """
    barred = _barred(tables.instrument, past, cut_points)
    groups: dict[tuple[str, str], list[tuple[Place, Estimate]]] = {}
    for row in tables.rows():
        part = _part(tables.instrument, row)
        for at, column in enumerate(tables.columns):
            place = row.question, row.option, column
            if place in past.figures:
                groups.setdefault((part, column.banner), []).append((place, of_row(row, at)))
    if not groups:
        raise DataError(
            Fault("last year", "has no figure that this wave has too", "figures of the same survey")
        )
    return YearOnYear(
        families=tuple(_family(*key, own, past, barred) for key, own in groups.items()),
        left_out=_left_out(tables, past, barred),
    )


def _barred(instrument: Instrument, past: Past, cut_points: Sequence[Decimal] | None) -> Unlike:
    """What of the past cannot be compared; the stages stand among the questions."""
    found = unlike(instrument, past.instrument) if past.instrument else past.unlike
    own = instrument.stages.cut_points if cut_points is None else tuple(cut_points)
    stage = found.scores.get(INDEX)
    if stage is None and past.cut_points != own:
        stage = Reason.CUT_POINTS_CHANGED
    return found if stage is None else Unlike({**found.questions, STAGE: stage}, found.scores)


def _part(instrument: Instrument, row: Row) -> str:
    if row.option:
        return row.question + NETS * row.net
    if row.question in instrument.indicator:
        return "indicators"
    dimensions = {one.id for one in instrument.dimensions}
    return "dimensions" if row.question in dimensions else row.question


def _family(
    part: str, banner: str, own: Sequence[tuple[Place, Estimate]], past: Past, barred: Unlike
) -> Family:
    found = [_difference(place, after, past, barred) for place, after in own]
    return Family(
        part=part,
        banner=banner,
        tests=tested(found),
        changes=tuple(
            Change(*place, after, past.figures[place], difference, state)
            for (place, after), difference, state in zip(own, found, states(found), strict=True)
        ),
    )


def _difference(place: Place, after: Estimate, past: Past, barred: Unlike) -> Difference:
    question, option, column = place
    reason = (barred.questions if option else barred.scores).get(question)
    reason = reason or barred.questions.get(column.banner)
    if reason:
        return Difference(NAN, reason=reason)
    return difference(after, past.figures[place])


def _left_out(tables: Tables, past: Past, barred: Unlike) -> tuple[LeftOut, ...]:
    """What this wave and the past both have and is not alike; what only one of them has."""
    ours = dict.fromkeys((row.question, not row.option) for row in tables.rows())
    theirs = dict.fromkeys((question, not option) for question, option, _ in past.figures)
    found = {(name, False): reason for name, reason in barred.questions.items()}
    found |= {(name, True): reason for name, reason in barred.scores.items()}
    found = {thing: reason for thing, reason in found.items() if thing in ours and thing in theirs}
    found |= {thing: Reason.NEW for thing in ours if thing not in theirs}
    found |= {thing: Reason.GONE for thing in theirs if thing not in ours}
    return tuple(LeftOut(name, score, reason) for (name, score), reason in found.items())
