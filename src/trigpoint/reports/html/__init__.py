"""A report as one page that needs nothing beside it: no request, no font, no script but its own."""

from trigpoint.reports.html.page import html_report, write_html_report

__all__ = ["html_report", "write_html_report"]
