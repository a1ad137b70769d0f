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
    """Write ``report`` to ``target``, whole or not at all, in the format that its ending says.

    Raises UsageError for another ending, MachineError where what draws the format is not installed
    or the file cannot be written.
    """
    ending = target.suffix.lower()
    if ending not in RENDERERS:
        raise UsageError(f"{target}: the ending says the format. Allowed: {', '.join(RENDERERS)}.")
    _renderer(ending)(report, target)


def _renderer(ending: str) -> Callable[[Report, Path], None]:
    module, name = RENDERERS[ending].split(":")
    try:
        found: Callable[[Report, Path], None] = getattr(import_module(module), name)
    except ModuleNotFoundError as error:
        raise MachineError(
            f"{ending} needs {error.name}, which is not installed. "
            "Install what draws reports: pip install 'trigpoint[reports]'."
        ) from error
    return found
