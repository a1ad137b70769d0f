"""A report as a page of its own: a bar above the report, and what sheets of paper need."""

from __future__ import annotations

from pathlib import Path

from trigpoint.files import write_bytes
from trigpoint.reports.content import Report
from trigpoint.reports.html.fragment import html_fragment, report_script
from trigpoint.reports.html.logo import data_uri
from trigpoint.reports.html.policy import policy
from trigpoint.reports.html.style import page_style
from trigpoint.reports.html.templating import template
from trigpoint.reports.words import words


def write_html_report(report: Report, target: Path) -> None:
    """Write the report as a page, whole or not at all; the same report gives the same bytes."""
    write_bytes(target, html_report(report).encode())


def html_report(report: Report) -> str:
    """The page: it runs no script but its own few lines and can be read without them."""
    fragment, script = html_fragment(report), report_script()
    style = page_style(report) + fragment.style
    return template("page.html").render(
        report=report,
        words=report.words,
        own=words("html", report.lang),
        body=fragment.body,
        style=style,
        script=script,
        policy=policy(style, script),
        logo=data_uri(report.look.logo) if report.look.logo else "",
    )
