"""What a reconstruction tells apart among the answers to a question, and what each earns."""

from __future__ import annotations

import pytest

from trigpoint.instrument.model import Condition
from trigpoint.published.reconstruct.scales import NOT_ASKED, scale

FIVE = ("phone", "web", "app", "chat", "kiosk")


def _points(instrument, found) -> list[float]:
    return [unit / instrument.lattice.points_scale for unit in found.points.tolist()]


def test_boxes_that_earn_alike_are_only_counted(ai_index):
    for id_ in ("te1", "b4"):
        question = ai_index.by_id[id_]
        found = scale(ai_index, question)
        assert found.sets == ()
        assert found.named == question.exclusive
        assert found.levels == len(question.options)
        assert found.chosen[-1] == (), "which boxes is not known"
        assert found.ticked(found.levels - 1) == len(found.boxes)


def test_boxes_that_earn_differently_are_told_apart(civic_cloud):
    found = scale(civic_cloud, civic_cloud.by_id["channels"])
    assert found.named == ("in_person_only",)
    assert found.boxes == FIVE
    assert found.levels == 1 + 2**5 - 1
    points = dict(zip(found.chosen, _points(civic_cloud, found), strict=False))
    assert points[("in_person_only",)] == 0
    assert points[("chat",)] == 12.5
    assert points[("phone", "web")] == 40
    assert points[FIVE] == 80, "the cap"


def test_boxes_that_decide_are_told_apart(civic_cloud):
    found = scale(civic_cloud, civic_cloud.by_id["practices"])
    tested = Condition(question="practices", any_of=("restore_test",))
    others = Condition(question="practices", none_of=("restore_test", "nothing_yet"))
    assert {found.chosen[at] for at in found.holding(others)} == {
        ("second_site",),
        ("offline_copy",),
        ("second_site", "offline_copy"),
    }
    assert len(found.holding(tested)) == 4
    assert set(_points(civic_cloud, found)) == {0}


def test_a_rating_has_its_numbers_as_levels(civic_cloud):
    found = scale(civic_cloud, civic_cloud.by_id["ease"])
    assert found.named == ("1", "2", "3", "4", "5")
    assert _points(civic_cloud, found)[:-1] == [0, 25, 50, 75, 100]


@pytest.mark.parametrize(("id_", "points"), [("exit_plan", 20), ("tongues", 0)])
def test_who_is_not_asked_earns_what_the_key_says(civic_cloud, id_, points):
    assert _points(civic_cloud, scale(civic_cloud, civic_cloud.by_id[id_]))[NOT_ASKED] == points
