"""What the generated pages share: tables, and docstrings as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_ROLE = re.compile(r":[a-z]+:`~?(?:[\w.]*\.)?(\w+)`")


def table(head: Sequence[str], rows: Iterable[Sequence[str]], *, numbers: int = 0) -> str:
    """A Markdown table whose last ``numbers`` columns are aligned to the right."""
    rule = ["---"] * (len(head) - numbers) + ["--:"] * numbers
    lines = [head, rule, *([_cell(one) for one in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def prose(docstring: str | None) -> str:
    """A docstring's markup as Markdown: ``x`` and cross-references become code."""
    return _ROLE.sub(r"`\1`", docstring or "").replace("``", "`")


def one_line(docstring: str | None) -> str:
    """The first paragraph of a docstring on one line."""
    return " ".join(prose(docstring).partition("\n\n")[0].split())


def _cell(words: str) -> str:
    return " ".join(words.replace("|", "\\|").split())
