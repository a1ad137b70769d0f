"""A whole reconstruction of small surveys: what it meets, that it repeats, what it refuses."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest

from trigpoint.errors import DataError
from trigpoint.instrument.model import Instrument
from trigpoint.published.audit import Audit
from trigpoint.published.model import Published
from trigpoint.published.reconstruct.run import STEPS, reconstruct
from trigpoint.published.reproduce import Tag, Verdict, reproduce
from trigpoint.responses.check import check_answers
from trigpoint.responses.model import Responses
from trigpoint.scores import score


@pytest.mark.parametrize("seed", range(4))
def test_every_printed_figure_of_a_small_survey_is_met(gardens, publish, seed: int) -> None:
    printed = publish(seed, 90)
    found = reconstruct(printed, gardens, seed=seed + 10)
    rows = reproduce(printed, Audit((), printed), found.responses, score(found.responses))
    assert len(rows) > 80
    assert {row.verdict for row in rows} == {Verdict.MET}
    assert {row.tag for row in rows} == {Tag.PRINTED}


@pytest.mark.parametrize("seed", range(4))
def test_answers_obey_routing_limits_and_contradictions(gardens, publish, seed: int) -> None:
    found = reconstruct(publish(seed, 90), gardens, seed=seed).responses
    checked = check_answers(found)
    assert checked.quality == ()
    assert all((checked.codes[id_] == found.codes[id_]).all() for id_ in gardens.by_id)


def test_the_same_seed_gives_the_same_firms_and_another_seed_others(gardens, publish) -> None:
    printed = publish(1, 60)
    first, again, other = (reconstruct(printed, gardens, seed=seed) for seed in (5, 5, 6))
    assert same(first.responses, again.responses)
    assert not same(first.responses, other.responses)


def test_towns_lie_in_their_region(gardens, publish) -> None:
    codes = reconstruct(publish(2, 60), gardens, seed=1).responses.codes
    dover, south = (
        gardens.by_id["town"].position["dover"],
        gardens.by_id["region"].position["south"],
    )
    assert ((codes["town"] == dover) == (codes["region"] == south)).all()


def test_a_survey_without_stages_scores_or_profile_is_met_too(gardens, publish) -> None:
    whole = publish(3, 60)
    bare = Published(
        source=whole.source,
        columns=whole.columns,
        bases=whole.bases,
        indicators=whole.indicators,
    )
    found = reconstruct(bare, gardens, seed=1)
    rows = reproduce(bare, Audit((), bare), found.responses, score(found.responses))
    assert {row.verdict for row in rows} == {Verdict.MET}
    assert (found.responses.codes["pride"] == gardens.by_id["pride"].missing).all()


def test_progress_is_told_at_every_step(gardens, publish) -> None:
    told: list[None] = []
    reconstruct(publish(1, 60), gardens, seed=1, progress=lambda: told.append(None))
    assert len(told) >= STEPS


def test_everything_that_does_not_fit_the_instrument_is_said_at_once(
    ai_index: Instrument, publish
) -> None:
    with pytest.raises(DataError) as refused:
        reconstruct(publish(1, 60), ai_index, seed=1)
    said = str(refused.value)
    assert "north is not in the instrument" in said
    assert "compost is not in the instrument" in said
    assert "indicators.b1: is not printed, and the index rests on it" in said


def test_means_that_no_answers_give_are_refused_or_missed_openly(gardens, publish) -> None:
    whole = publish(1, 60)
    wrong = whole.model_copy(update={"dimensions": {**whole.dimensions, "soil": Decimal("3.0")}})
    found = reconstruct(wrong, gardens, seed=1)
    rows = reproduce(wrong, Audit((), wrong), found.responses, score(found.responses))
    missed = [row.where for row in rows if row.verdict is Verdict.MISSED]
    assert missed == ["dimensions.soil"]


def same(one: Responses, other: Responses) -> bool:
    codes = all(np.array_equal(one.codes[id_], other.codes[id_]) for id_ in one.codes)
    return codes and np.array_equal(one.cohorts["club"], other.cohorts["club"])
