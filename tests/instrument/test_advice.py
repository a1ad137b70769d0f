"""Advice covers every stage and every score; resources name stages and dimensions that exist."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from trigpoint.errors import UsageError
from trigpoint.instrument.advice import load_advice, load_resources
from trigpoint.instrument.load import load_instrument


@pytest.mark.parametrize(
    ("points", "begins"), [(0, 0), (29, 0), (30, 30), (79, 30), (80, 80), (100, 80)]
)
def test_a_level_reaches_from_its_points_to_the_next(civic: Path, points: int, begins: int) -> None:
    levels = load_advice(civic, "en").indicators["reach"]
    assert levels.level(Decimal(points)) is levels.levels[Decimal(begins)]


def test_every_stage_has_a_plan_for_every_weakest_dimension(civic: Path) -> None:
    instrument = load_instrument(civic)
    for lang in instrument.languages:
        stages = load_advice(civic, lang).stages
        assert set(stages) == set(instrument.stages.names)
        for stage in stages.values():
            assert set(stage.plan_by_weakest) == {one.id for one in instrument.dimensions}


def test_resources_come_in_the_order_of_the_file(civic: Path) -> None:
    assert [one.id for one in load_resources(civic, "ja")] == ["clinic_hours", "peer_visits"]
    assert [one.url for one in load_resources(civic, "en")] == [None, "https://example.org/visits"]


def test_a_language_that_an_instrument_lacks_is_refused(civic: Path) -> None:
    for load in (load_advice, load_resources):
        with pytest.raises(UsageError, match="not in this language"):
            load(civic, "fr")
