"""Releases to show to everybody, and their pages finished and read back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.reports.finished.finished import Finished
from tests.reports.finished.html_file import read_html
from tests.reports.html.reading import Element, read
from trigpoint.instrument.text import Text, load_text
from trigpoint.release.issue import make_release
from trigpoint.release.model import Release
from trigpoint.reports.content import Report
from trigpoint.reports.html import html_report
from trigpoint.reports.public import industry_report, key_report
from trigpoint.responses.model import Responses
from trigpoint.tally.kernel import tally_answers
from trigpoint.wave.open import Wave, open_wave

WAVE = Path("src/trigpoint/instruments/ai-index/waves/2023")


@dataclass(frozen=True)
class Seen:
    """A page as a reader gets it, beside the report that it was made from."""

    report: Report
    page: Element
    found: Finished
    text: Text

    @property
    def told(self) -> str:
        """Everything that is said outside of charts and tables."""
        return "\n".join(self.found.told)


@pytest.fixture(scope="session")
def shipped() -> Wave:
    return open_wave(WAVE)


@pytest.fixture(scope="session")
def release(shipped) -> Release:
    """The release of the wave of 2023."""
    return make_release(
        tally_answers(shipped.responses),
        by=["industry"],
        cut_points=shipped.cut_points,
        warning=shipped.heading("en").warning,
        wave=shipped.identity(),
    )


@pytest.fixture(scope="session")
def seen() -> Callable[[Report, str], Seen]:
    """``seen(report, name of its instrument)``."""

    def made(report: Report, name: str) -> Seen:
        page = html_report(report)
        return Seen(report, read(page), read_html(page), load_text(name, report.lang))

    return made


@pytest.fixture(scope="session", params=["zh-Hant", "en"])
def industry(request, release, seen) -> Seen:
    """The page on the industry in 2023."""
    return seen(industry_report(release, "ai-index", request.param), "ai-index")


@pytest.fixture(scope="session", params=["zh-Hant", "en"])
def key(request, seen) -> Seen:
    """The method's page."""
    return seen(key_report("ai-index", request.param), "ai-index")


@pytest.fixture(scope="session")
def small(civic_cloud, make_wave) -> Callable[..., Responses]:
    """Answers to the second instrument in which two areas are tiny."""

    def made(**options: Any) -> Responses:
        wave = make_wave(civic_cloud, 60, **{"seed": 4, **options})
        area, unit = civic_cloud.by_id["service_area"], civic_cloud.by_id["unit"]
        first = {above: unit.position[own] for own, above in reversed(unit.within.items())}
        areas = [0] * 25 + [1] * 18 + [2] * 2 + [3] * 3 + [4] * 12
        wave.codes["service_area"][:] = areas
        wave.codes["unit"][:] = [first[area.options[one]] for one in areas]
        return wave

    return made
