"""A report as plain data for the template: numbers, texts and lists, every character drawable.

Every part says what it is: ``{"is": "Paragraph", …}``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from trigpoint.reports.content import Exhibit, Report, Stacked, Strip, TableCell, TableRow
from trigpoint.reports.fonts import drawable
from trigpoint.reports.look import Look
from trigpoint.reports.pdf.numbering import number_tables
from trigpoint.reports.pdf.width import ems

_UNBROKEN = re.compile(r"[!-~]{24}(?=[!-~])")
_BREAK = "\u200b"
"""A place where a line may end, put into words that are longer than a narrow column."""


SHARED = ("kind", "lang", "organiser", "warning", "look", "words")
"""What all reports of a wave have in common, as a rule."""

OWN = ("title", "subtitle", "dated", "opening", "sections")


def shared(report: Report) -> dict[str, Any]:
    """What all reports of a wave have in common: their words, their colours, whose they are."""
    return {**_parts(report, SHARED), "stages": _stage_colours(report)}


def own(report: Report) -> dict[str, Any]:
    """What this report alone has: its titles and all that it says."""
    parts = _parts(report, OWN)
    number_tables(parts, annual=report.kind == "annual")
    return parts


def _parts(report: Report, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: _plain(getattr(report, name)) for name in names}


def _plain(value: Any) -> Any:
    match value:
        case str():
            return _text(value)
        case tuple():
            return [_plain(one) for one in value]
        case int() | float() | None:
            return value
        case TableCell():
            return _cell(value)
        case TableRow():
            return _row(value)
        case date():
            return [value.year, value.month, value.day]
        case Look():
            return _look(value)
    names = getattr(value, "__slots__", None)
    if names is None:
        return {name: _plain(one) for name, one in value.items()}
    return {"is": type(value).__name__, **{name: _plain(getattr(value, name)) for name in names}}


def _row(row: TableRow) -> dict[str, Any]:
    """The row, and how wide its label and its cells are at most."""
    parts = {name: getattr(row, name) for name in row.__slots__}
    widths = [ems(row.label), *(ems(cell.text) for cell in row.cells)]
    return {name: _plain(part) for name, part in parts.items()} | {"ems": widths}


def _cell(cell: TableCell) -> dict[str, Any]:
    """What the cell has; most have a text alone, and most of a report is cells."""
    parts = {name: getattr(cell, name) for name in cell.__slots__}
    return {name: _plain(part) for name, part in parts.items() if part}


@lru_cache(maxsize=4096)  # most words of a report stand in the next one too
def _text(value: str) -> str:
    return _UNBROKEN.sub(rf"\g<0>{_BREAK}", drawable(value))


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
