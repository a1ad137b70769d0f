"""The sample reports, and pages written of reports."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.reports import samples
from tests.reports.html.reading import Element, read
from trigpoint.reports.content import Report
from trigpoint.reports.html import html_report

MADE: dict[str, Callable[[str], Report]] = {
    "annual": samples.annual,
    "company": samples.company,
    "hard": samples.hard,
    "empty": samples.empty,
}


@pytest.fixture(params=[(name, lang) for name in MADE for lang in samples.LANGS], ids="-".join)
def report(request: pytest.FixtureRequest) -> Report:
    """Every sample, in every language."""
    name, lang = request.param
    return MADE[name](lang)


@pytest.fixture
def page(report: Report) -> Element:
    """The page of every sample, read back."""
    return read(html_report(report))
