"""The formats of a report, by the endings of their files; a renderer is loaded when asked for."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from trigpoint.errors import MachineError, UsageError
from trigpoint.reports.content import Report

RENDERERS = {
    ".html": "trigpoint.reports.html:write_html_report",
    ".pdf": "trigpoint.reports.pdf:write_pdf",
    ".xlsx": "trigpoint.reports.xlsx:write_xlsx_report",
    ".pptx": "trigpoint.reports.pptx:write_pptx",
}
"""Each ending with the function ``(report, target)`` that writes it; adding a format is one line
here and its module."""


def write_report(report: Report, target: Path) -> None:
    """Write ``report`` to ``target``, whole or not at all, in the format that its ending says."""
    ending = target.suffix.lower()
    if ending not in RENDERERS:
        raise UsageError(f"{target}: the ending says the format. Allowed: {', '.join(RENDERERS)}.")
    module, name = RENDERERS[ending].split(":")
    getattr(import_module(module), name)(report, target)
