"""The kernel counts what plain counting counts, exactly, however the rows are split."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trigpoint.errors import DataError, UsageError
from trigpoint.instrument.model import Kind
from trigpoint.responses import respondents
from trigpoint.responses.model import Responses
from trigpoint.scores import MISSING, score
from trigpoint.tally import kernel
from trigpoint.tally.kernel import part, tally_answers
from trigpoint.tally.model import MAX_WEIGHT, TOTAL, WEIGHT_UNIT, Column, add_tallies, capacity


def rows_of(column: Column, wave: Responses) -> list[int]:
    """The respondents of a column, found one by one."""
    everybody = range(len(wave))
    if column == TOTAL:
        return list(everybody)
    if column.banner.startswith("cohort:"):
        members = wave.cohorts[column.banner.removeprefix("cohort:")]
        return [row for row in everybody if members[row] == (column.answer == "member")]
    if column.banner.startswith("rest:"):
        members = wave.cohorts[column.banner.removeprefix("rest:")]
        own = Column(wave.instrument.banner, column.answer)
        return [row for row in rows_of(own, wave) if not members[row]]
    return [row for row in everybody if column.answer in answers(wave, column.banner, row)]


def answers(wave: Responses, name: str, row: int) -> list[str]:
    """The answers of one respondent to one question, or that there is none."""
    question, code = wave.instrument.by_id[name], int(wave.codes[name][row])
    if code == question.not_asked:
        return ["(not asked)"]
    if code == question.missing:
        return ["(missing)"]
    if question.kind is not Kind.MULTIPLE:
        return [question.answers[code]]
    return [answer for bit, answer in enumerate(question.answers) if code >> bit & 1]


def units(wave: Responses) -> list[tuple[int, int, int]]:
    """What each respondent adds to n, Σw and Σw²."""
    if wave.weights is None:
        return [(1, WEIGHT_UNIT, WEIGHT_UNIT)] * len(wave)
    weights = [round(float(weight) * WEIGHT_UNIT) for weight in wave.weights]
    return [(1, weight, (2 * weight**2 // WEIGHT_UNIT + 1) // 2) for weight in weights]


def summed(rows: list[int], of: list[tuple[int, int, int]]) -> list[int]:
    return [sum(of[row][measure] for row in rows) for measure in range(3)]


BANNERS = {
    "ai-index": ["te1", "capital"],
    "civic-cloud": ["channels", "ease"],
    "long-lists": ["pick11"],
}


@pytest.mark.parametrize("weighted", [True, False])
def test_every_answer_is_counted_as_plain_counting_does(instrument, random_wave, weighted):
    wave = random_wave(instrument, 60, weighted=weighted)
    found = tally_answers(wave, BANNERS[instrument.id])
    of = units(wave)
    for at, column in enumerate(found.columns):
        rows = rows_of(column, wave)
        size = found.size
        assert [size.n[at], size.w[at], size.ww[at]] == summed(rows, of)
        for name, sums in found.answers.items():
            given_by_row = {row: answers(wave, name, row) for row in rows}
            options = [*instrument.by_id[name].answers, "(not asked)", "(missing)"]
            for place, option in enumerate(options):
                having = [row for row in rows if option in given_by_row[row]]
                counted = [sums.n[at, place], sums.w[at, place], sums.ww[at, place]]
                assert counted == summed(having, of), (column, name, option)


@pytest.mark.parametrize("weighted", [True, False])
def test_every_score_is_summed_as_plain_summing_does(instrument, random_wave, weighted):
    wave = random_wave(instrument, 60, weighted=weighted)
    found, scores, of = tally_answers(wave), score(wave), units(wave)
    every = np.concatenate([scores.points, scores.dimensions], axis=1).tolist()
    for at, column in enumerate(found.columns):
        rows = rows_of(column, wave)
        for place, (name, moments) in enumerate(found.scores.items()):
            having = [row for row in rows if every[row][place] != MISSING]
            counted = [moments.n[at], moments.w[at], moments.ww[at]]
            assert counted == summed(having, of), (column, name)
            assert moments.wx[at] == sum(of[row][1] * every[row][place] for row in having)
            assert moments.wxx[at] == sum(of[row][1] * every[row][place] ** 2 for row in having)
        complete = [row for row in rows if scores.index[row] != MISSING]
        assert found.products[at].tolist() == products(complete, scores.points.tolist(), of)


def products(rows, points, of):
    """Σw·xᵢ·xⱼ with x₀ = 1."""
    having = [(of[row][1], [1, *points[row]]) for row in rows]
    size = 1 + len(points[0])
    return [
        [sum(weight * x[i] * x[j] for weight, x in having) for j in range(size)]
        for i in range(size)
    ]


def test_the_histogram_holds_every_index_value_with_its_scores(instrument, random_wave):
    wave = random_wave(instrument, 60, empty=0.01)
    found, scores, of = tally_answers(wave), score(wave), units(wave)
    histogram = found.histogram
    every = np.concatenate([scores.points, scores.dimensions], axis=1).tolist()
    assert histogram.values.tolist() == sorted(set(scores.index.tolist()) - {MISSING})
    for at, column in enumerate(found.columns):
        for place, value in enumerate(histogram.values):
            rows = [row for row in rows_of(column, wave) if scores.index[row] == value]
            sums = histogram.sums
            counted = [sums.n[at, place], sums.w[at, place], sums.ww[at, place]]
            assert counted == summed(rows, of)
            for score_at in range(len(every[0])):
                wx = sum(of[row][1] * every[row][score_at] for row in rows)
                wxx = sum(of[row][1] * every[row][score_at] ** 2 for row in rows)
                assert histogram.wx[at, place, score_at] == wx
                assert histogram.wxx[at, place, score_at] == wxx


def test_the_columns_are_the_total_the_banners_and_the_cohorts_in_this_order(
    civic_cloud, random_wave
):
    found = tally_answers(random_wave(civic_cloud, 9), ["cloud", "service_area", "cloud"])
    assert [f"{column.banner}={column.answer}" for column in found.columns] == [
        "total=total",
        *(f"service_area={area}" for area in civic_cloud.by_id["service_area"].options),
        "cloud=live",
        "cloud=pilot",
        "cloud=no_cloud",
        "cohort:members=member",
        "cohort:members=rest",
        *(f"rest:members={area}" for area in civic_cloud.by_id["service_area"].options),
        "cohort:south=member",
        "cohort:south=rest",
        *(f"rest:south={area}" for area in civic_cloud.by_id["service_area"].options),
    ]


def test_without_weights_everybody_weighs_one(instrument, random_wave, differences):
    plain = random_wave(instrument, 80, weighted=False)
    ones = replace(plain, weights=np.ones(80))
    assert differences(tally_answers(plain), tally_answers(ones)) == []


@settings(max_examples=20)
@given(data=st.data())
def test_any_split_in_any_order_gives_the_same_tally(
    ai_index, random_wave, differences, data: st.DataObject
):
    n = data.draw(st.integers(0, 60))
    wave = random_wave(ai_index, n, seed=data.draw(st.integers(0, 99)), empty=0.02)
    order = np.array(data.draw(st.permutations(range(n))), dtype=np.intp)
    cuts = sorted(data.draw(st.lists(st.integers(0, n), max_size=4)))
    mixed = taken(wave, order)
    edges = [0, *cuts, n]
    parts = [tally_answers(part(mixed, slice(*ends))) for ends in pairwise(edges)]
    while len(parts) > 1:
        first = parts.pop(data.draw(st.integers(0, len(parts) - 1)))
        second = parts.pop(data.draw(st.integers(0, len(parts) - 1)))
        parts.append(add_tallies(first, second))
    assert differences(parts[0], tally_answers(wave)) == []


def taken(wave: Responses, rows) -> Responses:
    return replace(
        wave,
        respondent=wave.respondent[rows],
        codes={name: codes[rows] for name, codes in wave.codes.items()},
        weights=wave.weights[rows],
        cohorts={name: members[rows] for name, members in wave.cohorts.items()},
    )


def test_blocks_of_any_size_give_the_same_tally(
    ai_index, random_wave, differences, monkeypatch: pytest.MonkeyPatch
):
    wave = random_wave(ai_index, 400)
    whole = tally_answers(wave, ["capital"])
    monkeypatch.setattr(kernel, "_BLOCK", 37)
    assert differences(tally_answers(wave, ["capital"]), whole) == []


def test_sums_stay_exact_where_floating_point_would_round(civic_cloud, random_wave):
    wave = replace(random_wave(civic_cloud, 1300, empty=0), weights=np.full(1300, 999.99999))
    points, weight = score(wave).points.astype(object), units(wave)[0][1]
    asked = points[score(wave).index != MISSING]
    exact = (asked.T @ asked) * weight
    assert exact.max() > 2**53
    assert tally_answers(wave).products[0, 1:, 1:].tolist() == exact.tolist()


def test_answers_stay_exact_for_many_firms_with_weights_near_the_largest(ai_index, random_wave):
    n = 20_000
    weights = MAX_WEIGHT - np.random.default_rng(4).random(n)
    wave = replace(random_wave(ai_index, n), weights=weights)
    sums, of = tally_answers(wave).answers["b1"], units(wave)
    for place in range(len(ai_index.by_id["b1"].answers)):
        having = np.flatnonzero(wave.codes["b1"] == place).tolist()
        counted = [sums.n[0, place], sums.w[0, place], sums.ww[0, place]]
        assert counted == summed(having, of)


def test_a_wave_of_nobody_has_a_tally_of_zeros(instrument, random_wave):
    found = tally_answers(random_wave(instrument, 0))
    assert found.size.n.tolist() == [0] * len(found.columns)
    assert len(found.histogram.values) == 0
    assert not found.products.any()


@pytest.mark.parametrize("weight", [-0.001, MAX_WEIGHT + 1, np.nan, np.inf])
def test_a_weight_that_cannot_be_counted_is_refused(ai_index, random_wave, weight):
    wave = random_wave(ai_index, 5)
    wave.weights[3] = weight
    with pytest.raises(DataError, match="from 0 to 1000"):
        tally_answers(wave)


def test_readers_and_the_tally_agree_on_the_largest_weight():
    assert respondents.MAX_WEIGHT == MAX_WEIGHT


def test_weights_whose_sums_would_not_fit_are_refused_with_the_bound(civic_cloud, random_wave):
    most = capacity(civic_cloud) // WEIGHT_UNIT
    wave = random_wave(civic_cloud, most // MAX_WEIGHT + 1)
    wave.weights[:] = MAX_WEIGHT
    with pytest.raises(DataError, match=f"at most {most} with this instrument"):
        tally_answers(wave)


def test_just_under_the_bound_no_sum_has_left_64_bits(civic_cloud, random_wave):
    best = random_wave(civic_cloud, capacity(civic_cloud) // WEIGHT_UNIT // MAX_WEIGHT, empty=0)
    best.weights[:] = MAX_WEIGHT
    found = tally_answers(best)
    assert all((sums >= 0).all() for sums in (found.histogram.wxx, found.products))
    dimensions = [dimension.id for dimension in civic_cloud.dimensions]
    squares = (score(best).dimensions.astype(object) ** 2 * MAX_WEIGHT * WEIGHT_UNIT).sum(axis=0)
    assert [found.scores[name].wxx[0] for name in dimensions] == squares.tolist()


def test_a_banner_that_does_not_exist_is_refused_with_those_that_do(ai_index, random_wave):
    with pytest.raises(UsageError, match=r"named shoe_size. Allowed: industry, "):
        tally_answers(random_wave(ai_index, 2), ["shoe_size"])
