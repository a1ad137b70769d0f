"""The project's own audit of printed tables, over the tables of its own finished report."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.reports.finished.finished import Grid
from tests.reports.finished.printed_tables import Reader
from trigpoint.published.audit import audit
from trigpoint.published.misprint import FaultKind

pytestmark = pytest.mark.slow
FORMATS = [".html", ".pdf", ".xlsx"]


@pytest.fixture
def reader(annual, ai_index) -> Reader:
    return Reader(annual.read(".html"), ai_index, annual.text)


@pytest.mark.parametrize("ending", FORMATS)
def test_the_audit_passes_over_the_tables_of_the_finished_report(annual, ai_index, ending):
    reader = Reader(annual.read(ending), ai_index, annual.text)
    published = reader.published("2023")
    assert len(published.indicators) == len(ai_index.indicators)
    assert all(one.mean for one in published.indicators.values())
    assert published.stages is not None
    assert audit(published).misprints == ()


def _shifted(cells: tuple[str, ...]) -> tuple[str, ...]:
    """The second column repeats the first, and the others move on; the last is lost."""
    return (cells[0], *cells[:-1])


def _with(reader: Reader, title: str, changed) -> Reader:
    def one(grid: Grid) -> Grid:
        return replace(grid, rows=changed(grid.rows)) if grid.title == title else grid

    grids = tuple(map(one, reader.found.grids))
    assert grids != reader.found.grids
    return replace(reader, found=replace(reader.found, grids=grids))


def test_a_column_that_was_shifted_is_found(reader):
    shifted = _with(
        reader,
        reader.text.questions["te3"].title,
        lambda rows: tuple(
            (label, cells if at == 0 else _shifted(cells)) for at, (label, cells) in enumerate(rows)
        ),
    )
    found = audit(shifted.published("2023")).misprints
    assert ("indicators.te3", FaultKind.SHIFTED_COLUMNS) in {(one.where, one.kind) for one in found}
