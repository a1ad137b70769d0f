"""What a release holds, and how coarse it is."""

from __future__ import annotations

import numpy as np
import pytest

from trigpoint.errors import UsageError
from trigpoint.release.issue import make_release
from trigpoint.tables.compute import compute_tables
from trigpoint.tables.long import long_rows
from trigpoint.tally.kernel import tally_answers


@pytest.fixture(scope="module")
def plain(ai_index, make_wave):
    return tally_answers(make_wave(ai_index, 400, missing=0, cohorts={"north": 0.4}))


@pytest.fixture(scope="module")
def weighted(ai_index, make_wave):
    return tally_answers(make_wave(ai_index, 400, missing=0, weighted=True))


def test_shares_and_means_are_issued_with_one_decimal(plain):
    exact, issued = long_rows(compute_tables(plain)), make_release(plain).tables
    for name in ("percent", "low", "high"):
        ours, true = issued[name].to_numpy(), exact[name].to_numpy()
        np.testing.assert_allclose(ours, np.round(true, 1), atol=0.1)
        np.testing.assert_array_equal(ours, np.round(ours, 1))


def test_with_weights_shares_are_whole_and_counts_stay_in_the_house(weighted):
    rows = make_release(weighted).tables.to_pylist()
    assert {row["count"] for row in rows} == {None}
    shares = [row["percent"] for row in rows if row["option"] and row["percent"] is not None]
    assert all(share == round(share) for share in shares)
    assert all(row["effective_base"] == round(row["effective_base"]) for row in rows)
    assert any(row["percent"] % 1 for row in rows if not row["option"])


def test_columns_made_of_answers_are_refused(ai_index, make_wave):
    counted = tally_answers(make_wave(ai_index, 100), ["te4"])
    with pytest.raises(UsageError, match=r"te4: .* Allowed: industry"):
        make_release(counted, by=["te4"])
    assert make_release(counted).manifest["banners"] == ["industry"]


def test_the_rest_of_a_cohort_by_industry_is_counted_and_never_issued(plain):
    assert {column.banner for column in plain.columns} > {"rest:north"}
    assert make_release(plain).manifest["banners"] == ["industry", "cohort:north"]
    with pytest.raises(UsageError, match=r"rest:north: .* Allowed: industry, cohort:north\."):
        make_release(plain, by=["rest:north"])


def test_the_index_is_issued_in_bands_of_five_and_without_its_ends(plain):
    rows = [row for row in make_release(plain).bands.to_pylist() if row["banner"] == "total"]
    index = plain.histogram
    assert (rows[0]["low"], rows[-1]["high"]) == (0, 100)
    for row in rows[1:-1]:
        assert row["high"] - row["low"] == 5
        value = index.values / plain.instrument.lattice.index_scale
        inside = (value >= row["low"]) & (value < row["high"])
        assert row["count"] == index.sums.n[0, inside].sum()
    assert rows[0]["count"] >= 5
    assert rows[-1]["count"] >= 5
    assert sum(row["count"] for row in rows) == rows[0]["base"] == index.sums.n[0].sum()


def test_bands_need_thirty_firms_and_a_subtraction_gives_thirty_too(ai_index, make_wave):
    wave = make_wave(ai_index, 200, missing=0)
    wave.codes["industry"][:] = [0] * 90 + [1] * 60 + [2] * 31 + [3] * 19
    bands = make_release(tally_answers(wave)).bands.to_pylist()
    assert {row["answer"] for row in bands} == {"total", "ict", "professional"}


def test_no_percentile_stands_at_fewer_than_five_firms(ai_index, make_wave):
    wanted = {40: {"25", "50", "75"}, 60: {"10", "25", "50", "75", "90"}, 25: set()}
    for firms, items in wanted.items():
        wave = make_wave(ai_index, firms, missing=0)
        wave.codes["b4"][:] = wave.codes["b5"][:] = wave.codes["te1"][:] = 2
        wave.codes["te2"][:] = 0
        rows = make_release(tally_answers(wave)).summary.to_pylist()
        assert {row["item"] for row in rows if row["statistic"] == "percentile"} == items
        assert any(row["statistic"] == "tenth_mean" for row in rows) == (firms >= 50)


def test_a_wave_of_one_firm_gives_a_release_that_says_nothing(ai_index, make_wave):
    issued = make_release(tally_answers(make_wave(ai_index, 1, missing=0)))
    shown = [row for row in issued.tables.to_pylist() if not row["suppressed"]]
    assert all(row["base"] == 0 for row in shown)
    assert issued.bands.num_rows == issued.summary.num_rows == 0


def test_the_manifest_says_by_which_policy(plain):
    manifest = make_release(plain, command="trigpoint release wave").manifest
    assert manifest["policy"]["least_base"] == 5
    assert manifest["instrument"]["hash"] == plain.instrument.hash
    assert manifest["command"] == "trigpoint release wave"
