"""A report's page: what the templates are given, and the page written."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from trigpoint.files import write_bytes
from trigpoint.reports.content import Block, Chart, Report
from trigpoint.reports.html import drawing
from trigpoint.reports.html.logo import data_uri
from trigpoint.reports.html.policy import policy
from trigpoint.reports.html.spans import Spans, is_long
from trigpoint.reports.html.style import css_string, stage_count, stage_rules
from trigpoint.reports.html.targets import homes, numbered, targets
from trigpoint.reports.words import words


def write_html_report(report: Report, target: Path) -> None:
    """Write the report as a page, whole or not at all; the same report gives the same bytes."""
    write_bytes(target, html_report(report).encode())


def html_report(report: Report) -> str:
    """The page: it runs no script but its own few lines and can be read without them."""
    templates = _templates()
    style = templates.get_template("style/all.css").render(
        look=report.look, report=report, stage_rules=stage_rules(report)
    )
    script = templates.get_template("page.js").render()
    found = targets(report)
    return templates.get_template("page.html").render(
        report=report,
        words=report.words,
        own=words("html", report.lang),
        style=style,
        script=script,
        policy=policy(style, script),
        logo=data_uri(report.look.logo) if report.look.logo else "",
        stages=stage_count(report),
        numbers=numbered(report),
        homes=homes(report),
        ids=frozenset(found.values()),
        say=Spans(found),
    )


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=PackageLoader("trigpoint.reports.html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "kind": _kind,
        "is_long": is_long,
        "css_string": css_string,
        "at": drawing.at,
        "width": drawing.width,
        "ends": drawing.ends,
        "segments": drawing.segments,
        "columns": drawing.columns,
        "levels": drawing.levels,
        "stretches": drawing.stretches,
        "side": drawing.side,
        "groups": drawing.groups,
    }
    return environment


def _kind(drawn: Block | Chart) -> str:
    """The name of a block's or a chart's template."""
    return type(drawn).__name__.lower()
