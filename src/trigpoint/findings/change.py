"""The rule about change on last year: it rose or fell only where that was tested."""

from __future__ import annotations

from trigpoint.compare.difference import State
from trigpoint.compare.year import Change
from trigpoint.findings.evidence import Evidence
from trigpoint.findings.model import Told
from trigpoint.findings.voice import Voice
from trigpoint.sentences import Cell, Number
from trigpoint.tables.cells import MEAN, printed

SCORES = "change.scores"
"""The table of a report in which the scores of both years stand."""

BEFORE, AFTER = "before", "after"
"""Its columns."""

_UNSAID = (State.WITHHELD, State.NOT_COMPARABLE)


def change(evidence: Evidence, voice: Voice) -> Told | None:
    """The index of last year beside this one.

    ``up`` or ``down`` beyond noise, ``within_noise``, or ``untested``: as print alone has it, and
    wherever this year's spread is simulated.
    """
    found = evidence.year.change("index") if evidence.year else None
    if found is None or found.state in _UNSAID or evidence.row("index") is None:
        return None
    tested = found.state in (State.UP, State.DOWN) and not evidence.reconstructed
    size = abs(found.difference.value / found.difference.error) if tested else 0.0
    return Told(
        variant=State.UNTESTED if evidence.reconstructed else found.state,
        values={"before": number(found, BEFORE), "after": number(found, AFTER)},
        table=SCORES,
        strength=size,
    )


def number(change: Change, column: str) -> Number:
    """What a score of all firms was ``before`` or ``after``, bound to its cell."""
    value = change.before.value if column == BEFORE else change.after.value
    return Number(printed(value), Cell(SCORES, MEAN + change.question, column))
