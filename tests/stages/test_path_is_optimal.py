"""The way up against brute force: every sequence of steps on random small instruments."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trigpoint.responses.check import check_answers
from trigpoint.responses.model import Responses
from trigpoint.scores import score
from trigpoint.stages.moves import Rules
from trigpoint.stages.path import way_up

POINTS = (0, 20, 50, 50, 80, 100)


@st.composite
def specs(draw):
    """Up to four questions with routing, efforts and rules of what moves together."""
    questions = [draw(_question(at)) for at in range(draw(st.integers(1, 4)))]
    rules = st.lists(_together(questions), max_size=2) if len(questions) > 1 else st.just([])
    return {
        "questions": questions,
        "indicators": [draw(_indicator(question)) for question in questions],
        "together": draw(rules),
        "cut_points": sorted(draw(st.sets(st.integers(1, 100), min_size=1, max_size=3))),
    }


@st.composite
def _question(draw, at):
    kind = draw(st.sampled_from(["single", "multiple"]))
    options = [f"o{number}" for number in range(draw(st.integers(2, 4)))]
    question = {"id": f"q{at}", "kind": kind, "options": options}
    if kind == "multiple":
        question["exclusive"] = draw(st.sampled_from([[], ["o0"]]))
        question["max_choices"] = draw(st.sampled_from([None, 1]))
    if at and draw(st.booleans()):
        router = f"q{draw(st.integers(0, at - 1))}"
        question["asked_if"] = [
            {"question": router, draw(st.sampled_from(["any_of", "none_of"])): ["o0"]}
        ]
    return question


@st.composite
def _indicator(draw, question):
    free = _free(question)
    points = {option: draw(st.sampled_from(POINTS)) for option in free}
    key = {"points": points}
    if "asked_if" in question:
        key["not_asked"] = draw(st.sampled_from(POINTS))
    efforts = st.integers(1, 5)
    above = [option for option in free if points[option] > min(points.values())]
    indicator = {"question": question["id"], "weight": draw(st.integers(1, 3)), "key": key}
    if draw(st.integers(0, 3)) == 0:
        return indicator
    if question["kind"] == "multiple":
        indicator["steps"] = {"effort_each": draw(efforts)}
    elif above:
        indicator["steps"] = {"effort": {option: draw(efforts) for option in above}}
    return indicator


@st.composite
def _together(draw, questions):
    one, other = draw(st.permutations(questions))[:2]
    return {
        "question": one["id"],
        "leaves": draw(st.sampled_from(one["options"])),
        "sets": {other["id"]: draw(st.sampled_from(_free(other)))},
    }


def _free(question):
    return [one for one in question["options"] if one not in question.get("exclusive", ())]


def draw_answers(data, instrument):
    """Answers to every question that routing asks, by the words of the instrument alone."""
    chosen = {"sector": {"one"}}
    for question in instrument.questions:
        asked = all(
            (not chosen[one.question].isdisjoint(one.any_of))
            if one.any_of
            else chosen[one.question] and chosen[one.question].isdisjoint(one.none_of)
            for one in question.asked_if
        )
        free = [one for one in question.options if one not in question.exclusive]
        sets = [{one} for one in question.options]
        if question.kind == "multiple" and question.max_choices is None:
            sets.append(set(free))
            sets.append(set(free[:2]))
        chosen[question.id] = data.draw(st.sampled_from(sets)) if asked else set()
    return {name: _code(instrument.by_id[name], options) for name, options in chosen.items()}


def _code(question, options):
    if not options:
        return question.not_asked
    return (
        question.mask(options) if question.kind == "multiple" else question.position[min(options)]
    )


def brute_force(rules, answers):
    """Effort and number of steps of the cheapest way to every state that steps can reach."""
    best, open_ = {}, [(0, 0, answers)]
    while open_:
        effort, steps, state = open_.pop()
        place = tuple(state.items())
        if place in best and best[place] <= (effort, steps):
            continue
        best[place] = effort, steps
        for indicator in rules.instrument.indicators:
            move = rules.step(state, indicator)
            if move:
                open_.append((effort + move.effort, steps + 1, rules.after(state, move)))
    return {place: (cost, rules.index(dict(place))) for place, cost in best.items()}.values()


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(spec=specs(), data=st.data())
def test_no_sequence_of_steps_is_better(small, spec, data):
    instrument = small(**spec)
    answers, rules = draw_answers(data, instrument), Rules(instrument)
    way, every = way_up(instrument, answers), brute_force(rules, answers)
    scale = instrument.lattice.index_scale
    assert way.index == Fraction(rules.index(answers), scale)
    if way.outcome == "top":
        assert way.index >= instrument.stages.cut_points[-1]
        return
    enough = way.cut_point * scale
    reaching = [(*cost, -index) for cost, index in every if index >= enough]
    if reaching:
        expected = min(reaching)
        assert way.outcome == "found"
        assert (way.effort, len(way.steps), -way.reached * scale) == expected
    else:
        assert way.outcome == "out_of_reach"
        assert way.reached * scale == max(index for _, index in every)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(spec=specs(), data=st.data())
def test_the_answers_after_the_steps_are_valid_and_score_what_was_promised(small, spec, data):
    instrument = small(**spec)
    answers = draw_answers(data, instrument)
    way, rules = way_up(instrument, answers), Rules(instrument)
    for step in way.steps:
        move = rules.step(answers, instrument.indicator[step.indicator])
        assert (move.option, move.effort) == (step.to, step.effort)
        answers = rules.after(answers, move)
    assert way.effort == sum(step.effort for step in way.steps)
    if way.outcome == "found":
        assert way.reached == way.index + sum(step.gain for step in way.steps)
        assert way.reached >= way.cut_point > way.index
        after = one_respondent(instrument, answers)
        checked = check_answers(after)
        assert checked.quality == ()
        assert {name: codes.tolist() for name, codes in checked.codes.items()} == {
            name: [code] for name, code in answers.items()
        }
        assert score(after).index.tolist() == [way.reached * instrument.lattice.index_scale]


def one_respondent(instrument, answers):
    return Responses(
        instrument=instrument,
        respondent=np.array(["R0"], dtype=object),
        codes={
            name: np.array([answers[name]], dtype=question.dtype)
            for name, question in instrument.by_id.items()
        },
    )
