"""The rules of moving, each by one small case."""

from __future__ import annotations

import pytest

from trigpoint.stages.moves import Rules

STAFF = {"id": "staff", "options": ["few", "some", "many", "most"]}
STAFF_SCORED = {
    "question": "staff",
    "key": {"points": {"few": 0, "some": 40, "many": 40, "most": 100}},
    "steps": {"effort": {"many": 2, "some": 3, "most": 7}},
}
TOOLS = {
    "id": "tools",
    "kind": "multiple",
    "options": ["none", "text", "image", "sound"],
    "exclusive": ["none"],
}
TOOLS_SCORED = {"question": "tools", "key": {"each": 40, "cap": 100}, "steps": {"effort_each": 4}}
HOST = {
    "id": "host",
    "options": ["rented", "own"],
    "asked_if": [{"question": "tools", "none_of": ["none"]}],
}
HOST_SCORED = {
    "question": "host",
    "key": {"points": {"rented": 20, "own": 80}, "not_asked": 10},
    "steps": {"effort": {"own": 5}},
}
HELP = {"id": "help", "options": ["nobody", "partner", "team"]}
HELP_SCORED = {"question": "help", "key": {"points": {"nobody": 0, "partner": 30, "team": 90}}}


def step(rules, answers, indicator):
    """What the open step leads to: the option, the answer it makes, and its effort."""
    move = rules.step(answers, rules.instrument.indicator[indicator])
    return move and (move.option, move.code, move.effort)


def after(rules, answers, indicator):
    return rules.after(answers, rules.step(answers, rules.instrument.indicator[indicator]))


def test_a_step_goes_to_the_next_points_by_the_first_declared_option(small, codes):
    rules = Rules(small([STAFF], [STAFF_SCORED]))
    assert step(rules, codes(rules.instrument, staff="few"), "staff") == ("some", 1, 3)
    assert step(rules, codes(rules.instrument, staff="many"), "staff") == ("most", 3, 7)
    assert step(rules, codes(rules.instrument, staff="most"), "staff") is None


def test_of_options_with_the_same_points_one_without_effort_is_passed_over(small, codes):
    steps = {"steps": {"effort": {"many": 2, "most": 7}}}
    rules = Rules(small([STAFF], [STAFF_SCORED | steps]))
    assert step(rules, codes(rules.instrument, staff="few"), "staff") == ("many", 2, 2)


def test_an_indicator_without_steps_is_never_advised(small, codes):
    rules = Rules(small([HELP], [HELP_SCORED]))
    assert step(rules, codes(rules.instrument, help="nobody"), "help") is None


# ticked before; ticked after the step
BOXES = [
    (["none"], ["text"], "an exclusive option is dropped"),
    (["image"], ["text", "image"], "the first box not ticked, in the declared order"),
    (["text", "image"], ["text", "image", "sound"], "the last box counts up to the cap"),
    (["text", "image", "sound"], None, "nothing is left to tick"),
]


@pytest.mark.parametrize(("before", "then", "why"), BOXES)
def test_a_step_on_a_multiple_ticks_one_more_box(small, codes, before, then, why):
    instrument = small([TOOLS], [TOOLS_SCORED])
    move = step(Rules(instrument), codes(instrument, tools=before), "tools")
    assert (move and move[1:]) == (then and (instrument.by_id["tools"].mask(then), 4)), why


def test_boxes_end_at_the_cap_and_at_the_limit_of_choices(small, codes):
    capped = small([TOOLS], [TOOLS_SCORED | {"key": {"each": 40, "cap": 80}}])
    limited = small([TOOLS | {"max_choices": 2}], [TOOLS_SCORED])
    for instrument in (capped, limited):
        answers = codes(instrument, tools=["text", "sound"])
        assert step(Rules(instrument), answers, "tools") is None


def test_a_box_that_earns_nothing_is_passed_over(small, codes):
    key = {"points": {"text": 0, "image": 30, "sound": 30}}
    instrument = small([TOOLS], [TOOLS_SCORED | {"key": key}])
    assert step(Rules(instrument), codes(instrument, tools=["none"]), "tools")[0] == "image"


def test_a_follow_up_that_is_not_asked_offers_no_step(small, codes):
    rules = Rules(small([TOOLS, HOST], [TOOLS_SCORED, HOST_SCORED]))
    assert step(rules, codes(rules.instrument, tools=["none"], host=None), "host") is None


def test_a_follow_up_that_becomes_asked_starts_at_its_fewest_points(small, codes):
    rules = Rules(small([TOOLS, HOST], [TOOLS_SCORED, HOST_SCORED]))
    now = after(rules, codes(rules.instrument, tools=["none"], host=None), "tools")
    assert now == codes(rules.instrument, tools=["text"], host="rented")
    assert step(rules, now, "host") == ("own", 1, 5)


def test_a_multiple_that_becomes_asked_starts_with_nothing_that_earns(small, codes):
    tools = TOOLS | {"asked_if": [{"question": "staff", "none_of": ["few"]}]}
    scored = TOOLS_SCORED | {"key": {"each": 40, "not_asked": 0}}
    instrument = small([STAFF, tools], [STAFF_SCORED, scored])
    now = after(Rules(instrument), codes(instrument, staff="few", tools=None), "staff")
    assert now == codes(instrument, staff="some", tools=["none"])


def test_a_follow_up_that_is_no_longer_asked_falls_back(small, codes):
    idea = HOST | {"asked_if": [{"question": "staff", "any_of": ["few"]}]}
    instrument = small([STAFF, idea], [STAFF_SCORED, HOST_SCORED])
    now = after(Rules(instrument), codes(instrument, staff="few", host="own"), "staff")
    assert now == codes(instrument, staff="some", host=None)


def test_what_nobody_can_know_of_a_new_follow_up_is_taken_at_its_worst(small, codes):
    """Who hosts is not scored, and decides whether the contract, which is, is asked for."""
    contract = {
        "id": "contract",
        "options": ["oral", "written"],
        "asked_if": [{"question": "host", "any_of": ["rented"]}],
    }
    scored = {
        "question": "contract",
        "key": {"points": {"oral": 0, "written": 90}, "not_asked": 30},
        "steps": {"effort": {"written": 1}},
    }
    rules = Rules(small([TOOLS, HOST, contract], [TOOLS_SCORED, scored]))
    before = codes(rules.instrument, tools=["none"], host=None, contract=None)
    now = after(rules, before, "tools")
    assert now == codes(rules.instrument, tools=["text"], host="rented", contract="oral")
    assert step(rules, now, "contract") == ("written", 1, 1)


LEAVING = {"question": "tools", "leaves": "none", "sets": {"help": "partner", "host": "rented"}}


def together(small):
    return small([TOOLS, HOST, HELP], [TOOLS_SCORED, HOST_SCORED, HELP_SCORED], [LEAVING])


def test_what_must_move_together_moves_and_a_new_follow_up_gets_its_answer(small, codes):
    instrument = together(small)
    before = codes(instrument, tools=["none"], host=None, help="nobody")
    now = after(Rules(instrument), before, "tools")
    assert now == codes(instrument, tools=["text"], host="rented", help="partner")


def test_who_is_further_already_stays(small, codes):
    instrument = together(small)
    before = codes(instrument, tools=["none"], host=None, help="team")
    assert after(Rules(instrument), before, "tools")["help"] == before["help"]


def test_nothing_moves_along_where_the_option_was_not_left(small, codes):
    instrument = together(small)
    before = codes(instrument, tools=["text"], host="own", help="nobody")
    assert after(Rules(instrument), before, "tools") == before | {
        "tools": instrument.by_id["tools"].mask(["text", "image"])
    }


def test_one_rule_can_set_off_another(small, codes):
    chain = [
        {"question": "staff", "leaves": "few", "sets": {"help": "partner"}},
        {"question": "help", "leaves": "nobody", "sets": {"tools": "image"}},
    ]
    instrument = small([TOOLS, STAFF, HELP], [TOOLS_SCORED, STAFF_SCORED, HELP_SCORED], chain)
    before = codes(instrument, tools=["none"], staff="few", help="nobody")
    now = after(Rules(instrument), before, "staff")
    assert now == codes(instrument, tools=["image"], staff="some", help="partner")


def test_a_question_that_routing_does_not_ask_is_not_set(small, codes):
    rule = {"question": "help", "leaves": "nobody", "sets": {"host": "own"}}
    scored = HELP_SCORED | {"steps": {"effort": {"partner": 1, "team": 1}}}
    instrument = small([TOOLS, HOST, HELP], [TOOLS_SCORED, HOST_SCORED, scored], [rule])
    before = codes(instrument, tools=["none"], host=None, help="nobody")
    assert after(Rules(instrument), before, "help")["host"] == before["host"]


def test_a_box_moves_along_unless_the_limit_of_choices_is_reached(small, codes):
    rule = {"question": "staff", "leaves": "few", "sets": {"tools": "sound"}}
    for limit, then in ((1, ["text"]), (2, ["text", "sound"])):
        tools = TOOLS | {"max_choices": limit}
        instrument = small([STAFF, tools], [STAFF_SCORED, TOOLS_SCORED], [rule])
        now = after(Rules(instrument), codes(instrument, staff="few", tools=["text"]), "staff")
        assert now == codes(instrument, staff="some", tools=then)
