"""Nets: answers of one question, or stages, that are also counted together.

Nobody gives two answers to a single question, so what a net holds is the sum of its parts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from trigpoint.instrument.report import ReportText
from trigpoint.instrument.text import Text
from trigpoint.tables.labels import row_label
from trigpoint.tables.model import Row, Table
from trigpoint.tables.words import words

Nets = Mapping[str, Mapping[str, Sequence[str]]]
"""The options of every net, by question and by the net's own id."""

LOWER, UPPER = "lower", "upper"
"""The nets of the stages below and above the middle."""


def stage_nets(stages: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """The lower and the upper half of the stages, where each holds at least two.

    Of an odd number the stage in the middle is in neither.
    """
    half = len(stages) // 2
    return {LOWER: stages[:half], UPPER: stages[-half:]} if half > 1 else {}


def net_label(row: Row, table: Table, text: Text, own: ReportText) -> str:
    """What a net of ``table`` is called: its words in the report plan, or the stages it holds."""
    if row.question in own.nets:
        return own.nets[row.question][row.option]
    stages = {one.option: one for one in table.rows if not one.net}
    parts = stage_nets(tuple(stages))[row.option]
    spoken = words(text.lang)
    held = spoken["comma"].join(row_label(stages[one], text) for one in parts)
    return spoken[row.option].format(held)
