"""Rules about the stages: how many firms are in the lower ones, where, and at the top."""

from __future__ import annotations

from trigpoint.findings.evidence import Evidence
from trigpoint.findings.groups import widest
from trigpoint.findings.model import Told
from trigpoint.findings.noise import against_half
from trigpoint.findings.shares import against, largest
from trigpoint.findings.voice import Voice
from trigpoint.sentences import joined
from trigpoint.tables.model import Row
from trigpoint.tables.nets import LOWER, stage_nets


def lower(evidence: Evidence, voice: Voice) -> Told | None:
    """The lower half of the stages against one half of the firms; ``all`` and ``none`` as well."""
    row = evidence.row("stage", LOWER)
    if row is None:
        return None
    strength = against_half(float(row.percent[0]), float(row.bases.effective[0]))
    stages = {one.option: one for one in evidence.options("stage")}
    names = [(voice.stage(stages[one]),) for one in stage_nets(tuple(stages))[LOWER]]
    return Told(
        variant=_whole(row) or against(strength),
        values={
            "share": evidence.number(row),
            "stages": joined(list(names), voice.forms["comma"], voice.forms["and"]),
        },
        table="stage",
        strength=abs(strength),
    )


def lower_by_group(evidence: Evidence, voice: Voice) -> Told | None:
    """The two groups that differ most in how many of their firms are in the lower stages."""
    row = evidence.row("stage", LOWER)
    return widest(evidence, voice, [row]) if row is not None else None


def top(evidence: Evidence, voice: Voice) -> Told | None:
    """How many firms are in the highest stage."""
    rows = evidence.options("stage")
    if not rows:
        return None
    return Told(
        variant="told",
        values={"stage": voice.stage(rows[-1]), "share": evidence.number(rows[-1])},
        table="stage",
    )


def most(evidence: Evidence, voice: Voice) -> Told | None:
    """The stage with most firms, where there are too few stages to have halves."""
    if evidence.row("stage", LOWER) is not None:
        return None
    return largest(evidence, voice, "stage")


def _whole(row: Row) -> str:
    """Where nobody, or everybody, is in the row."""
    if row.count is None or 0 < row.count[0] < row.bases.n[0]:
        return ""
    return "all" if row.count[0] else "none"
