"""Tables to lay out: the shipped instrument by industry, and by a cohort of three firms."""

from __future__ import annotations

import pytest

from trigpoint.instrument.text import Text, load_text
from trigpoint.release.withhold import withholding
from trigpoint.tables.compute import compute_tables
from trigpoint.tables.model import Tables
from trigpoint.tally.kernel import tally_answers


@pytest.fixture(scope="session")
def laid_out(ai_index, make_wave) -> Tables:
    wave = make_wave(ai_index, 300, weighted=True, missing=0, cohorts={"north": 0.1})
    wave.cohorts["north"][:] = [True] * 3 + [False] * 297
    counted = tally_answers(wave)
    return compute_tables(counted, withheld=withholding(counted))


@pytest.fixture(scope="session", params=["zh-Hant", "en"])
def text(request) -> Text:
    return load_text("ai-index", request.param)
