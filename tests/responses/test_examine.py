"""What a form is told of answers that are still being given."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trigpoint.errors import DataError
from trigpoint.instrument.model import Contradiction, Instrument, Kind
from trigpoint.responses.examine import AnswerFault, examine
from trigpoint.responses.plain import responses_of

FULL = {
    "sector": "industry",
    "branch": "steel",
    "tools": ["ml"],
    "way": "bought",
    "host": "cloud",
    "cloud_kind": "public",
    "problems": ["a"],
    "rating": 50,
}
ALWAYS = ["sector", "branch", "tools", "way", "problems", "rating"]

# tools  host  →  what is asked beside what everybody is asked
ASKED = [
    (None, None, []),
    (None, "cloud", []),
    (["none"], None, []),
    (["none"], "cloud", []),
    (["ml"], None, ["host"]),
    (["ml"], "own", ["host"]),
    (["ml"], "cloud", ["host", "cloud_kind"]),
    (["none", "ml"], None, ["host"]),
]


@pytest.mark.parametrize(("tools", "host", "more"), ASKED)
def test_a_question_is_asked_once_the_answer_that_routes_to_it_is_there(survey, tools, host, more):
    asked = examine(survey, {"tools": tools, "host": host}).asked
    assert [name for name in asked if name not in ALWAYS] == more
    assert [name for name in asked if name in ALWAYS] == ALWAYS


def test_questions_are_named_in_the_order_of_the_pages(survey):
    assert examine(survey, FULL).asked == survey.asking_order != tuple(survey.by_id)


def test_a_complete_sheet_has_no_fault_and_is_cleared_of_nothing(survey):
    found = examine(survey, FULL)
    assert found.faults == ()
    assert found.cleared == FULL


# what is changed in a complete sheet, and what is told of it
FAULTS = [
    ({"way": ""}, [("way", "unanswered", (), None)]),
    ({"rating": None}, [("rating", "unanswered", (), None)]),
    ({"rating": 0}, []),
    ({"host": None}, [("host", "unanswered", (), None)]),
    ({"problems": ["a", "b", "c"]}, [("problems", "over_limit", ("2",), None)]),
    (
        {"tools": ["ml", "not_sure"]},
        [("tools", "exclusive_with_others", ("none", "not_sure"), None)],
    ),
    ({"branch": "retail"}, [("branch", "not_within", ("steel",), None)]),
    (
        {"way": "none"},
        [
            ("tools", "contradiction", (), "tools_without_work"),
            ("way", "contradiction", (), "tools_without_work"),
        ],
    ),
    ({"way": "none", "tools": ["none"]}, []),
    (
        {"way": "none", "tools": ["none", "ml"], "sector": None},
        [
            ("sector", "unanswered", (), None),
            ("tools", "exclusive_with_others", ("none", "not_sure"), None),
            ("tools", "contradiction", (), "tools_without_work"),
            ("way", "contradiction", (), "tools_without_work"),
        ],
    ),
]


@pytest.mark.parametrize(("change", "told"), FAULTS)
def test_what_is_wrong_is_told_in_the_order_of_asking(survey, change, told):
    assert examine(survey, FULL | change).faults == tuple(AnswerFault(*row) for row in told)


def test_nothing_is_wrong_with_answers_that_are_not_asked_for(survey):
    """They are kept while a form is filled, in case the respondent turns back."""
    document = survey.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    (problems,) = (one for one in document["questions"] if one["id"] == "problems")
    problems["asked_if"] = [{"question": "tools", "none_of": ["none"]}]
    routing = Instrument.model_validate(document)
    found = examine(routing, FULL | {"tools": ["none"], "problems": ["a", "b", "c"]})
    assert found.faults == ()
    assert set(FULL) - set(found.cleared) == {"host", "cloud_kind", "problems"}


@pytest.mark.parametrize(
    ("sector", "choices"),
    [("industry", {"branch": ("steel",)}), ("services", {"branch": ("retail",)}), (None, {})],
)
def test_a_parents_answer_narrows_the_choices(survey, sector, choices):
    assert examine(survey, {"sector": sector}).choices == choices


def test_an_answer_that_contradicts_another_hides_no_question(survey):
    """While the respondent is told to change one of them, both pages stay as they are."""
    clearing = Contradiction.model_validate(
        survey.contradictions[0].model_dump() | {"clear": ["tools"]}
    )
    strict = survey.model_copy(update={"contradictions": (clearing,)})
    found = examine(strict, FULL | {"way": "none"})
    assert found.asked == survey.asking_order
    assert [fault.rule for fault in found.faults] == ["contradiction", "contradiction"]


def test_required_is_what_the_index_and_the_place_need_and_is_asked(ai_index):
    with_work = examine(ai_index, {"te1": ["ml"], "te4": "individual"})
    scored = {one.question for one in ai_index.indicators}
    assert with_work.required == {"industry", *scored}
    assert {"genai_how", "project_problems"} <= set(with_work.asked) - with_work.required
    without = examine(ai_index, {"te1": ["none"]})
    assert without.required == {"industry", *scored} - {"te2"}
    assert without.needed == with_work.needed == {"industry", *scored}


def test_what_decides_whether_a_scored_question_is_asked_is_required(civic_cloud):
    required = examine(civic_cloud, {"cloud": "live", "provider": "shared_centre"}).required
    assert {"provider", "exit_plan", "service_area"} <= required
    assert not {"unit", "practices", "barriers"} & required


def test_what_cannot_be_an_answer_is_told_as_elsewhere(survey):
    with pytest.raises(DataError, match="answers, way: is no option's id"):
        examine(survey, {"way": 1})


def sheets(instrument):
    """Sheets of options that exist, whatever they are worth together."""
    return st.fixed_dictionaries(
        {},
        optional={
            question.id: st.integers(question.min, question.max)
            if question.kind is Kind.RATING
            else st.lists(st.sampled_from(question.options), unique=True)
            if question.kind is Kind.MULTIPLE
            else st.sampled_from(["", *question.options])
            for question in instrument.by_id.values()
        },
    )


@pytest.mark.parametrize("name", ["survey", "ai_index", "civic_cloud"])
@given(data=st.data())
def test_a_cleared_sheet_means_the_same(request, name, data):
    instrument = request.getfixturevalue(name)
    sheet = data.draw(sheets(instrument))
    found = examine(instrument, sheet)
    before, after = (responses_of(instrument, {"E1": one}) for one in (sheet, found.cleared))
    for question in instrument.by_id:
        assert before.codes[question].tolist() == after.codes[question].tolist()
    assert examine(instrument, found.cleared) == found


@pytest.mark.parametrize("name", ["ai_index", "civic_cloud"])
@given(data=st.data())
def test_without_faults_the_library_takes_the_answers_as_they_are(request, name, data):
    instrument = request.getfixturevalue(name)
    found = examine(instrument, data.draw(sheets(instrument)))
    quality = responses_of(instrument, {"E1": found.cleared}).quality
    assert (quality == ()) == (found.faults == ())
