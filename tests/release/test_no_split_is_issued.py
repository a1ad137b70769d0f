"""A release could have been made without knowing which firm is in which withheld column.

Firms change places between the withheld columns of a banner, answers, weights and all: not one
issued figure may move. So nobody learns more from the release than from the columns taken together.
"""

from __future__ import annotations

import numpy as np
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from trigpoint.errors import UsageError
from trigpoint.release import withhold
from trigpoint.release.issue import make_release
from trigpoint.tally.kernel import tally_answers

waves = st.fixed_dictionaries(
    {
        "n": st.integers(8, 90),
        "seed": st.integers(0, 10_000),
        "weighted": st.booleans(),
        "missing": st.sampled_from([0, 0.03, 0.2]),
        "cohorts": st.sampled_from([{}, {"x": 0.04}, {"x": 0.03, "y": 0.9}]),
    }
)
BY = st.sampled_from([(), ("staff",), ("unit",), ("unit", "staff")])


def change_places(wave, counted, rng) -> None:
    """Shuffle who is in which withheld column, without changing how many are in each."""
    hidden = withhold.withholding(counted).everywhere
    instrument = wave.instrument
    for group in withhold.groups_of(counted):
        banner = counted.columns[group.parts[0]].banner
        names = [counted.columns[at].answer for at in group.parts if hidden[at]]
        if banner.startswith("cohort:"):
            if names:
                _within_areas(wave.cohorts[banner.removeprefix("cohort:")], wave, rng)
            continue
        question = instrument.by_id[banner]
        if question.parent and group.whole == 0:
            continue
        moving = np.isin(wave.codes[banner], [question.position[name] for name in names])
        order = rng.permutation(moving.sum())
        for column in instrument.profile:
            if column.id == banner or column.parent == banner:
                codes = wave.codes[column.id]
                codes[moving] = codes[moving][order]


def _within_areas(members, wave, rng) -> None:
    """Others become the members: as many in every area, for how many there are is no secret."""
    areas = wave.codes[wave.instrument.banner]
    for area in np.unique(areas):
        members[areas == area] = rng.permutation(members[areas == area])


@settings(max_examples=25)
@given(wave=waves, by=BY)
def test_no_figure_depends_on_the_split_of_withheld_columns(civic_cloud, make_wave, wave, by):
    responses = make_wave(civic_cloud, **wave)
    counted = tally_answers(responses, by)
    try:
        before = make_release(counted, members=responses.cohorts)
    except UsageError:  # cohorts that few firms tell apart
        reject()
    change_places(responses, counted, np.random.default_rng(wave["seed"]))
    after = make_release(tally_answers(responses, by), members=responses.cohorts)
    for name, part in before.parts().items():
        assert after.parts()[name].equals(part), name


def test_the_property_bites_where_a_share_among_a_column_is_the_share_of_a_row(
    civic_cloud, make_wave, monkeypatch
):
    """The share of a tiny area among large units is the share of large units in that area."""
    responses = make_wave(civic_cloud, 60, seed=11, missing=0)
    area, staff = civic_cloud.by_id["service_area"], responses.codes["staff"]
    responses.codes["service_area"][:] = [0] * 50 + [area.position["housing"]] * 3 + [4] * 7
    staff[50:] = [0, 0, 0, 1, 1, 1, 1, 1, 1, 1]
    staff[:50] = np.arange(50) % 2

    def split_shows() -> bool:
        counted = tally_answers(responses, ["staff"])
        before = make_release(counted).tables
        codes = responses.codes["service_area"]
        codes[[50, 55]] = codes[[55, 50]]
        after = make_release(tally_answers(responses, ["staff"])).tables
        codes[[50, 55]] = codes[[55, 50]]
        return not after.equals(before)

    assert not split_shows()
    monkeypatch.setattr(withhold.Withholding, "_own_column", lambda *_: None)
    assert split_shows()
