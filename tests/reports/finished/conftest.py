"""The annual report of the wave of 2023, finished once in every language and format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.reports.finished.allowed import Allowed
from tests.reports.finished.finished import Finished
from tests.reports.finished.html_file import read_html
from tests.reports.finished.pdf_file import read_pdf
from tests.reports.finished.pptx_file import read_pptx
from tests.reports.finished.xlsx_file import read_xlsx
from trigpoint.instrument.text import Text, load_text
from trigpoint.reports.annual import annual_report
from trigpoint.reports.content import Report
from trigpoint.reports.formats import RENDERERS, write_report
from trigpoint.reports.source import Source, open_source, wave_source
from trigpoint.responses.model import Responses
from trigpoint.wave.open import Wave

INSTRUMENT = Path("src/trigpoint/instruments/ai-index")
WAVE = INSTRUMENT / "waves/2023"


@dataclass(frozen=True)
class Made:
    """A finished report: its files, read back, and the value that they were made from."""

    report: Report
    folder: Path
    allowed: Allowed

    @property
    def text(self) -> Text:
        """The instrument's words in the report's language."""
        return load_text("ai-index", self.report.lang)

    def write(self, *endings: str) -> None:
        for ending in endings:
            write_report(self.report, self.folder / f"report{ending}")

    def content(self, ending: str) -> bytes:
        return (self.folder / f"report{ending}").read_bytes()

    def read(self, ending: str) -> Finished:
        """What a file says."""
        tables = self.report.tables().values()
        titles = {table.title for table in tables}
        labels = {row.label for table in tables for row in table.rows}
        content = self.content(ending)
        reader = {
            ".html": lambda: read_html(content.decode()),
            ".pdf": lambda: read_pdf(content),
            ".xlsx": lambda: read_xlsx(content),
            ".pptx": lambda: read_pptx(content, titles, labels),
        }
        return reader[ending]()


@pytest.fixture(scope="session")
def shipped() -> Source:
    return open_source(WAVE, "ai-index")


@pytest.fixture(scope="session", params=["zh-Hant", "en"])
def annual(request, shipped, tmp_path_factory) -> Made:
    """The annual report of 2023 in every format."""
    report = annual_report(shipped, request.param, cohorts=shipped.cohorts())
    made = Made(report, tmp_path_factory.mktemp("annual"), Allowed(report, INSTRUMENT, WAVE))
    made.write(*RENDERERS)
    return made


AREAS = [0] * 16 + [1] * 12 + [2] * 3 + [3] * 4 + [4] * 10
"""The areas of 45 services, by their positions: two are tiny."""


@pytest.fixture(scope="session")
def small(civic_cloud, make_wave) -> Callable[..., Responses]:
    """``small(seed=4, weighted=False, missing=0.03)``: a wave with two tiny areas."""

    def made(**options: Any) -> Responses:
        wave = make_wave(civic_cloud, len(AREAS), **{"seed": 4, **options})
        area, unit = civic_cloud.by_id["service_area"], civic_cloud.by_id["unit"]
        first = {above: unit.position[own] for own, above in reversed(unit.within.items())}
        wave.codes["service_area"][:] = AREAS
        wave.codes["unit"][:] = [first[area.options[one]] for one in AREAS]
        return wave

    return made


@pytest.fixture(scope="session")
def source_of(civic_cloud_folder) -> Callable[[Responses], Source]:
    """What a report on answers to the second instrument is made from."""

    def made(responses: Responses) -> Source:
        cuts = responses.instrument.stages.cut_points
        name, path = str(civic_cloud_folder), Path("answers.csv")
        return wave_source(Wave(path, name, responses.instrument, responses, cuts, None, ()))

    return made
