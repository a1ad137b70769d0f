"""How sure the stages are: what is shown, and of whom nothing is."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest

from trigpoint.release.certainty import issued_certainty
from trigpoint.scores import score
from trigpoint.stages.cuts import explained_by, optimal_partition
from trigpoint.stages.stability import bootstrap_stages, near_share
from trigpoint.tally.kernel import tally_answers

CUTS = (Decimal(40), Decimal("52.5"))


@pytest.fixture(scope="module")
def wave(ai_index, make_wave):
    return make_wave(ai_index, 120, missing=0.01, seed=5)


def test_the_figures_are_those_of_the_stages_rounded(wave):
    counted = tally_answers(wave)
    found, best = issued_certainty(counted, CUTS), optimal_partition(counted, 3)
    drawn = bootstrap_stages(score(wave, CUTS), k=3, draws=500)
    assert found.base == int(counted.histogram.sums.n[0].sum())
    np.testing.assert_allclose(found.optimal, [float(cut) for cut in best.cut_points], atol=0.051)
    np.testing.assert_allclose(found.low, drawn.low, atol=0.051)
    np.testing.assert_allclose(found.high, drawn.high, atol=0.051)
    assert found.explained == round(100 * explained_by(counted, CUTS), 1)
    assert found.most == round(100 * best.explained, 1) >= found.explained
    assert found.near == round(100 * near_share(counted, CUTS), 1)
    assert found.moved == round(100 * drawn.moved, 1)


def test_of_fewer_than_thirty_firms_nothing_is_shown(ai_index, make_wave):
    few = tally_answers(make_wave(ai_index, 29, missing=0))
    assert issued_certainty(few, CUTS) is None


def test_where_all_firms_score_alike_there_is_nothing_to_show(civic_cloud, respond):
    firm = {"channels": "web", "ease": "3", "tongues": "two", "cloud": "no_cloud"}
    firm |= {"backup": "yearly", "drill": "5", "provider": "(not asked)"}
    alike = tally_answers(respond(civic_cloud, [firm | {"exit_plan": "(not asked)"}] * 40))
    assert alike.histogram.sums.n[0].sum() == 40
    assert issued_certainty(alike, CUTS) is None


def test_with_weights_the_resampling_needs_the_scores(ai_index, make_wave):
    wave = make_wave(ai_index, 120, weighted=True, missing=0)
    counted, scores = tally_answers(wave), score(wave, CUTS)
    alone = issued_certainty(counted, CUTS)
    assert np.isnan([*alone.low, *alone.high, alone.moved]).all()
    assert not np.isnan([*alone.optimal, alone.explained, alone.near]).any()
    whole = issued_certainty(counted, CUTS, scores, wave.weights)
    drawn = bootstrap_stages(scores, wave.weights, k=3, draws=500)
    np.testing.assert_allclose(whole.low, drawn.low, atol=0.051)
    assert whole.moved == round(100 * drawn.moved, 1)
    assert whole.near == round(100 * near_share(counted, CUTS)), "no finer than a weighted share"
