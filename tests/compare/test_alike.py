"""Which figures of a new version of an instrument may be compared with the old one's."""

from __future__ import annotations

import pytest

from trigpoint.compare.alike import Unlike, unlike
from trigpoint.errors import DataError


def by_id(parts, name):
    return next(part for part in parts if part["id"] == name)


def question(document, name):
    return by_id([*document["profile"], *document["questions"]], name)


def indicator(document, name):
    return by_id(document["indicators"], name)


def add_an_option(document):
    question(document, "tongues")["options"].append("four")
    indicator(document, "tongues")["key"]["points"]["four"] = 80
    indicator(document, "tongues")["steps"]["effort"]["four"] = 6


def turn_the_options_round(document):
    question(document, "tongues")["options"].reverse()


def limit_the_choices(document):
    question(document, "barriers")["max_choices"] = 3


def treat_multiples_otherwise(document):
    document["treatments"]["exclusive_with_others"] = "clear"


def ask_others(document):
    question(document, "provider")["asked_if"][0]["any_of"] = ["live"]


def score_an_answer_otherwise(document):
    indicator(document, "backup")["key"]["points"]["monthly"] = 60


def weigh_an_indicator(document):
    indicator(document, "drill")["weight"] = 1


def double_all_weights(document):
    for part in (*document["indicators"], *document["dimensions"]):
        part["weight"] = 2 * float(part.get("weight", 1))


def weigh_a_dimension(document):
    by_id(document["dimensions"], "access")["weight"] = 1


def drop_an_indicator(document):
    document["indicators"] = [one for one in document["indicators"] if one["id"] != "drill"]


def change_words_and_efforts(document):
    document["version"] = "8"
    indicator(document, "backup")["steps"]["effort"]["tested"] = 9


# what changed; questions and scores that are not comparable any more, why
CHANGES = [
    (change_words_and_efforts, {}, {}, "nothing of what answers mean"),
    (turn_the_options_round, {}, {}, "their order means nothing"),
    (double_all_weights, {}, {}, "weights are relative"),
    (
        add_an_option,
        {"tongues": "question_changed"},
        {
            "tongues": "question_changed",
            "tongues.asked": "question_changed",
            "access": "parts_changed",
            "index": "parts_changed",
        },
        "another option changes the question and all that is built on it",
    ),
    (
        limit_the_choices,
        {"barriers": "question_changed"},
        {},
        "another limit asks another question",
    ),
    (
        ask_others,
        {"provider": "question_changed", "exit_plan": "question_changed"},
        {
            "exit_plan": "question_changed",
            "exit_plan.asked": "question_changed",
            "operations": "parts_changed",
            "index": "parts_changed",
        },
        "who is asked a question is part of it, however far up that is decided",
    ),
    (
        score_an_answer_otherwise,
        {},
        {
            "backup": "key_changed",
            "backup.asked": "key_changed",
            "operations": "parts_changed",
            "index": "parts_changed",
        },
        "the answers compare, their points do not",
    ),
    (
        weigh_an_indicator,
        {},
        {"operations": "parts_changed", "index": "parts_changed"},
        "the indicators compare, what is built of them does not",
    ),
    (weigh_a_dimension, {}, {"index": "parts_changed"}, "only the index is built otherwise"),
    (
        drop_an_indicator,
        {},
        {"operations": "parts_changed", "index": "parts_changed"},
        "a dimension of fewer indicators is another one",
    ),
    (
        treat_multiples_otherwise,
        dict.fromkeys(("channels", "practices", "barriers"), "question_changed"),
        {
            "reach": "question_changed",
            "reach.asked": "question_changed",
            "access": "parts_changed",
            "index": "parts_changed",
        },
        "what is done about ticks that exclude each other changes the counts of multiples",
    ),
]


@pytest.mark.parametrize(("change", "questions", "scores", "why"), CHANGES)
def test_what_compares_after_a_change(civic_cloud, altered, change, questions, scores, why):
    changed = altered(civic_cloud, change)
    for now, then in ((changed, civic_cloud), (civic_cloud, changed)):
        assert unlike(now, then) == Unlike(questions, scores), why


def test_versions_that_mean_the_same_compare_in_everything(civic_cloud, altered):
    newer = altered(civic_cloud, change_words_and_efforts)
    assert newer.hash == civic_cloud.hash
    assert unlike(newer, civic_cloud) == Unlike()


def test_different_instruments_do_not_compare_at_all(civic_cloud, ai_index):
    with pytest.raises(DataError, match="holds answers to ai-index"):
        unlike(civic_cloud, ai_index)
