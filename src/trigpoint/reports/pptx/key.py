"""The key of a chart: the marks with their names, in a line above it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from trigpoint.reports.pptx.canvas import Line, Run
from trigpoint.reports.pptx.measure import fitted, sizes


class Key(NamedTuple):
    """A mark, its colour, and what it stands for."""

    mark: str
    colour: str
    label: str


def key_line(keys: Sequence[Key], width: float, height: float) -> Line:
    """The key as a line, as large as it fits."""
    runs = [run for one in keys for run in _runs(one)]
    text = "".join(run.text for run in runs)
    return Line(tuple(runs), fitted([text.rstrip()], width, height, sizes(14)))


def _runs(key: Key) -> tuple[Run, Run]:
    return Run(f"{key.mark}\u00a0", key.colour), Run(f"{key.label}    ")
