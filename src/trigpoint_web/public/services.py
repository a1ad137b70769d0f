"""What everybody may read, made by the library: of a release, of an instrument, of nothing else."""

from __future__ import annotations

import trigpoint


def report_files() -> dict[str, str]:
    """Style and script of every report on the site, by the names of their files."""
    return {"report.css": trigpoint.fragment_style(), "report.js": trigpoint.report_script()}
