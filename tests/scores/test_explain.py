from __future__ import annotations

from fractions import Fraction

import pytest

from trigpoint.errors import DataError
from trigpoint.scores import explain, score

FIRM = {
    "b1": "systems", "b2": "outsourced", "b3": "announced", "b4": "transparency",
    "b5": "not_sure", "ta1": "from_25", "ta2": "training", "ta3": "from_5", "te1": "ml nlp",
    "te2": "own_hosts", "te3": "partial", "te4": "individual",
}  # fmt: skip


def test_contributions_sum_to_the_index_and_weights_to_one(ai_index, respond):
    responses = respond(ai_index, [FIRM])
    explanation = explain(responses, "R0")
    index = Fraction(int(score(responses).index[0]), ai_index.lattice.index_scale)
    assert sum(reason.contribution for reason in explanation.reasons) == index == explanation.index
    assert sum(reason.weight for reason in explanation.reasons) == 1


def test_every_better_answer_adds_exactly_what_is_said(ai_index, respond):
    explanation = explain(respond(ai_index, [FIRM]), "R0")
    for reason in explanation.reasons:
        question = ai_index.question_of(reason.indicator)
        for better in reason.better:
            added = better.answer
            if question.kind == "multiple":
                kept = [one for one in reason.answer if one not in question.exclusive]
                added = [*kept, better.answer]
            moved = explain(respond(ai_index, [FIRM | {question.id: added}]), "R0")
            assert moved.index - explanation.index == better.gain


def test_options_that_earn_no_more_are_not_called_better(ai_index, respond):
    reasons = {r.indicator: r for r in explain(respond(ai_index, [FIRM]), "R0").reasons}
    assert reasons["ta3"].better == ()
    assert [better.answer for better in reasons["te4"].better] == ["in_processes"]


def test_the_way_to_the_next_cut_point_is_stated(ai_index, respond):
    explanation = explain(respond(ai_index, [FIRM]), "R0")
    assert explanation.index + explanation.to_next == Fraction("47.9")
    assert explanation.stage == "conscious"


def test_a_missing_answer_is_explained_as_missing(ai_index, respond):
    explanation = explain(respond(ai_index, [FIRM | {"ta1": None}]), "R0")
    reason = next(r for r in explanation.reasons if r.indicator == "ta1")
    assert (reason.state, reason.points, reason.better) == ("missing", None, ())
    assert (explanation.index, explanation.stage, explanation.to_next) == (None, None, None)


def test_an_unknown_respondent_is_refused(ai_index, respond):
    with pytest.raises(DataError, match="respondent R9: is not among the answers"):
        explain(respond(ai_index, [FIRM]), "R9")


def test_what_says_how_a_firm_works_is_not_advised(ai_index, respond):
    reasons = explain(respond(ai_index, [FIRM]), "R0").reasons
    assert [reason.indicator for reason in reasons if not reason.advised] == ["b2", "te2"]
