"""Faults of content: treated as the instrument declares, counted, and never a reason to stop."""

import numpy as np
import pytest

from trigpoint.instrument.model import Contradiction, Treatments
from trigpoint.responses.check import check_answers

# tools  host  cloud_kind, as given  →  as checked.  "-" is missing, "/" is not asked.
ROUTING = [
    ("ml", "cloud", "public", "→", "ml", "cloud", "public", {}),
    ("ml", "own", "-", "→", "ml", "own", "/", {}),
    ("none", "-", "-", "→", "none", "/", "/", {}),
    ("ml", "own", "public", "→", "ml", "own", "/", {"cloud_kind": "not_asked"}),
    ("none", "cloud", "public", "→", "none", "/", "/",
     {"host": "not_asked", "cloud_kind": "not_asked"}),
    ("-", "-", "-", "→", "-", "-", "-", {}),
    ("-", "cloud", "public", "→", "-", "-", "-", {"host": "clear", "cloud_kind": "clear"}),
    ("ml", "-", "private", "→", "ml", "-", "-", {"cloud_kind": "clear"}),
    ("ml", "cloud", "-", "→", "ml", "cloud", "-", {}),
]  # fmt: skip


def given(respond, survey, **answers):
    """One respondent; ``-`` is no answer."""
    return respond(survey, [{name: None if a == "-" else a for name, a in answers.items()}])


def counted(responses, *rules):
    return {fault.question: fault.treatment for fault in responses.quality if fault.rule in rules}


@pytest.mark.parametrize("row", ROUTING)
def test_not_asked_stands_exactly_where_routing_did_not_ask(respond, survey, answers, row):
    tools, host, kind, _, *after, faults = row
    checked = check_answers(given(respond, survey, tools=tools, host=host, cloud_kind=kind))

    assert [answers(checked, name)[0] for name in ("tools", "host", "cloud_kind")] == after
    assert counted(checked, "answered_not_asked") == faults


# what was ticked, the treatment, what is left
EXCLUSIVE = [
    ("none ml", "drop_exclusive", "ml"),
    ("none ml not_sure vision", "drop_exclusive", "ml vision"),
    ("none not_sure", "drop_exclusive", "-"),
    ("none ml", "keep_exclusive", "none"),
    ("none not_sure ml", "keep_exclusive", "-"),
    ("none ml", "clear", "-"),
]


@pytest.mark.parametrize(("ticked", "treatment", "left"), EXCLUSIVE)
def test_an_exclusive_option_with_others_is_treated_as_declared(
    respond, survey, answers, ticked, treatment, left
):
    declared = survey.model_copy(update={"treatments": Treatments(exclusive_with_others=treatment)})
    checked = check_answers(given(respond, declared, tools=ticked))

    assert answers(checked, "tools") == [left]
    assert counted(checked, "exclusive_with_others") == {"tools": treatment}


@pytest.mark.parametrize("ticked", ["none", "not_sure", "ml", "ml vision", "-"])
def test_an_exclusive_option_alone_is_no_fault(respond, survey, answers, ticked):
    checked = check_answers(given(respond, survey, tools=ticked))

    assert answers(checked, "tools") == [ticked]
    assert not counted(checked, "exclusive_with_others")


def test_routing_follows_the_answer_as_treated(respond, survey, answers):
    checked = check_answers(given(respond, survey, tools="none ml", host="own"))

    assert answers(checked, "host") == ["own"]


@pytest.mark.parametrize(("treatment", "left"), [("keep", "a b c"), ("clear", "-")])
def test_more_boxes_than_the_limit_are_treated_as_declared(
    respond, survey, answers, treatment, left
):
    declared = survey.model_copy(update={"treatments": Treatments(over_limit=treatment)})
    checked = check_answers(given(respond, declared, problems="a b c"))

    assert answers(checked, "problems") == [left]
    assert counted(checked, "over_limit") == {"problems": treatment}


def test_as_many_boxes_as_the_limit_are_no_fault(respond, survey):
    assert not counted(check_answers(given(respond, survey, problems="a b")), "over_limit")


def test_a_contradiction_without_clear_is_counted_and_kept(respond, survey, answers):
    checked = check_answers(given(respond, survey, tools="ml", way="none"))

    assert answers(checked, "way") == ["none"]
    assert counted(checked, "contradiction") == {"tools_without_work": "keep"}


@pytest.mark.parametrize(("tools", "way"), [("none", "none"), ("ml", "bought"), ("-", "none")])
def test_a_contradiction_needs_an_answer_to_every_question(respond, survey, tools, way):
    assert not counted(check_answers(given(respond, survey, tools=tools, way=way)), "contradiction")


def clearing(survey, *names):
    rule = survey.contradictions[0].model_dump() | {"clear": names}
    return survey.model_copy(update={"contradictions": (Contradiction(**rule),)})


def test_a_contradiction_with_clear_empties_what_it_names_and_what_followed_from_it(
    respond, survey, answers
):
    declared = clearing(survey, "tools")
    checked = check_answers(given(respond, declared, tools="ml", way="none", host="own"))

    assert answers(checked, "tools") == ["-"]
    assert answers(checked, "host") == ["-"]
    assert answers(checked, "way") == ["none"]
    assert counted(checked, "contradiction") == {"tools_without_work": "clear"}
    assert counted(checked, "answered_not_asked") == {"host": "clear"}
    assert "tools" not in counted(checked, "unanswered")


def test_an_answer_that_routing_cleared_contradicts_nothing(respond, survey):
    rule = Contradiction(
        id="x",
        when=[
            {"question": "cloud_kind", "any_of": ["public"]},
            {"question": "way", "any_of": ["none"]},
        ],
    )
    declared = survey.model_copy(update={"contradictions": (rule,)})
    checked = check_answers(given(respond, declared, tools="none", cloud_kind="public", way="none"))

    assert not counted(checked, "contradiction")


@pytest.mark.parametrize(
    ("sector", "branch", "left"),
    [
        ("industry", "steel", "steel"),
        ("industry", "retail", "-"),
        ("-", "retail", "retail"),
        ("services", "-", "-"),
    ],
)
def test_a_branch_outside_its_sector_is_cleared(respond, survey, answers, sector, branch, left):
    checked = check_answers(given(respond, survey, sector=sector, branch=branch))

    assert answers(checked, "branch") == [left]
    assert answers(checked, "sector") == [sector]
    wrong = branch != left
    assert counted(checked, "contradiction") == ({"branch": "clear"} if wrong else {})


def test_questions_left_empty_are_counted_only_where_they_were_asked(respond, survey):
    rows = [
        {"tools": ["ml"]},  # host was asked and is empty; cloud_kind depends on it
        {"tools": ["none"]},  # neither was asked
        {},  # it is not known whether host was asked
        {"tools": ["ml"], "host": "own"},
    ]
    checked = check_answers(respond(survey, rows))
    empty = {f.question: f.count for f in checked.quality if f.rule == "unanswered"}

    assert empty["tools"] == 1
    assert empty["host"] == 1
    assert "cloud_kind" not in empty
    assert empty["rating"] == 4


def test_faults_are_counted_over_all_respondents_in_the_order_of_the_instrument(respond, survey):
    rows = [{"tools": ["none", "ml"], "problems": ["a", "b", "c"]}, {"tools": ["none", "ml"]}]
    quality = check_answers(respond(survey, rows)).quality

    assert [f.question for f in quality] == sorted(
        (f.question for f in quality), key=[*survey.by_id].index
    )
    assert [f.count for f in quality if f.rule == "exclusive_with_others"] == [2]


def test_checking_twice_changes_no_code(survey, ai_index, make_wave):
    for instrument in (survey, ai_index):
        rng = np.random.default_rng(1)
        wave = make_wave(instrument, 300, seed=2)
        for question in instrument.by_id.values():  # any answers at all, obeying nothing
            codes = wave.codes[question.id]
            codes[:] = rng.integers(
                0 if question.kind != "multiple" else 1, question.not_asked, 300
            )
        once = check_answers(wave)
        twice = check_answers(once)

        for name, codes in once.codes.items():
            assert twice.codes[name].tolist() == codes.tolist(), name
            assert twice.codes[name].dtype == instrument.by_id[name].dtype


def test_the_answers_given_are_left_as_they_were(respond, survey, answers):
    before = given(respond, survey, tools="none ml", cloud_kind="public")
    check_answers(before)

    assert answers(before, "tools") == ["none ml"]
    assert answers(before, "cloud_kind") == ["public"]
