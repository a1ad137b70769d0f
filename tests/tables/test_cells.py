"""Where a row stands, told from the row alone."""

from __future__ import annotations

import pytest

from trigpoint.tables.cells import table_id
from trigpoint.tables.compute import compute_tables
from trigpoint.tally.kernel import tally_answers


@pytest.mark.parametrize("instrument", ["ai_index", "civic_cloud"])
def test_every_row_tells_the_table_that_it_stands_in(instrument, make_wave, request):
    tally = tally_answers(make_wave(request.getfixturevalue(instrument), 60))
    tables = compute_tables(tally, nets={})
    assert {one.id for one in tables.tables} > {"index", "stage"}
    for table in tables.tables:
        assert {table_id(tables.instrument, row) for row in table.rows} == {table.id}
