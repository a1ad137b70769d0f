"""A release read back as tables has every figure of those that it was made from, and no other."""

from __future__ import annotations

import numpy as np
import pytest

from trigpoint.errors import DataError
from trigpoint.release.issue import make_release
from trigpoint.release.tables import issued_tables
from trigpoint.release.unpack import tables_of
from trigpoint.tables.model import Tables
from trigpoint.tally.kernel import tally_answers


@pytest.fixture(params=["ai_index", "civic_cloud"])
def instrument(request):
    """Both instruments."""
    return request.getfixturevalue(request.param)


@pytest.mark.parametrize("n", [0, 4, 40, 400])
def test_shares_means_and_bases_are_those_issued(instrument, make_wave, n):
    tally = tally_answers(make_wave(instrument, n))
    _assert_same(*_both(tally, instrument, [instrument.banner]))


def test_among_several_banners_one_is_read(instrument, make_wave):
    banners = [one.id for one in instrument.profile]
    wave = make_wave(instrument, 300, cohorts={"club": 0.4})
    tally = tally_answers(wave, banners)
    _assert_same(*_both(tally, instrument, [*banners, "cohort:club"]))


def test_a_weighted_release_has_whole_shares_and_no_counts(instrument, make_wave):
    tally = tally_answers(make_wave(instrument, 300, weighted=True))
    read, issued = _both(tally, instrument, [instrument.banner])
    assert (read.weighted, read.share_decimals) == (True, issued.share_decimals)
    for mine, theirs in zip(read.rows(), issued.rows(), strict=True):
        np.testing.assert_array_equal(mine.percent, theirs.percent)
        assert mine.count is None or not mine.count.any()


def test_without_the_banner_all_firms_are_left(ai_index, make_wave):
    release = make_release(tally_answers(make_wave(ai_index, 50)), by=[])
    assert len(tables_of(release, ai_index, "industry").columns) == 1


def test_a_release_of_another_key_is_refused(ai_index, civic_cloud, make_wave):
    release = make_release(tally_answers(make_wave(ai_index, 50)), by=[])
    with pytest.raises(DataError, match="whose questions or key differ"):
        tables_of(release, civic_cloud, "industry")


def _both(tally, instrument, banners) -> tuple[Tables, Tables]:
    release = make_release(tally, by=banners)
    issued = issued_tables(tally, by=[instrument.banner])
    return tables_of(release, instrument, instrument.banner), issued


def _assert_same(read: Tables, issued: Tables) -> None:
    assert read.columns == issued.columns
    assert [table.id for table in read.tables] == [table.id for table in issued.tables]
    assert read.summary.equals(issued.summary)
    for mine, theirs in zip(read.tables, issued.tables, strict=True):
        np.testing.assert_array_equal(mine.withheld, theirs.withheld)
        np.testing.assert_array_equal(mine.bases.n, theirs.bases.n)
        np.testing.assert_allclose(mine.bases.effective, theirs.bases.effective, atol=1e-6)
    for mine, theirs in zip(read.rows(), issued.rows(), strict=True):
        assert (mine.question, mine.option, mine.letters) == (
            theirs.question,
            theirs.option,
            theirs.letters,
        )
        for name in ("percent", "low", "high", "suppressed"):
            np.testing.assert_array_equal(getattr(mine, name), getattr(theirs, name))
        np.testing.assert_array_equal(mine.bases.n, theirs.bases.n)
        assert (mine.count is None) == (theirs.count is None)
