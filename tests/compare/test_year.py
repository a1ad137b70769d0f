"""Change on last year, from two waves to what is said, figure by figure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest
from scipy.stats import ttest_ind, ttest_ind_from_stats
from statsmodels.stats.proportion import proportions_ztest

from trigpoint.compare.difference import LEVEL, Reason, State
from trigpoint.compare.past import Past, past_of_tables
from trigpoint.compare.year import LeftOut, year_on_year
from trigpoint.errors import DataError
from trigpoint.release.withhold import withholding
from trigpoint.scores import score
from trigpoint.tables.compute import compute_tables
from trigpoint.tables.model import Tables
from trigpoint.tally.kernel import tally_answers
from trigpoint.tally.model import TOTAL, Column, add_tallies


def tables_of(wave, **options) -> Tables:
    counted = tally_answers(wave)
    return compute_tables(counted, withheld=withholding(counted), **options)


@pytest.fixture
def two_waves(make_wave) -> Callable:
    """This year's and last year's answers; they differ, for each has odds of its own."""

    def make(instrument, n=400, m=300, **options):
        return make_wave(instrument, n, seed=5, **options), make_wave(instrument, m, **options)

    return make


def test_every_share_and_mean_is_tested_as_textbooks_do(instrument, two_waves):
    now, then = two_waves(instrument)
    found = year_on_year(tables_of(now), past_of_tables(tables_of(then)))
    index = found.change("index")
    theirs = ttest_ind(*(_index(wave) for wave in (now, then)), equal_var=False)
    assert index.difference.value == pytest.approx(_index(now).mean() - _index(then).mean())
    assert index.difference.p == pytest.approx(theirs.pvalue)
    interval = theirs.confidence_interval()
    assert (index.difference.low, index.difference.high) == pytest.approx(tuple(interval))
    for question in (one for one in instrument.questions if one.kind == "single"):
        chosen, bases = zip(*(_counts(wave, question) for wave in (now, then)), strict=True)
        for code, option in enumerate(question.options):
            p = proportions_ztest([chosen[0][code], chosen[1][code]], bases)[1]
            assert found.change(question.id, option).difference.p == pytest.approx(p)


def _index(wave):
    values = score(wave).index_values()
    return values[~np.isnan(values)]


def _counts(wave, question):
    codes = wave.codes[question.id]
    counts = np.bincount(codes, minlength=question.missing + 1)[: len(question.options)]
    return counts.tolist(), int(counts.sum())


def test_weighted_means_are_tested_on_their_effective_bases(instrument, two_waves):
    now, then = two_waves(instrument, weighted=True)
    found = year_on_year(tables_of(now), past_of_tables(tables_of(then))).change("index")
    figures = []
    for wave in (now, then):
        values = score(wave).index_values()
        has = ~np.isnan(values)
        weights, n = wave.weights[has], has.sum()
        effective = weights.sum() ** 2 / (weights**2).sum()
        mean = np.average(values[has], weights=weights)
        spread = np.average((values[has] - mean) ** 2, weights=weights) * n / (n - 1)
        figures += [mean, np.sqrt(spread), effective]
    assert found.after.effective == pytest.approx(figures[2], rel=1e-4)
    assert found.after.effective < 0.9 * found.after.base
    theirs = ttest_ind_from_stats(*figures, equal_var=False)
    assert found.difference.p == pytest.approx(theirs.pvalue, rel=1e-3)


def test_what_is_shown_together_is_tested_together(instrument, two_waves):
    now, then = two_waves(instrument)
    found = year_on_year(tables_of(now), past_of_tables(tables_of(then)))
    assert found.family("index").tests == 1
    assert found.family("dimensions").tests == len(instrument.dimensions)
    assert found.family("indicators").tests == len(instrument.indicators)
    assert found.family("stage").tests == len(instrument.stages.names)
    industries = len(instrument.by_id[instrument.banner].options)
    assert len(found.family("index", instrument.banner).changes) == industries
    for family in found.families:
        assert family.tests == sum(one.difference.reason is None for one in family.changes)
        for one in family.changes:
            beyond = one.difference.p < LEVEL / max(family.tests, 1)
            assert (one.state in (State.UP, State.DOWN)) == beyond
    assert {State.UP, State.DOWN, State.WITHIN_NOISE} <= {one.state for one in found.changes()}


def test_every_figure_that_both_years_have_has_a_change(instrument, two_waves):
    now, then = (tables_of(wave) for wave in two_waves(instrument))
    found = year_on_year(now, past_of_tables(then))
    assert len(list(found.changes())) == sum(len(row.percent) for row in now.rows())
    assert found.left_out == ()
    assert found.change("index", column=Column("nothing", "at_all")) is None
    assert found.family("index", "nothing") is None


def test_a_year_beside_itself_did_not_change(instrument, make_wave):
    tables = tables_of(make_wave(instrument, 300, weighted=True))
    found = year_on_year(tables, past_of_tables(tables))
    tested = [one for one in found.changes() if one.difference.reason is None]
    assert {one.difference.value for one in tested} == {0}
    assert {one.state for one in tested} == {State.WITHIN_NOISE}


def test_exchanging_the_years_turns_every_change(instrument, two_waves):
    now, then = (tables_of(wave) for wave in two_waves(instrument, weighted=True))
    there = year_on_year(now, past_of_tables(then))
    back = year_on_year(then, past_of_tables(now))
    turned = {State.UP: State.DOWN, State.DOWN: State.UP}
    for one, other in zip(there.changes(), back.changes(), strict=True):
        assert one.state == turned.get(other.state, other.state)
        assert one.difference.value == pytest.approx(-other.difference.value, nan_ok=True)


def test_tallies_that_add_up_to_a_year_compare_as_the_year(instrument, two_waves, make_wave):
    _, then = two_waves(instrument)
    parts = [tally_answers(make_wave(instrument, 150, seed=seed)) for seed in (8, 9)]
    whole, past = add_tallies(*parts), past_of_tables(tables_of(then))
    turned = add_tallies(*reversed(parts))
    found = [year_on_year(compute_tables(one), past) for one in (whole, turned)]
    assert repr(found[0]) == repr(found[1])


@pytest.mark.parametrize("small", ["now", "then"])
def test_what_is_withheld_in_either_year_has_no_change(civic_cloud, make_wave, small):
    now, then = make_wave(civic_cloud, 300, seed=5), make_wave(civic_cloud, 300)
    codes = (now if small == "now" else then).codes
    for name in ("service_area", "unit"):
        codes[name][:] = np.where(codes[name] == 0, 1, codes[name])
    codes["service_area"][:3] = 0
    codes["unit"][:3] = 0
    found = year_on_year(tables_of(now), past_of_tables(tables_of(then)))
    hidden = found.change("index", column=Column("service_area", "health"))
    assert hidden.state is State.WITHHELD
    assert np.isnan(hidden.difference.value)
    shown = hidden.before if small == "now" else hidden.after
    assert not np.isnan(shown.value)
    withheld = [
        one for one in found.family("index", "service_area").changes if one.state is State.WITHHELD
    ]
    assert len(withheld) >= 2, "and another that would give it back"


def test_stages_compare_only_at_the_same_cut_points(civic_cloud, two_waves):
    now, then = two_waves(civic_cloud)
    others = [Decimal(30), Decimal(60)]
    past = past_of_tables(tables_of(then, cut_points=others), others)
    found = year_on_year(tables_of(now), past)
    assert {one.state for one in found.family("stage").changes} == {State.NOT_COMPARABLE}
    assert found.left_out == (LeftOut("stage", score=False, reason=Reason.CUT_POINTS_CHANGED),)
    same = year_on_year(tables_of(now, cut_points=others), past, others)
    assert State.NOT_COMPARABLE not in {one.state for one in same.family("stage").changes}
    assert same.left_out == ()


def test_of_a_new_version_only_what_is_alike_is_compared(civic_cloud, altered, two_waves):
    def change(document):
        points = next(one for one in document["indicators"] if one["id"] == "backup")
        points["key"]["points"]["monthly"] = 60
        document["questions"] = [one for one in document["questions"] if one["id"] != "barriers"]
        document["sections"][-1]["questions"].remove("barriers")

    now, then = two_waves(civic_cloud)
    newer = altered(civic_cloud, change)
    found = year_on_year(tables_of(_answering(now, newer)), past_of_tables(tables_of(then)))
    reasons = {(one.name, one.score): one.reason for one in found.left_out}
    assert reasons == {
        ("stage", False): Reason.PARTS_CHANGED,
        ("backup", True): Reason.KEY_CHANGED,
        ("operations", True): Reason.PARTS_CHANGED,
        ("index", True): Reason.PARTS_CHANGED,
        ("barriers", False): Reason.GONE,
    }
    assert found.change("backup", "tested").difference.reason is None
    for gone in (found.change("backup"), found.change("index"), found.change("stage", "leading")):
        assert gone.state is State.NOT_COMPARABLE
        assert np.isnan(gone.difference.value)
    assert found.change("access").state is not State.NOT_COMPARABLE


def _answering(wave, instrument):
    codes = {name: wave.codes[name] for name in instrument.by_id}
    return replace(wave, instrument=instrument, codes=codes)


def test_columns_of_a_banner_that_changed_do_not_compare(civic_cloud, altered, two_waves):
    def change(document):
        area = next(one for one in document["profile"] if one["id"] == "service_area")
        area["options"].append("harbour")

    now, then = two_waves(civic_cloud)
    newer = _answering(then, altered(civic_cloud, change))
    found = year_on_year(tables_of(now), past_of_tables(tables_of(newer)))
    by_area = found.family("index", "service_area").changes
    assert {one.difference.reason for one in by_area} == {Reason.QUESTION_CHANGED}
    assert found.change("index").difference.reason is None


def test_the_past_of_another_instrument_is_refused(civic_cloud, ai_index, make_wave):
    past = past_of_tables(tables_of(make_wave(ai_index, 50)))
    with pytest.raises(DataError, match="holds answers to ai-index"):
        year_on_year(tables_of(make_wave(civic_cloud, 50)), past)


def test_a_past_without_a_common_figure_is_refused(civic_cloud, make_wave):
    tables = tables_of(make_wave(civic_cloud, 50))
    with pytest.raises(DataError, match="has no figure that this wave has too"):
        year_on_year(tables, Past({("reputation", "", TOTAL): None}))
