"""A report as one page that needs nothing beside it, or as a part of a page of the reader's own."""

from trigpoint.reports.html.fragment import (
    Fragment,
    fragment_style,
    html_fragment,
    report_script,
)
from trigpoint.reports.html.page import html_report, write_html_report

__all__ = [
    "Fragment",
    "fragment_style",
    "html_fragment",
    "html_report",
    "report_script",
    "write_html_report",
]
