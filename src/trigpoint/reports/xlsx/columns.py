"""The columns of a sheet: each figure, its letters and the ends of its interval have their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from trigpoint.reports.content import Head, Table
from trigpoint.sentences import text_width

_LEAST = 7
_SMALL = 6
_WORDS = (16, 44)


class Column(NamedTuple):
    """A column of the sheet: a ``part`` of the cells of the table's column at ``of``."""

    of: int
    part: Literal["text", "letters", "low", "high"]
    width: float
    head: str


def columns_of(table: Table, words: Mapping[str, str]) -> list[Column]:
    """The columns beside the labels, with what each holds."""
    return [
        column
        for at, head in enumerate(table.columns)
        for column in _columns(table, at, head, words)
    ]


def _columns(table: Table, at: int, head: Head, words: Mapping[str, str]) -> Iterator[Column]:
    cells = [row.cells[at] for row in table.rows]
    texts = [words["withheld"] if cell.withheld else cell.text for cell in cells]
    longest = max(map(text_width, texts), default=0) + 2
    if head.align == "text":
        yield Column(at, "text", min(max(longest, _WORDS[0]), _WORDS[1]), "")
        return
    yield Column(at, "text", max(_LEAST, longest), table.unit)
    if any(cell.letters for cell in cells):
        letters = max(len(cell.letters) for cell in cells) + 2
        yield Column(at, "letters", max(_LEAST, letters), words["letters"])
    if any(cell.low or cell.high for cell in cells):
        yield Column(at, "low", _SMALL, words["low"])
        yield Column(at, "high", _SMALL, words["high"])
