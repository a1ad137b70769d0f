"""The sample reports hold to what every report must."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.reports import samples
from trigpoint.reports.content import Report


@pytest.mark.parametrize("lang", samples.LANGS)
@pytest.mark.parametrize("made", [samples.annual, samples.company, samples.hard, samples.empty])
def test_every_number_of_a_sample_stands_in_a_table(
    made: Callable[[str], Report], lang: str
) -> None:
    assert made(lang).unbound() == []
