from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest
from statsmodels.stats.proportion import proportion_confint
from statsmodels.stats.weightstats import DescrStatsW

from trigpoint.scores import score
from trigpoint.stages.profile import profile_stages, stage_names
from trigpoint.tally.kernel import tally_answers

CUTS = (Decimal("44.1"), Decimal("53.9"), Decimal("62.5"))


def members(responses, column):
    """Who stands in a column of the banner, by position of its option; everybody for None."""
    codes = responses.codes[responses.instrument.banner]
    return np.ones(len(codes), bool) if column is None else codes == column


@pytest.mark.parametrize("column", [None, 0, 2])
def test_the_profile_is_what_the_scores_of_the_firms_say(ai_index, random_wave, column):
    responses = random_wave(ai_index, 200)
    scores = score(responses, CUTS)
    found = profile_stages(tally_answers(responses), CUTS)
    row = 0 if column is None else column + 1
    own = members(responses, column)
    values = np.column_stack(
        [scores.index_values(), scores.dimension_values(), scores.indicator_values()]
    )
    for stage in range(4):
        firms = own & (scores.stage == stage)
        assert found.n[row, stage] == firms.sum()
        low, high = proportion_confint(firms.sum(), own.sum(), method="wilson")
        assert found.share[row, stage] == pytest.approx(firms.sum() / own.sum())
        assert found.low[row, stage] == pytest.approx(low)
        assert found.high[row, stage] == pytest.approx(high)
        oracle = DescrStatsW(values[firms])
        np.testing.assert_allclose(found.means[row, stage], oracle.mean)
        np.testing.assert_allclose(found.errors[row, stage], oracle.std_mean, atol=1e-9)


def test_weights_count_in_shares_means_and_errors(ai_index, random_wave):
    responses = random_wave(ai_index, 150, weights=[0.5, 1.0, 2.0])
    scores, weights = score(responses, CUTS), responses.weights
    found = profile_stages(tally_answers(responses), CUTS)
    top = scores.stage == 3
    x, w = scores.index_values()[top], weights[top]
    mean = np.average(x, weights=w)
    base = w.sum() ** 2 / (w**2).sum()
    spread = np.average((x - mean) ** 2, weights=w) * len(x) / (len(x) - 1)
    assert found.weighted[0, 3] == w.sum()
    assert found.share[0, 3] == pytest.approx(w.sum() / weights.sum())
    assert found.means[0, 3, 0] == pytest.approx(mean)
    assert found.errors[0, 3, 0] == pytest.approx((spread / base) ** 0.5)


def test_the_scores_are_the_index_the_dimensions_and_the_indicators(ai_index, random_wave):
    found = profile_stages(tally_answers(random_wave(ai_index, 20)))
    dimensions = tuple(dimension.id for dimension in ai_index.dimensions)
    assert found.scores == ("index", *dimensions, *ai_index.indicator)
    assert found.cut_points == ai_index.stages.cut_points


def test_a_stage_of_nobody_has_no_means_and_a_share_of_zero(ai_index, random_wave):
    found = profile_stages(tally_answers(random_wave(ai_index, 30)), (Decimal(0), Decimal("99.5")))
    assert found.n[0].tolist() == [0, 30, 0]
    assert found.share[0].tolist() == [0, 1, 0]
    assert np.isnan(found.means[0, 0]).all()
    assert np.isnan(found.errors[0, 0]).all()


def test_one_firm_has_means_but_no_errors(ai_index, random_wave):
    found = profile_stages(tally_answers(random_wave(ai_index, 1)), (Decimal(0),))
    assert found.stages == ("stage_1", "stage_2")
    assert not np.isnan(found.means[0, 1]).any()
    assert np.isnan(found.errors[0, 1]).all()


def test_stages_have_the_instruments_names_where_it_has_as_many(ai_index):
    assert stage_names(ai_index, 4) == ai_index.stages.names
    assert stage_names(ai_index, 3) == ("stage_1", "stage_2", "stage_3")
