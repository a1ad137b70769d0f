"""The index by the answers to one of its own questions, against scores worked out firm by firm."""

from __future__ import annotations

import numpy as np
import pytest

from trigpoint.compare.depth import index_by_answer
from trigpoint.instrument.model import Instrument, Kind
from trigpoint.release.withhold import withholding
from trigpoint.responses.model import Responses
from trigpoint.scores import score
from trigpoint.tally.kernel import tally_answers
from trigpoint.tally.model import add_tallies


def found(wave: Responses, question: str):
    tally = tally_answers(wave, [question])
    return index_by_answer(tally, question, withholding(tally))


def unguarded(wave: Responses, question: str):
    """The same with nothing withheld."""
    tally = tally_answers(wave, [question])
    return index_by_answer(tally, question, lambda *_: np.zeros(len(tally.columns), dtype=bool))


def index_without(wave: Responses, question: str) -> np.ndarray:
    """Every firm's index without the indicators of a question, by its definition."""
    instrument, points = wave.instrument, score(wave).indicator_values()
    total, weights = np.zeros(len(wave)), 0.0
    for dimension in instrument.dimensions:
        own = [
            (at, float(one.weight))
            for at, one in enumerate(instrument.indicators)
            if one.dimension == dimension.id and one.question != question
        ]
        if own:
            at, weight = zip(*own, strict=True)
            total += float(dimension.weight) * np.average(points[:, at], axis=1, weights=weight)
            weights += float(dimension.weight)
    return total / weights


def by_hand(values: np.ndarray, weights: np.ndarray) -> tuple[float, float]:
    """A weighted mean and its standard error on the effective base."""
    mean, n = np.average(values, weights=weights), len(values)
    spread = np.average((values - mean) ** 2, weights=weights) * n / (n - 1)
    effective = min(n, weights.sum() ** 2 / (weights**2).sum())
    return mean, np.sqrt(spread / effective)


def scored_singles(instrument: Instrument) -> list[str]:
    scored = {one.question for one in instrument.indicators}
    return [one.id for one in instrument.questions if one.kind is Kind.SINGLE and one.id in scored]


@pytest.mark.parametrize("weighted", [False, True])
def test_both_means_are_those_of_the_firms(instrument, make_wave, weighted):
    wave = make_wave(instrument, 800, weighted=weighted)
    weights = np.ones(800) if wave.weights is None else wave.weights
    index = score(wave).index_values()
    for question in scored_singles(instrument):
        without = index_without(wave, question)
        for code, one in enumerate(unguarded(wave, question)):
            own = (wave.codes[question] == code) & ~np.isnan(index)
            assert one.option == instrument.by_id[question].options[code]
            for ours, values in ((one.index, index), (one.without, without)):
                mean, error = by_hand(values[own], weights[own])
                assert ours.base == own.sum()
                assert ours.value == pytest.approx(mean, rel=1e-4)
                assert ours.error == pytest.approx(error, rel=1e-3)
                assert ours.low < ours.value < ours.high


def test_a_dimension_of_which_nothing_is_left_is_left_out(civic_cloud, altered, make_wave):
    def keep_one(document):
        document["indicators"] = [
            one
            for one in document["indicators"]
            if one["dimension"] == "access" or one["id"] == "cloud"
        ]
        document["together"] = []

    wave = make_wave(altered(civic_cloud, keep_one), 300)
    access = score(wave).dimension_values()[:, 0]
    has = ~np.isnan(score(wave).index_values())
    for code, one in enumerate(unguarded(wave, "cloud")):
        own = (wave.codes["cloud"] == code) & has
        assert one.without.value == pytest.approx(access[own].mean())


def test_without_the_question_the_index_is_nearer_to_the_others(ai_index, make_wave):
    """Answers at random: what te4 adds to the index is all there is to see."""
    wave = make_wave(ai_index, 4000)
    spread = {
        name: np.ptp([getattr(one, name).value for one in found(wave, "te4")])
        for name in ("index", "without")
    }
    assert spread["index"] > 5 > 3 > spread["without"]


def test_options_of_few_firms_are_withheld_with_one_that_would_give_them_back(ai_index, make_wave):
    wave = make_wave(ai_index, 300, missing=0)
    wave.codes["te4"][:] = np.repeat([0, 1, 2, 3], [3, 90, 100, 107])
    hidden = [(one.index.withheld, one.without.withheld) for one in found(wave, "te4")]
    assert hidden == [(True, True), (True, True), (False, False), (False, False)]
    assert all(np.isnan(one.without.value) for one in found(wave, "te4")[:2])


def test_an_option_that_nobody_chose_has_no_means(ai_index, make_wave):
    wave = make_wave(ai_index, 300, missing=0)
    wave.codes["te4"][:] = np.arange(300) % 3
    nobody = found(wave, "te4")[3]
    assert np.isnan([nobody.index.value, nobody.without.value]).all()
    assert nobody.without.base == 0


def test_tallies_that_add_up_give_the_same(civic_cloud, make_wave):
    parts = [
        tally_answers(make_wave(civic_cloud, 200, seed=seed, weighted=True), ["tongues"])
        for seed in (1, 2, 3)
    ]
    ways = [add_tallies(*parts), add_tallies(parts[2], add_tallies(parts[1], parts[0]))]
    one, other = (index_by_answer(way, "tongues", withholding(way)) for way in ways)
    assert repr(one) == repr(other)


@pytest.mark.parametrize(
    ("counted", "question", "why"),
    [
        ([], "te4", "its columns were not counted"),
        (["te1"], "te1", "the options of a multiple overlap"),
        (["ai_department"], "ai_department", "the index does not stand on it"),
    ],
)
def test_where_there_is_no_depth_there_is_none(ai_index, make_wave, counted, question, why):
    tally = tally_answers(make_wave(ai_index, 60), counted)
    assert index_by_answer(tally, question, withholding(tally)) is None, why
