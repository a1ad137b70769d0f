"""Adding tallies: what adds, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest

from trigpoint.errors import DataError
from trigpoint.tally.kernel import tally_answers
from trigpoint.tally.model import MAX_WEIGHT, Column, Invented, add_tallies


def test_a_tally_alone_stays_as_it_is(ai_index, random_wave, differences):
    alone = tally_answers(random_wave(ai_index, 50))
    assert differences(add_tallies(alone), alone) == []


def test_index_values_that_one_tally_lacks_are_kept_from_the_other(ai_index, random_wave):
    first = tally_answers(random_wave(ai_index, 20, seed=1)).histogram
    second = tally_answers(random_wave(ai_index, 20, seed=2)).histogram
    total = add_tallies(
        *(tally_answers(random_wave(ai_index, 20, seed=seed)) for seed in (1, 2))
    ).histogram
    values = {*first.values.tolist(), *second.values.tolist()}
    assert total.values.tolist() == sorted(values)
    for value in values:
        expected = sum(
            histogram.sums.n[0, histogram.values == value].sum() for histogram in (first, second)
        )
        assert total.sums.n[0, total.values == value] == expected


def test_tallies_of_different_instruments_are_refused(ai_index, civic_cloud, changed, random_wave):
    one = tally_answers(random_wave(ai_index, 5))
    with pytest.raises(DataError, match=r"civic-cloud 7 cannot be added to .* ai-index 2023\.1"):
        add_tallies(one, tally_answers(random_wave(civic_cloud, 5)))
    with pytest.raises(DataError, match=r"Allowed: tallies of one instrument, unchanged"):
        add_tallies(one, tally_answers(random_wave(changed, 5)))


def test_tallies_of_different_columns_are_refused_and_the_columns_named(ai_index, random_wave):
    wave = random_wave(ai_index, 5)
    without = replace(wave, cohorts={"south": wave.cohorts["south"]})
    with pytest.raises(DataError, match="cohort:members=member, cohort:members=rest"):
        add_tallies(tally_answers(wave), tally_answers(without))


def test_tallies_whose_columns_are_in_another_order_are_refused(ai_index, random_wave):
    first = tally_answers(random_wave(ai_index, 5))
    turned = replace(first, columns=first.columns[::-1])
    with pytest.raises(DataError, match="differ in columns: their order"):
        add_tallies(first, turned)


def test_a_sum_that_would_not_fit_into_64_bits_is_refused(civic_cloud, random_wave):
    heavy = replace(random_wave(civic_cloud, 800), weights=np.full(800, float(MAX_WEIGHT)))
    with pytest.raises(DataError, match="the weights sum to 1600000, which is too much"):
        add_tallies(tally_answers(heavy), tally_answers(heavy))


def test_columns_are_found_by_banner_and_answer(ai_index, random_wave):
    found = tally_answers(random_wave(ai_index, 5), ["capital"])
    at = found.column("capital", "not_given")
    assert found.columns[at] == Column("capital", "not_given")
    assert [found.columns[at].answer for at in found.banner("capital")] == [
        "up_to_100m",
        "over_100m",
        "not_given",
    ]


def test_a_sum_is_invented_where_one_of_its_parts_is_whatever_their_order(ai_index, random_wave):
    real = tally_answers(random_wave(ai_index, 20))
    one = replace(real, invented=Invented({"en": "These firms are invented"}, ("te4",)))
    other = replace(real, invented=Invented({"en": "No firm here is real"}, ("b1", "te4")))
    assert add_tallies(real, real).invented is None
    for parts in permutations((real, one, other)):
        assert add_tallies(*parts).invented == Invented(
            {"en": "No firm here is real"}, ("b1", "te4")
        )
