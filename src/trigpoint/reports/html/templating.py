"""The templates, and what they draw with."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from trigpoint.reports.content import Block, Chart
from trigpoint.reports.html import drawing
from trigpoint.reports.html.spans import is_long


def template(name: str) -> Template:
    """A template of this package by its name."""
    return _templates().get_template(name)


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
