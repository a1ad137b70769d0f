"""How good the answers are: what broke a rule of content, and what was done about it."""

from __future__ import annotations

from collections import Counter

import pyarrow as pa

from trigpoint.responses.model import Responses

UNANSWERED = "unanswered"


def quality_rows(responses: Responses) -> pa.Table:
    """``question, rule, treatment, count``: every kind of content fault that occurred."""
    faults = responses.quality
    return pa.table(
        {
            "question": pa.array([one.question for one in faults], pa.string()),
            "rule": pa.array([one.rule for one in faults], pa.string()),
            "treatment": pa.array([one.treatment for one in faults], pa.string()),
            "count": pa.array([one.count for one in faults], pa.int64()),
        }
    )


def broken_rules(responses: Responses) -> str:
    """One line that counts the answers that broke a rule, empty where none did.

    Unanswered questions are not among them: they stand beside the bases of the tables.
    """
    counts: Counter[str] = Counter()
    for fault in responses.quality:
        if fault.rule != UNANSWERED:
            counts[fault.rule] += fault.count
    if not counts:
        return ""
    rules = ", ".join(f"{rule} {count}" for rule, count in counts.items())
    return f"Answers that broke a rule were treated as the instrument says: {rules}."
