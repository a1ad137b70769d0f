"""A cohort against the rest, and what of its lead is left once both have the same mix."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import ttest_ind

from trigpoint.compare.cohort import cohort_leads
from trigpoint.compare.difference import LEVEL, Reason, State
from trigpoint.compare.standard import Standard
from trigpoint.errors import UsageError
from trigpoint.release.policy import LEAST_BASE
from trigpoint.release.withhold import withholding
from trigpoint.responses.model import Responses
from trigpoint.scores import score
from trigpoint.tally.columns import REST
from trigpoint.tally.kernel import tally_answers
from trigpoint.tally.model import Tally, add_tallies


def leads(tally: Tally):
    found = cohort_leads(tally, "club", withheld=withholding(tally), least=LEAST_BASE)
    return {one.score: one for one in found}


def standards(tally: Tally):
    """Every lead that can be parted, where nothing is kept back."""
    nothing = np.zeros(len(tally.columns), dtype=bool)
    found = cohort_leads(tally, "club", withheld=lambda *_: nothing, least=1)
    parted = [one for one in found if isinstance(one.standard, Standard)]
    assert parted
    return parted


def scores_of(wave: Responses) -> dict[str, np.ndarray]:
    """Every score of every firm, NaN where it has none."""
    own, instrument = score(wave), wave.instrument
    names = ["index", *(one.id for one in instrument.dimensions), *instrument.indicator]
    values = [own.index_values()[:, None], own.dimension_values(), own.indicator_values()]
    return dict(zip(names, np.concatenate(values, axis=1).T, strict=True))


def test_members_are_compared_with_all_others_as_welch_does(instrument, make_wave):
    wave = make_wave(instrument, 500, cohorts={"club": 0.3})
    found = leads(tally_answers(wave))
    assert list(found) == list(scores_of(wave))
    for name, values in scores_of(wave).items():
        has, club = ~np.isnan(values), wave.cohorts["club"]
        members, rest = values[has & club], values[has & ~club]
        theirs, ours = ttest_ind(members, rest, equal_var=False), found[name].difference
        assert (found[name].members.base, found[name].rest.base) == (len(members), len(rest))
        assert ours.value == pytest.approx(members.mean() - rest.mean())
        assert ours.p == pytest.approx(theirs.pvalue)
        assert (ours.low, ours.high) == pytest.approx(tuple(theirs.confidence_interval()))


def test_indicators_are_tested_together(ai_index, make_wave):
    wave = make_wave(ai_index, 600, cohorts={"club": 0.5})
    values = scores_of(wave)["te1"]
    wave.cohorts["club"][:] = (values > np.nanmedian(values)) | (np.arange(600) % 5 == 0)
    found = leads(tally_answers(wave))
    assert found["te1"].state is State.UP
    for one in (found[name] for name in ai_index.indicator):
        beyond = one.difference.p < LEVEL / len(ai_index.indicators)
        assert (one.state is not State.WITHIN_NOISE) == beyond


def by_hand(wave: Responses, values: np.ndarray, weights: np.ndarray):
    """R*, its variance, the part within and its variance, stratum by stratum."""
    strata = wave.codes[wave.instrument.banner]
    has, club = ~np.isnan(values), wave.cohorts["club"]
    whole = weights[has & club].sum()
    figures = np.zeros(4)
    for stratum in np.unique(strata[has & club]):
        here = has & (strata == stratum)
        share = weights[here & club].sum() / whole
        (own, own_error), (other, error) = (
            mean_and_squared_error(values[here & part], weights[here & part])
            for part in (club, ~club)
        )
        figures += share * other, share**2 * error, share * (own - other), 0
        figures[3] += share**2 * (own_error + error)
    return figures


def mean_and_squared_error(values, weights):
    mean, n = np.average(values, weights=weights), len(values)
    spread = np.average((values - mean) ** 2, weights=weights) * n / (n - 1)
    return mean, spread * (weights**2).sum() / weights.sum() ** 2


@pytest.mark.parametrize("weighted", [False, True])
def test_the_rest_is_standardised_to_the_members_mix(instrument, make_wave, weighted):
    wave = make_wave(instrument, 4000, cohorts={"club": 0.4}, weighted=weighted)
    weights = np.ones(4000) if wave.weights is None else np.rint(wave.weights * 65536) / 65536
    found = leads(tally_answers(wave))
    for name, values in scores_of(wave).items():
        mean, squared, within, within_squared = by_hand(wave, values, weights)
        ours = found[name].standard
        assert ours.standardised.value == pytest.approx(mean)
        assert ours.standardised.error == pytest.approx(np.sqrt(squared), rel=1e-4)
        assert ours.within.value == pytest.approx(within)
        assert ours.within.error == pytest.approx(np.sqrt(within_squared), rel=1e-4)
        assert ours.mix == pytest.approx(mean - found[name].rest.value)


def test_members_of_one_industry_are_compared_with_that_industry(ai_index, make_wave):
    wave = make_wave(ai_index, 600, missing=0, cohorts={"club": 0.4})
    ict = wave.codes["industry"] == 0
    wave.cohorts["club"] &= ict
    index, club = scores_of(wave)["index"], wave.cohorts["club"]
    has = ict & ~np.isnan(index)
    one = leads(tally_answers(wave))["index"]
    theirs = ttest_ind(index[has & club], index[has & ~club], equal_var=False)
    assert one.standard.standardised.value == pytest.approx(index[has & ~club].mean())
    assert one.standard.within.p == pytest.approx(theirs.pvalue)
    interval = one.standard.within.low, one.standard.within.high
    assert interval == pytest.approx(tuple(theirs.confidence_interval()))


def test_under_thirty_members_nothing_is_tested_and_intervals_stay(ai_index, make_wave):
    wave = make_wave(ai_index, 400, missing=0, cohorts={"club": 0.4})
    members = np.flatnonzero(wave.codes["industry"] == 0)[:29]
    wave.cohorts["club"][:] = np.isin(np.arange(400), members)
    for one in leads(tally_answers(wave)).values():
        assert (one.state, one.within) == (State.UNTESTED, State.UNTESTED)
        for difference in (one.difference, one.standard.within):
            assert difference.reason is Reason.SMALL_BASE
            assert difference.low < difference.value < difference.high


def test_four_members_are_withheld_with_everything_about_them(ai_index, make_wave):
    wave = make_wave(ai_index, 400, cohorts={"club": 0.4})
    wave.cohorts["club"][:] = np.arange(400) < 4
    for one in leads(tally_answers(wave)).values():
        assert (one.state, one.within) == (State.WITHHELD, State.WITHHELD)
        assert one.standard is Reason.WITHHELD
        assert np.isnan(one.members.value)
        assert np.isnan(one.rest.value)


def test_a_tally_that_does_not_part_the_rest_gives_the_plain_lead(ai_index, make_wave):
    tally = tally_answers(make_wave(ai_index, 300, cohorts={"club": 0.4}))
    renamed = [
        replace(one, banner="old") if one.banner.startswith(REST) else one for one in tally.columns
    ]
    one = leads(replace(tally, columns=tuple(renamed)))["index"]
    assert one.standard is Reason.NOT_COUNTED
    assert one.within is State.NOT_COMPARABLE
    assert one.state is not State.NOT_COMPARABLE


def test_a_cohort_that_was_not_counted_is_refused(ai_index, make_wave):
    with pytest.raises(UsageError, match="club: no firm was counted"):
        leads(tally_answers(make_wave(ai_index, 50)))


@pytest.mark.slow
def test_where_nothing_differs_few_are_called_up_or_down(ai_index, make_wave):
    """Firms change places at random, so that every lead is chance; 5 % of 200 draws are 10.

    The members of three industries are as few as may be told of.
    """
    cells = np.repeat(range(8), [14, 7, 6, 5, 60, 50, 60, 58])
    wave = make_wave(ai_index, len(cells), seed=3, missing=0)
    random, called = np.random.default_rng(1), np.zeros(2)
    nothing = np.zeros(11, dtype=bool)
    for _ in range(200):
        order = random.permutation(len(cells))
        codes = {name: own[order] for name, own in wave.codes.items()}
        codes["industry"] = (cells % 4).astype(np.uint8)
        tally = tally_answers(replace(wave, codes=codes, cohorts={"club": cells < 4}))
        index = cohort_leads(tally, "club", withheld=lambda *_: nothing, least=1)[0]
        called += [one in (State.UP, State.DOWN) for one in (index.state, index.within)]
    assert ((called > 2) & (called < 20)).all()


waves = st.fixed_dictionaries(
    {"n": st.integers(150, 400), "seed": st.integers(0, 500), "weighted": st.booleans()}
)


@settings(max_examples=20)
@given(wave=waves)
def test_the_two_parts_make_the_lead(civic_cloud, make_wave, wave):
    tally = tally_answers(make_wave(civic_cloud, missing=0, cohorts={"club": 0.4}, **wave))
    for one in standards(tally):
        parts = one.standard.mix + one.standard.within.value
        assert parts == pytest.approx(one.difference.value)


@settings(max_examples=20)
@given(wave=waves)
def test_standardised_to_its_own_mix_the_rest_stays_what_it_is(civic_cloud, make_wave, wave):
    """Every firm stands once among the members and once among the rest."""
    for one in standards(tally_answers(twins(make_wave(civic_cloud, **wave)))):
        assert one.standard.mix == pytest.approx(0, abs=1e-9)
        assert one.standard.within.value == pytest.approx(0, abs=1e-9)
        assert one.standard.standardised.value == pytest.approx(one.rest.value)


def twins(wave: Responses) -> Responses:
    n = len(wave)
    return Responses(
        instrument=wave.instrument,
        respondent=np.array([f"R{at}" for at in range(2 * n)], dtype=object),
        codes={name: np.tile(codes, 2) for name, codes in wave.codes.items()},
        weights=None if wave.weights is None else np.tile(wave.weights, 2),
        cohorts={"club": np.arange(2 * n) < n},
    )


@settings(max_examples=10)
@given(seeds=st.lists(st.integers(0, 99), min_size=2, max_size=3))
def test_tallies_in_any_order_give_the_same_leads(civic_cloud, make_wave, seeds):
    parts = [
        tally_answers(make_wave(civic_cloud, 90, seed=seed, cohorts={"club": 0.5}))
        for seed in seeds
    ]
    assert repr(leads(add_tallies(*parts))) == repr(leads(add_tallies(*reversed(parts))))
