"""A report as plain data for the template: numbers, texts and lists, every character drawable."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

from trigpoint.reports.content import Exhibit, Report, Stacked, Strip
from trigpoint.reports.fonts import drawable
from trigpoint.reports.look import Look

_UNBROKEN = re.compile(r"[!-~]{24}(?=[!-~])")
_BREAK = "\u200b"
"""A place where a line may end, put into words that are longer than a narrow column."""


def encoded(report: Report) -> dict[str, Any]:
    """The report's parts by name; every part also says what it is: ``{"is": "Paragraph", …}``."""
    return {**_plain(report), "stages": _stage_colours(report)}


def _plain(value: Any) -> Any:
    match value:
        case str():
            return _UNBROKEN.sub(rf"\g<0>{_BREAK}", drawable(value))
        case Look():
            return _look(value)
        case date():
            return [value.year, value.month, value.day]
        case Mapping():
            return {name: _plain(one) for name, one in value.items()}
        case tuple():
            return [_plain(one) for one in value]
        case _ if is_dataclass(value):
            parts = {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
            return {"is": type(value).__name__, **parts}
        case _:
            return value


def _look(look: Look) -> dict[str, Any]:
    logo = None if look.logo is None else _logo(look.logo)
    return {**look.model_dump(exclude={"logo"}), "name": drawable(look.name), "logo": logo}


def _logo(path: Path) -> dict[str, Any]:
    return {"format": path.suffix.lower().lstrip("."), "bytes": list(path.read_bytes())}


def _stage_colours(report: Report) -> tuple[str, ...]:
    """The stages' colours from low to high: as many as its charts have, else as the look has."""
    return report.look.stage_colours(max(_named_stages(report), default=len(report.look.stages)))


def _named_stages(report: Report) -> Iterator[int]:
    for block in report.blocks():
        match block:
            case Exhibit(chart=Stacked(parts=names) | Strip(stages=names)):
                yield len(names)
