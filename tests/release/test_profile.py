"""What is shown of the firms of each stage, and what is withheld."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trigpoint.release import profile, withhold
from trigpoint.release.profile import issued_profile
from trigpoint.scores import score
from trigpoint.stages.profile import profile_stages
from trigpoint.tally.kernel import tally_answers

LEVELS = {
    "channels": ["in_person_only", "phone", "web app chat kiosk"],
    "ease": ["1", "3", "5"],
    "tongues": ["one", "two", "all_needed"],
    "backup": ["no_backup", "monthly", "tested"],
}
CUTS = [Decimal("21.5"), Decimal(60)]
PLAN = {"cloud": "pilot", "provider": "shared_centre", "exit_plan": "rehearsed"}


def firm(stage, drill=5):
    """A firm of ``civic-cloud`` that stands in a stage between ``CUTS``, asked no follow-up."""
    return {name: answers[stage] for name, answers in LEVELS.items()} | {
        "service_area": "health",
        "cloud": ["no_cloud", "no_cloud", "live"][stage],
        "provider": "own_hall" if stage == 2 else "(not asked)",
        "exit_plan": "(not asked)",
        "drill": str(drill),
    }


@pytest.fixture
def of_stages(civic_cloud, respond):
    """The tally of so many firms in each stage."""

    def made(*sizes):
        rows = [firm(stage, at % 11) for stage, size in enumerate(sizes) for at in range(size)]
        return tally_answers(respond(civic_cloud, rows))

    return made


@pytest.fixture
def no_follow_up(monkeypatch):
    """As if enough firms of every stage were asked everything."""
    monkeypatch.setattr(profile, "_surely_asked", lambda *_: np.full(3, 99))


@pytest.mark.usefixtures("no_follow_up")
def test_the_issued_means_are_those_of_the_profile_and_of_all(of_stages):
    counted = of_stages(60, 50, 40)
    found, whole = issued_profile(counted, CUTS), profile_stages(counted, CUTS)
    assert found.n.tolist() == [150, 60, 50, 40]
    assert not found.withheld.any()
    np.testing.assert_allclose(found.means[1:], whole.means[0], atol=0.05)
    of_all = np.average(whole.means[0], axis=0, weights=[60, 50, 40])
    np.testing.assert_allclose(found.means[0], of_all, atol=0.051)
    index = found.scores.index("index")
    assert (found.low < found.means)[:, index].all()
    assert (found.means < found.high)[:, index].all()


# firms in the stages, withheld stages, why
RULES = [
    ([60, 50, 40], [], "no stage is small"),
    ([60, 50, 5], [], "five firms are enough"),
    ([60, 50, 4], [1, 2], "the mean of all less the others would give the small one"),
    ([60, 2, 3], [1, 2], "two stages of five firms together are enough"),
    ([60, 1, 2], [0, 1, 2], "two of three are not"),
]


@pytest.mark.parametrize(("sizes", "hidden", "why"), RULES)
@pytest.mark.usefixtures("no_follow_up")
def test_stages_withheld(of_stages, sizes, hidden, why):
    found = issued_profile(of_stages(*sizes), CUTS)
    assert np.flatnonzero(found.withheld[1:].all(axis=1)).tolist() == hidden, why
    assert (found.withheld == found.withheld[:, :1]).all(), "every score alike"
    assert np.isnan(found.means[found.withheld]).all()
    assert (found.n[1:] == [0 if at in hidden else n for at, n in enumerate(sizes)]).all()


def test_of_fewer_than_five_firms_nothing_is_shown(ai_index, make_wave):
    found = issued_profile(tally_answers(make_wave(ai_index, 4, missing=0)), [Decimal(40)])
    assert found.withheld.all()
    assert np.isnan(found.means).all()


def test_of_nobody_there_is_nothing_to_withhold(ai_index, make_wave):
    found = issued_profile(tally_answers(make_wave(ai_index, 0)), [Decimal(40)])
    assert not found.withheld.any()
    assert np.isnan(found.means).all()


@settings(max_examples=20)
@given(n=st.integers(8, 90), seed=st.integers(0, 10_000), cut=st.integers(20, 70))
def test_a_withheld_stage_is_not_alone_and_together_they_hold_five(
    civic_cloud, make_wave, n, seed, cut
):
    counted = tally_answers(make_wave(civic_cloud, n, seed=seed))
    cuts = [Decimal(cut), Decimal(cut + 5)]
    n_by_stage = profile_stages(counted, cuts).n[0]
    for hidden in issued_profile(counted, cuts).withheld.T:
        own = n_by_stage[hidden[1:]]
        if hidden[1:].any() and not hidden[0]:
            assert np.count_nonzero(own) >= 2 or np.count_nonzero(n_by_stage) == 1
            assert own.sum() >= withhold.LEAST_TOGETHER
        assert (n_by_stage[~hidden[1:]] != 0).sum() == 0 or n_by_stage[~hidden[1:]].max() >= 5


# of forty firms below the cut points so many were asked for a plan to leave their cloud
@pytest.mark.parametrize(
    ("asked", "hidden"), [(4, {"exit_plan", "operations", "index"}), (5, set())]
)
def test_what_few_of_a_stage_were_asked_is_withheld_with_all_that_is_built_on_it(
    civic_cloud, respond, asked, hidden
):
    low, others = firm(0), [firm(stage) | PLAN for stage in (1, 1, 2)] * 10
    wave = respond(civic_cloud, [low] * (40 - asked) + [low | PLAN] * asked + others)
    placed = score(wave, tuple(CUTS)).stage
    assert np.bincount(placed).tolist() == [40, 20, 10]
    found = issued_profile(tally_answers(wave), CUTS)
    assert {found.scores[at] for at in np.flatnonzero(found.withheld.any(axis=0))} == hidden
    for name in hidden:
        assert found.withheld[:, found.scores.index(name)].tolist() == [False, True, False, True]


@settings(max_examples=20)
@given(n=st.integers(30, 90), seed=st.integers(0, 10_000), weighted=st.booleans())
def test_never_more_firms_are_taken_to_be_asked_than_were(
    civic_cloud, make_wave, n, seed, weighted
):
    wave = make_wave(civic_cloud, n, seed=seed, weighted=weighted, missing=0)
    cuts = (Decimal(40), Decimal(55))
    counted, scores = tally_answers(wave), score(wave, cuts)
    bound = profile._surely_asked(counted, profile_stages(counted, cuts), "exit_plan")
    asked = wave.codes["exit_plan"] != civic_cloud.by_id["exit_plan"].not_asked
    assert np.nanmax(bound) > 0
    for stage in range(3):
        here = np.count_nonzero(asked & (scores.stage == stage))
        assert not bound[stage] > here + 1e-9
