"""The rules of scoring as a table: an answer, what it earns, and why."""

from __future__ import annotations

import pytest

from trigpoint.scores import MISSING, indicator_points

# indicator, answer, points, why
RULES = [
    ("b1", "paper", 0, "the lowest option of a key"),
    ("b1", "data_driven", 100, "the highest"),
    ("b1", None, MISSING, "unanswered is missing, never 0"),
    ("b2", "outsourced", 25, "two options may earn the same"),
    ("b4", "privacy_governance", 15, "one box of a capped additive key"),
    ("b4", "privacy_governance transparency", 30, "boxes add up"),
    (
        "b4",
        "privacy_governance robustness_safety transparency diversity_fairness accountability "
        "human_oversight societal_wellbeing",
        100,
        "seven boxes of 15 are capped at 100",
    ),
    ("b4", "not_sure", 0, "an exclusive option is an answer that earns nothing"),
    ("b4", None, MISSING, "no box ticked is unanswered"),
    ("te1", "none", 0, "no technology applied"),
    ("te1", "ml", 10, "a box of 10"),
    (
        "te1",
        "generative ml vision nlp speech deep recommender automl edge mlops reinforcement",
        100,
        "eleven boxes of 10 are capped at 100",
    ),
    ("te2", "(not asked)", 0, "a follow-up that is not asked earns what its key declares"),
    ("te2", None, MISSING, "asked but unanswered is missing"),
    ("te4", "planning", 0, "planning earns nothing yet"),
]


@pytest.mark.parametrize(("indicator", "answer", "points", "why"), RULES)
def test_an_answer_earns(ai_index, respond, indicator, answer, points, why):
    question = ai_index.question_of(indicator)
    codes = respond(ai_index, [{question.id: answer}]).codes[question.id]
    earned = indicator_points(question, ai_index.indicator[indicator].key, codes, 1)
    assert earned.tolist() == [points], why
