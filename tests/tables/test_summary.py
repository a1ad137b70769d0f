"""Correlations, alpha, spread and ranks against the same figures from the firms' scores."""

from __future__ import annotations

import numpy as np
import pytest

from trigpoint.scores import score
from trigpoint.tables.association import alphas, covariance, index_correlations, shared_zeros
from trigpoint.tables.compute import compute_tables
from trigpoint.tables.summary import ranked_means, summary_rows
from trigpoint.tally.kernel import tally_answers


@pytest.fixture(scope="module", params=[False, True], ids=["unweighted", "weighted"])
def wave(request, ai_index, make_wave):
    return make_wave(ai_index, 500, weighted=request.param, missing=0.01)


@pytest.fixture(scope="module")
def counted(wave):
    return tally_answers(wave)


@pytest.fixture(scope="module")
def complete(wave):
    """Scores and weights of the firms that have an index."""
    scores = score(wave)
    has = ~np.isnan(scores.index_values())
    weights = np.ones(len(wave)) if wave.weights is None else np.rint(wave.weights * 65536)
    return scores.indicator_values()[has], scores.dimension_values()[has], weights[has]


def weighted_r(x, y, w):
    return np.cov(x, y, aweights=w)[0, 1] / np.sqrt(np.cov(x, aweights=w) * np.cov(y, aweights=w))


def test_covariances_come_from_the_cross_products(counted, complete):
    points, _, w = complete
    np.testing.assert_allclose(covariance(counted), np.cov(points.T, aweights=w, ddof=0))


def test_the_correlation_of_an_indicator_is_with_the_index_and_with_the_rest_of_it(
    ai_index, counted, complete
):
    points, dimensions, w = complete
    found = index_correlations(counted, 100)
    index = dimensions.mean(axis=1)
    names = list(ai_index.indicator)
    others = [at for at, name in enumerate(names) if name.startswith("te") and name != "te4"]
    rest = (dimensions[:, 0] + dimensions[:, 1] + points[:, others].mean(axis=1)) / 3
    te4 = points[:, names.index("te4")]
    plain, corrected = found["te4"]
    assert plain.r == pytest.approx(weighted_r(te4, index, w))
    assert corrected.r == pytest.approx(weighted_r(te4, rest, w))
    assert corrected.r < plain.r


def test_the_rest_of_a_dimension_is_the_other_dimensions(counted, complete):
    _, dimensions, w = complete
    plain, corrected = index_correlations(counted, 100)["talent"]
    assert plain.r == pytest.approx(weighted_r(dimensions[:, 1], dimensions.mean(axis=1), w))
    rest = dimensions[:, [0, 2]].mean(axis=1)
    assert corrected.r == pytest.approx(weighted_r(dimensions[:, 1], rest, w))


def test_correlations_have_fishers_interval(counted):
    plain, _ = index_correlations(counted, 103)["b1"]
    assert np.arctanh(plain.high) - np.arctanh(plain.r) == pytest.approx(0.196, abs=1e-4)
    assert np.arctanh(plain.r) - np.arctanh(plain.low) == pytest.approx(0.196, abs=1e-4)


def test_alpha_is_cronbachs(counted, complete):
    points, _, w = complete
    found = alphas(counted)
    for name, own in {"talent": points[:, 5:8], "index": points}.items():
        k = own.shape[1]
        items = sum(np.cov(item, aweights=w, ddof=0) for item in own.T)
        whole = np.cov(own.sum(axis=1), aweights=w, ddof=0)
        assert found[name] == pytest.approx(k / (k - 1) * (1 - items / whole))
    assert list(found) == ["business", "talent", "technical", "index"]


def test_the_instrument_says_which_indicators_share_a_zero(ai_index):
    assert shared_zeros(ai_index) == (("b2", "te1", "te2"),)


def test_firms_that_all_answer_alike_have_no_correlation(ai_index, respond):
    firm = {
        "industry": "ict",
        "b1": "paper",
        "b2": "none",
        "b3": "none",
        "b4": "privacy_governance",
    }
    firm |= {"b5": "quality", "ta1": "under_25", "ta2": "unsure", "ta3": "none", "te1": "none"}
    firm |= {"te2": "(not asked)", "te3": "full", "te4": "none"}
    counted = tally_answers(respond(ai_index, [firm] * 40))
    assert np.isnan(
        [one.r for pair in index_correlations(counted, 40).values() for one in pair]
    ).all()
    assert np.isnan(list(alphas(counted).values())).all()


def test_a_summary_needs_a_base_of_thirty(ai_index, make_wave):
    counted = tally_answers(make_wave(ai_index, 100, missing=0))
    n = counted.histogram.sums.n.sum(axis=1).tolist()
    assert any(base < 30 for base in n)
    for column, base in enumerate(n):
        assert (summary_rows(counted, column).num_rows > 0) == (base >= 30)


def test_a_summary_is_tidy(counted):
    rows = summary_rows(counted).to_pylist()
    kinds = {row["statistic"]: row for row in rows}
    assert list(kinds) == [
        "correlation",
        "corrected_correlation",
        "alpha",
        "percentile",
        "tenth_mean",
    ]
    by = {(row["statistic"], row["item"]): row["value"] for row in rows}
    assert by["percentile", "10"] < by["percentile", "50"] < by["percentile", "90"]
    assert by["tenth_mean", "gap"] == pytest.approx(
        by["tenth_mean", "top"] - by["tenth_mean", "bottom"]
    )


def test_indicators_are_ranked_by_their_means_within_a_column(counted):
    tables = compute_tables(counted)
    found = ranked_means(tables)
    means = {name: tables.row(name).percent[1] for name in found}
    ranks = {name: rank[1] for name, (_, rank) in found.items()}
    assert {name: mean[1] for name, (mean, _) in found.items()} == means
    assert sorted(ranks, key=ranks.get) == sorted(means, key=means.get, reverse=True)
    assert sorted(ranks.values()) == list(range(1, 13))


def test_equal_means_share_a_rank_and_no_mean_has_none(ai_index, respond):
    counted = tally_answers(respond(ai_index, [{"industry": "ict", "b1": "paper", "b3": "none"}]))
    found = ranked_means(compute_tables(counted))
    assert found["b1"][1] == found["b3"][1] == [1, 1, 0, 0, 0]
    assert found["b2"][1] == [0] * 5
