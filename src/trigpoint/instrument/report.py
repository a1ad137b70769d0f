"""What a report says about an instrument beside its index: nets, topics, findings, as data.

``report.yaml`` is optional; ``report.<lang>.yaml`` holds its words.
"""

from __future__ import annotations

from pathlib import Path

from trigpoint.documents import fitting, read_document
from trigpoint.instrument.load import instrument_folder, load_instrument, load_words
from trigpoint.instrument.report_gaps import plan_gaps, report_text_gaps
from trigpoint.instrument.report_parts import (
    AnyClaim,
    GapClaim,
    LargestClaim,
    ReportPlan,
    ReportText,
    ShareClaim,
    Topic,
)

__all__ = [
    "FILE",
    "AnyClaim",
    "GapClaim",
    "LargestClaim",
    "ReportPlan",
    "ReportText",
    "ShareClaim",
    "Topic",
    "load_report_plan",
    "load_report_text",
]

FILE = "report.yaml"


def load_report_plan(name: str | Path) -> ReportPlan:
    """The report plan of an instrument; an empty one where it has no ``report.yaml``.

    Raises DataError with every fault in the file.
    """
    path = instrument_folder(name) / FILE
    if not path.exists():
        return ReportPlan()
    return fitting(
        read_document(path), ReportPlan, lambda plan: plan_gaps(load_instrument(name), plan)
    )


def load_report_text(name: str | Path, lang: str) -> ReportText:
    """The words of an instrument's report plan, complete; none where there is no plan.

    Raises UsageError for a language the instrument does not have, DataError for all faults.
    """
    plan = load_report_plan(name)
    if plan == ReportPlan():
        return ReportText()
    return load_words(
        name, lang, "report", ReportText, lambda own, text: report_text_gaps(own, plan, text)
    )
