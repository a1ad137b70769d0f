"""The rules about a cohort: its index against the other firms', and how much of that is its mix."""

from __future__ import annotations

from trigpoint.compare.cohort import Lead
from trigpoint.compare.difference import State
from trigpoint.compare.standard import Standard
from trigpoint.findings.evidence import Evidence
from trigpoint.findings.model import Told
from trigpoint.findings.voice import Voice
from trigpoint.sentences import Cell, Number
from trigpoint.tables.cells import MEAN, printed

COHORT = "cohort."
"""Stands before the cohort's id in the id of the table in which it is set against the rest."""

MEMBERS, REST, STANDARDISED = "members", "rest", "standardised"
"""Its columns."""


def lead(evidence: Evidence, voice: Voice, cohort: str) -> Told | None:
    """Whether the members' index is ``up`` or ``down`` against the rest, where that was tested.

    The members of a reconstructed wave's cohorts are invented: they are never a finding.
    """
    index = evidence.cohorts[cohort][0]
    if evidence.reconstructed or index.state not in (State.UP, State.DOWN):
        return None
    return Told(
        variant=index.state,
        values={
            "cohort": evidence.heading.cohorts.get(cohort, cohort),
            "members": _number(cohort, index, MEMBERS, index.members.value),
            "rest": _number(cohort, index, REST, index.rest.value),
        },
        table=COHORT + cohort,
        strength=abs(index.difference.value / index.difference.error),
    )


def alike(evidence: Evidence, voice: Voice, cohort: str) -> Told | None:
    """What the rest would score with the members' mix, and what may be said of the lead then."""
    index = evidence.cohorts[cohort][0]
    if evidence.reconstructed or not isinstance(index.standard, Standard):
        return None
    standardised = index.standard.standardised.value
    return Told(
        variant=index.within,
        values={"standardised": _number(cohort, index, STANDARDISED, standardised)},
        table=COHORT + cohort,
    )


def _number(cohort: str, index: Lead, column: str, value: float) -> Number:
    return Number(printed(value), Cell(COHORT + cohort, MEAN + index.score, column))
