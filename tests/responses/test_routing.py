"""Whom routing passes over, and of whom that is not known."""

import pytest

from trigpoint.instrument.model import Condition
from trigpoint.responses.routing import followers, passed_over

BOTH = (
    Condition(question="tools", none_of=("none",)),
    Condition(question="way", any_of=("bought",)),
)

# tools  way  →  passed over, not known
TWO_CONDITIONS = [
    ("ml", "bought", False, False),
    ("none", "bought", True, False),
    ("ml", "in_house", True, False),
    ("none", None, True, False),
    (None, "in_house", True, False),
    ("ml", None, False, True),
    (None, "bought", False, True),
    (None, None, False, True),
]


@pytest.mark.parametrize(("tools", "way", "not_asked", "unknown"), TWO_CONDITIONS)
def test_one_condition_that_fails_settles_what_another_leaves_open(
    survey, respond, tools, way, not_asked, unknown
):
    question = survey.by_id["host"].model_copy(update={"asked_if": BOTH})
    codes = respond(survey, [{"tools": tools, "way": way}]).codes
    found = passed_over(survey, codes, question)
    assert (found.not_asked.tolist(), found.unknown.tolist()) == ([not_asked], [unknown])


def test_nobody_is_passed_over_where_everybody_is_asked(survey, respond):
    found = passed_over(survey, respond(survey, [{}, {}]).codes, survey.by_id["way"])
    assert not found.not_asked.any()
    assert not found.unknown.any()


def test_followers_come_behind_what_routes_to_them(survey):
    assert [question.id for question in followers(survey)] == ["host", "cloud_kind"]
