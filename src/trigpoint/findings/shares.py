"""Rules about how many firms gave an answer: against one half, and against the other answers."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from trigpoint.findings.evidence import Evidence
from trigpoint.findings.model import Told
from trigpoint.findings.noise import against_half, critical, within_answers
from trigpoint.findings.voice import Voice
from trigpoint.tables.model import Row

MOST_NAMED = 3
"""Where more than so many cannot be told from the first, none is named."""


def share(evidence: Evidence, voice: Voice, question: str, option: str) -> Told | None:
    """How many gave an answer: ``over`` half, ``under`` it, or ``even`` where noise hides it."""
    row = evidence.row(question, option)
    if row is None:
        return None
    strength = against_half(float(row.percent[0]), float(row.bases.effective[0]))
    return Told(
        variant=against(strength),
        values={
            "option": voice.answer(row) if not row.net else "",
            "share": evidence.number(row),
            "low": evidence.number(row, part="low"),
            "high": evidence.number(row, part="high"),
            "base": evidence.number(row, part="base"),
        },
        table=evidence.table_of(row),
        strength=abs(strength),
    )


def against(strength: float) -> str:
    """Which side of one half something is on, if noise lets it be told."""
    if abs(strength) < critical():
        return "even"
    return "over" if strength > 0 else "under"


def largest(
    evidence: Evidence, voice: Voice, question: str, besides: Collection[str] = ()
) -> Told | None:
    """The answer given most often, where the second is clearly behind, else the few that lead."""
    rows = [row for row in evidence.options(question) if row.option not in besides]
    rows.sort(key=lambda row: -row.percent[0])
    leaders = _leaders(rows)
    if not 0 < len(leaders) <= MOST_NAMED or len(leaders) == len(rows) or not rows[1].percent[0]:
        return None
    first, behind = rows[0], rows[len(leaders)]
    return Told(
        variant="one" if len(leaders) == 1 else "several",
        values={
            "option": voice.answer(first),
            "share": evidence.number(first),
            "second": voice.answer(rows[1]),
            "second_share": evidence.number(rows[1]),
            "list": voice.listed(((voice.answer(r), evidence.number(r)) for r in leaders), "share"),
            "base": evidence.number(first, part="base"),
        },
        table=evidence.table_of(first),
        strength=_lead(first, behind),
    )


def _leaders(rows: Sequence[Row]) -> list[Row]:
    """The first of some rows, and those that chance could put in its place."""
    enough = critical(len(rows) - 1)
    return [row for at, row in enumerate(rows) if at == 0 or _lead(rows[0], row) < enough]


def _lead(first: Row, row: Row) -> float:
    base = min(first.bases.effective[0], row.bases.effective[0])
    return within_answers(float(first.percent[0]), float(row.percent[0]), float(base))
