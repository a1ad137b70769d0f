"""Tables from a tally against the same figures worked out from the answers, row by row."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.proportion import proportion_confint
from statsmodels.stats.weightstats import DescrStatsW

from trigpoint.errors import UsageError
from trigpoint.instrument.model import Kind
from trigpoint.scores import score
from trigpoint.tables.compute import compute_tables
from trigpoint.tables.spec import has_option_rows
from trigpoint.tally.kernel import tally_answers


@pytest.fixture(scope="module", params=[False, True], ids=["unweighted", "weighted"])
def wave(request, ai_index, make_wave):
    return make_wave(ai_index, 400, weighted=request.param, missing=0.01, cohorts={"north": 0.3})


@pytest.fixture(scope="module")
def tables(wave):
    return compute_tables(tally_answers(wave, ["te4"]))


def weights(wave):
    """The weights as the tally counts them: in whole units of 1/65536."""
    if wave.weights is None:
        return np.ones(len(wave))
    return np.rint(wave.weights * 65536) / 65536


def members(wave, column):
    """Who stands in a column."""
    if column.banner == "total":
        return np.ones(len(wave), dtype=bool)
    if column.banner.startswith("cohort:"):
        chosen = wave.cohorts[column.banner.removeprefix("cohort:")]
        return chosen if column.answer == "member" else ~chosen
    question = wave.instrument.by_id[column.banner]
    return wave.codes[column.banner] == question.position[column.answer]


def chosen(wave, question, option):
    codes, at = wave.codes[question.id], question.position[option]
    return (codes >> at) & 1 == 1 if question.kind is Kind.MULTIPLE else codes == at


def test_every_count_and_share_is_that_of_the_answers(wave, tables):
    w = weights(wave)
    for question in filter(has_option_rows, wave.instrument.by_id.values()):
        answered = wave.codes[question.id] < question.not_asked
        for option in question.answers:
            row = tables.row(question.id, option)
            for at, column in enumerate(tables.columns):
                base = answered & members(wave, column)
                hit = base & chosen(wave, question, option)
                assert row.bases.n[at] == base.sum()
                assert row.count[at] == hit.sum()
                assert row.bases.weighted[at] == pytest.approx(w[base].sum())
                share = w[hit].sum() / w[base].sum() if base.any() else np.nan
                assert row.percent[at] == pytest.approx(100 * share, nan_ok=True)


def test_who_is_not_in_the_base_was_not_asked_or_did_not_answer(wave, tables):
    for table in tables.tables:
        if table.id not in wave.instrument.by_id:
            continue
        question, codes = wave.instrument.by_id[table.id], wave.codes[table.id]
        for at, column in enumerate(tables.columns):
            here = codes[members(wave, column)]
            if question.kind is Kind.MULTIPLE:
                assert table.not_asked[at] == ((here & question.not_asked) > 0).sum()
                assert table.missing[at] == ((here & question.missing) > 0).sum()
            else:
                assert table.not_asked[at] == (here == question.not_asked).sum()
                assert table.missing[at] == (here == question.missing).sum()


def test_shares_have_wilson_intervals_on_the_effective_base(tables):
    row = tables.row("te3", "partial")
    base = row.bases.effective
    low, high = proportion_confint(row.percent / 100 * base, base, method="wilson")
    np.testing.assert_allclose(row.low, 100 * low)
    np.testing.assert_allclose(row.high, 100 * high)


def scored(wave):
    """Every score of every firm, by the name that its row of means has."""
    scores, found = score(wave), {}
    for at, one in enumerate(wave.instrument.indicators):
        found[one.id] = scores.indicator_values()[:, at]
    for at, one in enumerate(wave.instrument.dimensions):
        found[one.id] = scores.dimension_values()[:, at]
    asked = wave.codes["te2"] != wave.instrument.by_id["te2"].not_asked
    found["te2.asked"] = np.where(asked, found["te2"], np.nan)
    found["index"] = scores.index_values()
    rating = wave.codes["self_tools"]
    found["self_tools"] = np.where(rating <= 100, rating, np.nan)
    return found


def test_means_and_their_intervals_are_those_of_the_scores(wave, tables):
    w = weights(wave)
    for name, values in scored(wave).items():
        row = tables.row(name)
        for at, column in enumerate(tables.columns):
            base = members(wave, column) & ~np.isnan(values)
            effective = w[base].sum() ** 2 / (w[base] ** 2).sum()
            oracle = DescrStatsW(values[base], w[base] * base.sum() / w[base].sum())
            error = np.sqrt(oracle.var_ddof(1) / effective)
            half = error * stats.t.ppf(0.975, effective - 1)
            assert row.bases.n[at] == base.sum()
            assert row.bases.effective[at] == pytest.approx(effective, rel=1e-4)
            assert row.percent[at] == pytest.approx(oracle.mean)
            assert row.error[at] == pytest.approx(error, rel=1e-4)
            interval = (row.low[at], row.high[at])
            assert interval == pytest.approx((oracle.mean - half, oracle.mean + half), rel=1e-4)


def test_a_firm_that_is_not_asked_counts_in_the_mean_of_all_and_not_in_that_of_the_asked(tables):
    everybody, asked = tables.row("te2"), tables.row("te2.asked")
    some_unasked = asked.bases.n < everybody.bases.n
    assert some_unasked.any()
    assert (asked.percent > everybody.percent)[some_unasked].all()
    np.testing.assert_allclose(
        asked.percent * asked.bases.weighted, everybody.percent * everybody.bases.weighted
    )


def test_a_long_rating_is_a_mean_and_nothing_else(tables):
    [table] = [one for one in tables.tables if one.id == "self_tools"]
    assert [row.option for row in table.rows] == [""]


def test_stages_are_counted_at_the_cut_points_asked_for(wave):
    counted = tally_answers(wave)
    index = score(wave).index_values()
    shares = compute_tables(counted, cut_points=[10, 20, 50])
    assert shares.row("stage", "unknowing").count[0] == (index < 10).sum()
    assert shares.row("stage", "scaling").count[0] == (index >= 50).sum()


def test_banners_are_shown_in_the_order_asked_for(wave):
    shown = compute_tables(tally_answers(wave, ["te4"]), by=["te4", "industry"])
    assert shown.banners == ("te4", "industry")
    assert shown.columns[0].banner == "total"


def test_a_banner_that_was_not_counted_is_refused_with_those_that_were(wave):
    with pytest.raises(UsageError, match=r"^role: .* Allowed: industry, cohort:north"):
        compute_tables(tally_answers(wave), by=["role"])


def test_a_question_of_several_answers_is_no_banner_for_its_columns_overlap(wave):
    with pytest.raises(UsageError, match="Allowed: industry"):
        compute_tables(tally_answers(wave, ["te1"]), by=["te1"])


def test_an_empty_column_has_a_base_of_nought_and_no_figures(ai_index, respond):
    tables = compute_tables(tally_answers(respond(ai_index, [{"industry": "ict", "te3": "full"}])))
    row = tables.row("te3", "full")
    assert row.bases.n.tolist() == [1, 1, 0, 0, 0]
    assert row.percent[:2].tolist() == [100, 100]
    assert np.isnan([row.percent[2:], row.low[2:], row.high[2:]]).all()
    assert np.isnan(tables.row("index").percent).all()


def test_a_single_firm_has_a_mean_and_no_interval(ai_index, respond):
    row = compute_tables(
        tally_answers(respond(ai_index, [{"industry": "ict", "b1": "systems"}]))
    ).row("b1")
    assert row.percent[0] == 25
    assert np.isnan([row.low[0], row.high[0]]).all()


def test_firms_that_weigh_nothing_are_a_base_without_figures(ai_index, make_wave):
    wave = make_wave(ai_index, 200, weighted=True, missing=0)
    wave.weights[wave.codes["industry"] == 0] = 0
    tables = compute_tables(tally_answers(wave))
    for name in ("index", *(one.id for one in ai_index.dimensions), "b1"):
        row = tables.row(name)
        assert row.bases.n[1] > 0
        assert np.isnan([row.percent[1], row.low[1], row.high[1]]).all()
