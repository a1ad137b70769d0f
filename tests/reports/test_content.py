"""What a report knows of itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.reports import samples
from trigpoint.reports.content import Block, Card, Cards, Figure, Figures


def test_as_many_stages_are_known_as_the_report_shows() -> None:
    assert samples.annual().stages() == 4


@pytest.mark.parametrize(
    ("blocks", "stages"),
    [
        ((), 0),
        ((Figures((Figure("Stage", ("Seed",), stage=2), Figure("Index", ("40",)))),), 2),
        ((Cards((Card(("First",), (), stage=1), Card(("Third",), (), stage=3))),), 3),
        ((Cards((Card(("A finding",), ()),)),), 0),
    ],
)
def test_stages_are_told_by_marks_where_no_chart_shows_them(
    blocks: tuple[Block, ...], stages: int
) -> None:
    assert replace(samples.annual(), opening=blocks, sections=()).stages() == stages
