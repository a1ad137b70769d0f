"""What a wave says of itself wherever its tables are shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of the tables, and what a reader has to know about the answers behind them.

    ``title`` is the instrument's where it is empty. ``warning`` says that the answers are invented
    so as to reproduce printed figures; where there is one, every table is marked, and what no
    print vouches for is called simulated: all about how scores go together and spread, the columns
    of cohorts, and those of the questions in ``simulated``, whose breakdown was never printed.
    ``cohorts`` holds the cohorts' names by their ids; one without a name goes by its id.
    """

    title: str = ""
    warning: str = ""
    simulated: frozenset[str] = frozenset()
    cohorts: Mapping[str, str] = field(default_factory=dict)


PLAIN = Heading()
"""Of a wave that says nothing of itself."""
