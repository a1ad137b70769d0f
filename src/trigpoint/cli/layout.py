"""Rows of words and numbers as a plain table for a terminal, Chinese characters two cells wide."""

from __future__ import annotations

from collections.abc import Sequence

from trigpoint.sentences import text_width


def aligned(rows: Sequence[Sequence[str]]) -> str:
    """The rows below each other: the first column flush left, the others flush right."""
    widths = [max(map(text_width, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            _padded(cell, cells, left=at == 0)
            for at, (cell, cells) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )


def _padded(text: str, cells: int, *, left: bool) -> str:
    space = " " * (cells - text_width(text))
    return text + space if left else space + text
