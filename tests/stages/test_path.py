from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from trigpoint.instrument.load import load_instrument
from trigpoint.stages.bound import groups
from trigpoint.stages.moves import Rules
from trigpoint.stages.path import answers_of, way_up

FIRM = {
    "b1": "systems", "b2": "none", "b3": "none", "b4": "not_sure", "b5": "not_sure",
    "ta1": "under_25", "ta2": "unsure", "ta3": "none", "te1": "none", "te2": "(not asked)",
    "te3": "unsure", "te4": "none",
}  # fmt: skip


def level(name, *efforts):
    """A question of options o0, o1, … worth 0, 20, 40, … with one effort for each step up."""
    options = [f"o{at}" for at in range(len(efforts) + 1)]
    question = {"id": name, "options": options}
    key = {"points": {option: 20 * at for at, option in enumerate(options)}}
    steps = {"effort": dict(zip(options[1:], efforts, strict=True))}
    return question, {"question": name, "key": key, "steps": steps}


def build(small, *parts, **more):
    questions, indicators = zip(*parts, strict=True)
    return small(questions, indicators, **more)


def way(instrument, codes, **answers):
    found = way_up(instrument, codes(instrument, **answers))
    return [(step.indicator, step.to) for step in found.steps]


def test_the_least_effort_is_taken_even_if_it_takes_more_steps(small, codes):
    # one point of the index is 3 points of an indicator: 20 needs 60 points, three steps
    one, two, three = level("one", 1, 2, 9), level("two", 3, 3, 3), level("three", 2, 8)
    instrument = build(small, one, two, three, cut_points=[20])
    assert way(instrument, codes, one="o0", two="o0", three="o0") == [
        ("one", "o1"),
        ("one", "o2"),
        ("three", "o1"),
    ]


def test_of_equal_efforts_fewer_steps_win(small, codes):
    wide = {"id": "wide", "options": ["low", "high"]}
    scored = {
        "question": "wide",
        "key": {"points": {"low": 0, "high": 40}},
        "steps": {"effort": {"high": 6}},
    }
    instrument = build(small, level("one", 3, 3), (wide, scored), cut_points=[20])
    assert way(instrument, codes, one="o0", wide="low") == [("wide", "high")]


def test_of_equal_efforts_and_steps_the_greater_gain_wins(small, codes):
    more = level("two", 5)
    more[1]["key"]["points"]["o1"] = 60
    instrument = build(small, level("one", 5), more, cut_points=[10])
    assert way(instrument, codes, one="o0", two="o0") == [("two", "o1")]


def test_of_ways_equal_in_all_the_first_in_the_instrument_wins(small, codes):
    instrument = build(small, level("one", 5), level("two", 5), cut_points=[10])
    assert way(instrument, codes, one="o0", two="o0") == [("one", "o1")]


def test_a_score_equal_to_the_cut_point_is_enough(small, codes):
    instrument = build(small, level("one", 1, 1), cut_points=[20])
    assert way(instrument, codes, one="o0") == [("one", "o1")]


def test_a_cut_point_off_the_lattice_is_reached_from_above(small, codes):
    instrument = build(small, level("one", 1, 1), cut_points=["20.01"])
    assert way(instrument, codes, one="o0") == [("one", "o1"), ("one", "o2")]


def test_points_that_come_along_are_used_and_cost_nothing(small, codes):
    one, two = level("one", 4, 1), level("two", 1, 1, 1)
    rule = {"question": "one", "leaves": "o0", "sets": {"two": "o3"}}
    instrument = build(small, one, two, together=[rule], cut_points=[40])
    found = way_up(instrument, codes(instrument, one="o0", two="o0"))
    assert [(step.indicator, step.effort) for step in found.steps] == [("one", 4)]
    assert found.steps[0].points == 20
    assert found.steps[0].gain == found.reached == 40
    assert found.steps[0].along == {"two": ("o3",)}


def test_only_indicators_whose_answers_meet_are_searched_together(small, ai_index):
    rule = {"question": "one", "leaves": "o0", "sets": {"three": "o1"}}
    parts = [level(name, 1) for name in ("one", "two", "three")]
    instrument = build(small, *parts, together=[rule])
    assert [[one.id for one in group.indicators] for group in groups(instrument)] == [
        ["one", "three"],
        ["two"],
    ]
    assert all(len(group.indicators) == 1 for group in groups(ai_index))


def test_the_top_stage_has_no_next(small, codes):
    instrument = build(small, level("one", 1), cut_points=[20])
    found = way_up(instrument, codes(instrument, one="o1"))
    assert (found.outcome, found.stage, found.cut_point, found.steps) == ("top", 1, None, ())


def test_out_of_reach_says_how_far_steps_lead(small, codes):
    instrument = build(small, level("one", 1, 1), cut_points=[10, 90])
    found = way_up(instrument, codes(instrument, one="o1"))
    assert (found.outcome, found.steps) == ("out_of_reach", ())
    assert (found.index, found.cut_point, found.reached) == (20, 90, 40)


def test_without_an_index_there_is_no_way_and_it_says_why(ai_index, respond):
    responses = respond(ai_index, [FIRM | {"ta1": None, "te3": None}])
    found = way_up(ai_index, answers_of(responses, 0))
    assert (found.outcome, found.unanswered) == ("unanswered", ("ta1", "te3"))
    assert found.index is None


def test_other_cut_points_lead_another_way(small, codes):
    instrument = build(small, level("one", 1, 1), cut_points=[20])
    answers = codes(instrument, one="o0")
    assert len(way_up(instrument, answers, [Decimal(40)]).steps) == 2


def test_a_first_technology_brings_the_least_way_of_working_along(ai_index, respond):
    cheap = {"b3": "roadmap", "te3": "full", "te4": "in_processes", "ta3": "from_5"}
    responses = respond(ai_index, [FIRM | cheap | {"ta1": "over_75", "ta2": "develop"}])
    found = way_up(ai_index, answers_of(responses, 0), [Decimal(60)])
    first = next(step for step in found.steps if step.indicator == "te1")
    assert first.given == ("none",)
    assert first.to == "generative"
    assert first.along == {"b2": ("online_service",), "te2": ("no_gpu",)}
    # one of four and one of five indicators, each dimension a third: 10 points and 25 points
    assert first.gain == Fraction(10, 12) + Fraction(25, 15)


@pytest.mark.parametrize("unadvised", ["b2", "te2"])
def test_what_describes_how_is_never_a_step(ai_index, random_wave, unadvised):
    responses = random_wave(ai_index, 40)
    for row in range(len(responses)):
        steps = way_up(ai_index, answers_of(responses, row)).steps
        assert unadvised not in {step.indicator for step in steps}


def test_every_way_of_another_instrument_leads_where_it_says(civic_cloud_folder, make_wave):
    civic = load_instrument(civic_cloud_folder)
    responses = make_wave(civic, 60, missing=0.01)
    outcomes = set()
    for row in range(len(responses)):
        way, rules = way_up(civic, answers_of(responses, row)), Rules(civic)
        outcomes.add(way.outcome)
        answers = answers_of(responses, row)
        for step in way.steps:
            answers = rules.after(answers, rules.step(answers, civic.indicator[step.indicator]))
        if way.outcome == "found":
            assert rules.index(answers) == way.reached * civic.lattice.index_scale
            assert civic.stages.cut_points[way.stage] <= way.reached
    assert outcomes == {"found", "top", "unanswered"}
