"""Answers as plain data: the codes of a file with the same answers, or a DataError."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trigpoint.errors import DataError
from trigpoint.responses.model import ContentFault
from trigpoint.responses.plain import responses_of

FIRM = {
    "sector": "industry",
    "branch": "steel",
    "tools": ["vision", "ml"],
    "host": "own",
    "problems": ["a"],
    "way": "bought",
    "rating": 0,
}


def faults_of(survey, sheet, respondent="E1"):
    with pytest.raises(DataError) as caught:
        responses_of(survey, {respondent: sheet})
    return caught.value.faults


def test_sheets_become_the_codes_that_a_file_with_the_same_answers_has(survey, read):
    found = responses_of(survey, {"E1": FIRM, "E2": {"tools": ["none"], "rating": 100}})
    file = read(
        "respondent,sector,branch,tools,host,problems,way,rating\n"
        "E1,industry,steel,ml|vision,own,a,bought,0\nE2,,,none,,,,100\n"
    ).responses
    assert found.respondent.tolist() == ["E1", "E2"]
    assert {name: codes.tolist() for name, codes in found.codes.items()} == {
        name: codes.tolist() for name, codes in file.codes.items()
    }
    assert [found.codes[name].dtype for name in survey.by_id] == [
        question.dtype for question in survey.by_id.values()
    ]
    assert (found.weights, found.cohorts, found.quality) == (None, {}, file.quality)


@pytest.mark.parametrize("empty", [None, "", []])
@pytest.mark.parametrize("name", ["way", "tools", "rating"])
def test_what_is_empty_is_not_answered(survey, answers, name, empty):
    assert answers(responses_of(survey, {"E1": {name: empty}}), name) == ["-"]


def test_answers_are_checked_as_those_of_a_file_are(survey, answers):
    found = responses_of(survey, {"E1": FIRM | {"tools": ["none", "ml"], "branch": "retail"}})
    assert answers(found, "tools") == ["ml"]
    assert answers(found, "branch") == ["-"]
    assert ContentFault("branch", "contradiction", "clear", 1) in found.quality


def test_no_sheets_are_no_respondents(survey):
    assert len(responses_of(survey, {})) == 0


# the sheet, where the fault is, what it says, what is allowed
FAULTS = [
    ({"wey": "bought"}, "E1", '"wey" is no question (did you mean way?)', ""),
    ({10**5000: "bought"}, "E1", "names a question by something else than its id", ""),
    ({"way": "bougt"}, "E1, way", '"bougt" is no option (did you mean bought?)', "in_house"),
    ({"way": "Bought"}, "E1, way", '"Bought" is no option (did you mean bought?)', "in_house"),
    ({"way": "\ud800"}, "E1, way", '"\ufffd" is no option', "in_house"),
    ({"way": ["bought"]}, "E1, way", "is no option's id", "in_house"),
    ({"way": 1}, "E1, way", "is no option's id", "in_house"),
    ({"way": {}}, "E1, way", "is no option's id", "in_house"),
    ({"way": False}, "E1, way", "is no option's id", "in_house"),
    ({"tools": "ml"}, "E1, tools", "is no list of options", "none, ml, vision, not_sure"),
    ({"tools": {"ml": 1}}, "E1, tools", "is no list of options", "none, ml"),
    ({"tools": ["ml", "mll"]}, "E1, tools", '"mll" is no option (did you mean ml?)', "none, ml"),
    ({"tools": ["ml", "ml"]}, "E1, tools", '"ml" is there twice', "none, ml"),
    ({"tools": ["ml", None]}, "E1, tools", "is no option's id", "none, ml"),
    ({"tools": ["ml|vision"]}, "E1, tools", '"ml|vision" is no option', "none, ml"),
    ({"tools": ["ml"] * 5}, "E1, tools", "has 5 options", "none, ml"),
    ({"rating": 101}, "E1, rating", "is out of range", "a whole number from 0 to 100"),
    ({"rating": -1}, "E1, rating", "is out of range", "from 0 to 100"),
    ({"rating": 10**5000}, "E1, rating", "is out of range", "from 0 to 100"),
    ({"rating": 50.0}, "E1, rating", "is no whole number", "from 0 to 100"),
    ({"rating": "50"}, "E1, rating", "is no whole number", "from 0 to 100"),
    ({"rating": True}, "E1, rating", "is no whole number", "from 0 to 100"),
    ({f"q{at}": "x" for at in range(9)}, "E1", "has 9 answers", "at most 8"),
    ("way", "E1", "is no sheet of answers", "answers by question"),
]  # fmt: skip


@pytest.mark.parametrize(("sheet", "where", "what", "allowed"), FAULTS)
def test_what_cannot_be_an_answer_is_told_with_its_place(survey, sheet, where, what, allowed):
    (fault,) = faults_of(survey, sheet)
    assert fault.where == where
    assert fault.what.startswith(what)
    assert fault.allowed.startswith(allowed) or allowed in fault.allowed


def test_everything_is_told_at_once(survey):
    found = faults_of(survey, {"way": 1, "tools": ["x1", "x2"], "rating": 101, "wey": ""})
    assert [fault.where for fault in found] == [
        "E1, way",
        "E1, tools",
        "E1, tools",
        "E1, rating",
        "E1",
    ]


@pytest.mark.parametrize("respondent", ["", "=1+1", "a\tb", "x" * 101, "\ud800", (10**5000,)])
def test_an_id_is_one_that_an_answers_file_may_hold(survey, respondent):
    (fault,) = faults_of(survey, FIRM, respondent)
    assert fault.where == "respondent 1"


def test_two_ids_that_differ_by_white_space_are_the_same(survey):
    with pytest.raises(DataError, match="in several rows"):
        responses_of(survey, {"E1": FIRM, "E1 ": FIRM})


TEXTS = st.text(st.characters(categories=None), max_size=20)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(0, 9).map(lambda digit: 10 ** (4300 + digit))
    | st.floats()
    | TEXTS
    | st.sampled_from(["ml", "none", "bought", "own", "industry"]),
    lambda inner: st.lists(inner, max_size=6) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)
KEYS = st.sampled_from(["sector", "branch", "tools", "host", "problems", "way", "rating"])


@settings(max_examples=300)
@given(sheet=st.dictionaries(KEYS | TEXTS | st.integers(), VALUES, max_size=10) | VALUES)
def test_whatever_is_sent_is_coded_or_told(survey, sheet):
    try:
        found, faults = responses_of(survey, {"E1": sheet}), ()
    except DataError as refused:
        found, faults = None, refused.faults
    assert bool(found) != bool(faults)
    assert all(len(fault.where) < 60 and len(fault.what) < 200 for fault in faults)
    "".join(str(fault) for fault in faults).encode()
    for name, codes in found.codes.items() if found else ():
        assert (codes <= survey.by_id[name].missing).all()
