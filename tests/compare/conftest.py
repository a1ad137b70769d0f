"""Instruments to compare: each of the two in turn, and either with a part changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from trigpoint.instrument.model import Instrument


@pytest.fixture(scope="session")
def altered() -> Callable[..., Instrument]:
    """``altered(instrument, change)``: the instrument after ``change`` was made in its document."""

    def make(instrument: Instrument, change: Callable[[dict[str, Any]], None]) -> Instrument:
        document = instrument.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        change(document)
        return Instrument.model_validate(document)

    return make


@pytest.fixture(params=["ai_index", "civic_cloud"])
def instrument(request: pytest.FixtureRequest) -> Instrument:
    """Each of two instruments in turn."""
    found: Instrument = request.getfixturevalue(request.param)
    return found
