"""Where an index stands in a release."""

from __future__ import annotations

import pyarrow as pa
import pytest

from trigpoint.release.bands import SCHEMA
from trigpoint.release.model import Release
from trigpoint.release.percentile import percentile_band


def a_release(*bands):
    rows = [
        {"banner": "total", "answer": "total", "low": low, "high": high, "base": 100, "percent": p}
        for low, high, p in bands
    ]
    empty = pa.table({})
    return Release({}, empty, pa.Table.from_pylist(rows, schema=SCHEMA), empty)


# index, own share of the weight, band, why
CASES = [
    (0, 0.0, (0, 5), "nobody is below the lowest"),
    (20, 0.0, (10, 15), "half of the first band is below"),
    (40, 0.0, (20, 25), "the first band is below"),
    (50, 0.0, (50, 55), "half of its own band is below"),
    (60, 0.0, (80, 85), "a value on an edge belongs to the upper band"),
    (100, 0.0, (95, 100), "the highest stands in the last band of percentiles"),
    (50, 0.3, (50, 55), "in the middle of a band its own part makes no difference"),
    (55, 0.3, (60, 65), "elsewhere it does: of 65 it is 50/70 instead of 65/100"),
]


@pytest.mark.parametrize(("index", "own", "band", "why"), CASES)
def test_a_percentile_band(index, own, band, why):
    release = a_release((0, 40, 20), (40, 60, 60), (60, 100, 20))
    assert percentile_band(release, index, own_share=own) == band, why


def test_a_column_without_bands_has_no_percentiles():
    assert percentile_band(a_release((0, 100, 100)), 40, banner="q", answer="a") is None


def test_alone_one_stands_nowhere():
    release = a_release((0, 50, 100), (50, 100, 0))
    assert percentile_band(release, 40, own_share=1.0) is None


def test_where_all_are_in_one_band_nobody_stands_anywhere():
    assert percentile_band(a_release((0, 100, 100)), 40) is None
