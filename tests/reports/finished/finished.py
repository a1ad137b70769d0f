"""What a finished file says, whatever its format: sentences, charts' words, and tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

NUMBER = re.compile(r"(?<![A-Za-z0-9.,])\d+(?:,\d{3})*(?:\.\d+)?(?![A-Za-z0-9])")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class Grid:
    """A table: its title, the heads of its columns, its rows with their labels, all as printed."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def texts(self) -> Iterator[str]:
        """Everything in its rows."""
        for label, cells in self.rows:
            yield label
            yield from cells


@dataclass(frozen=True)
class Finished:
    """A file read back. ``told`` are its sentences, titles and alternative texts; ``drawn`` what
    stands in its charts, the axes left out.
    """

    told: tuple[str, ...]
    drawn: tuple[str, ...] = ()
    grids: tuple[Grid, ...] = ()
    beside: frozenset[str] = field(default_factory=frozenset)


def figures(texts: Iterable[str]) -> Iterator[str]:
    """Every number in some texts, as it is printed; dates are no figures."""
    for text in texts:
        yield from NUMBER.findall(_DATE.sub("", text))


def tabled(found: Finished) -> set[str]:
    """Every number that stands in a table of the file."""
    return {number for grid in found.grids for number in figures(grid.texts)}


def loose(texts: Iterable[str], known: set[str]) -> dict[str, list[str]]:
    """The numbers in some texts that are not ``known``, each with where it is said."""
    found: dict[str, list[str]] = {}
    for text in texts:
        for number in figures([text]):
            if number not in known:
                found.setdefault(number, []).append(text)
    return found
