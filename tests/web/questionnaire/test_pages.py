"""The pages of questions, as somebody fills them in without scripts."""

from __future__ import annotations

import pytest

from tests.web.questionnaire.conftest import SHEET, Visitor
from trigpoint_web.questionnaire.models import Draft
from trigpoint_web.waves.services import instrument_of

pytestmark = pytest.mark.django_db

TECHNOLOGY = {"te1": ["ml"], "b2": "outsourced", "te2": "no_gpu"}


@pytest.fixture
def at(visitor):
    """The visitor, at a page reached without answering."""

    def reached(section: str) -> Visitor:
        visitor.begin()
        return visitor.open(visitor.address_of(f"page/{section}/"))

    return reached


def test_every_question_of_the_instrument_is_on_its_page_once(visitor, wave, pages):
    instrument = instrument_of(wave.instrument)
    sections = {one.id: list(one.questions) for one in instrument.sections}
    visitor.begin()
    for section in pages(visitor):
        assert visitor.questions == sections.pop(section)
        assert all(visitor.find(f"//*[@name='{one}']") for one in visitor.questions)
    assert not sections


def test_every_question_of_another_instrument_too(civic, visitor, pages):
    visitor.begin()
    seen = []
    for _ in pages(visitor):
        seen += visitor.questions
    assert tuple(seen) == instrument_of(civic.instrument).asking_order
    assert "Civic" in visitor.page.text_content()


def test_what_the_instrument_says_in_another_language_is_marked_as_that_language(civic, visitor):
    visitor.begin()
    assert visitor.find("//html")[0].get("lang") == "zh-Hant-TW"
    assert visitor.find("//h1/ancestor::*[@lang][1]")[0].get("lang") == "en"
    question = visitor.find("//*[@data-question='service_area']//*[@lang]")[0]
    assert question.get("lang") == "en"


def test_what_is_said_of_it_is_marked_as_in_the_language_of_the_page(civic, visitor):
    visitor.begin().send({}, "next")
    [wrong] = {one.get("lang") for one in visitor.find("//*[@class='govuk-error-message']")}
    assert wrong == "zh-hant"


def test_answers_all_the_way_are_saved_and_going_back_and_forward_loses_none(visitor):
    visitor.begin().answer_all()
    assert visitor.draft.sheet == SHEET
    visitor.open(visitor.address_of("page/self_rating/"))
    while visitor.find("//button[@value='back']"):
        visitor.send({}, "back")
    assert visitor.address.endswith("/company/")
    while not visitor.address.endswith("/review/"):
        visitor.send({}, "next")
    assert visitor.draft.sheet == SHEET


@pytest.mark.parametrize("go", ["back", "save", "language", "skip", "next", "", "nonsense"])
def test_every_button_saves_the_page(at, go):
    visitor = at("data")
    visitor.send({"b1": "paper", "te3": "full"}, go)
    assert visitor.draft.sheet == {"b1": "paper", "te3": "full"}


def test_the_other_language_is_one_button_away_and_the_same_page_is_filled_in_as_it_was(at):
    visitor = at("data")
    visitor.send({"b1": "paper"}, "language")
    there = visitor.find("//button[@value='language']")[0].get("formaction")
    assert there == f"/en{visitor.address}"
    filled = visitor.filled() | {"go": "language", "te3": "full"}
    visitor.open(visitor.client.post(there, filled)["Location"])
    assert visitor.title == "Digitalisation and data"
    assert {k: visitor.filled()[k] for k in ("b1", "te3")} == {"b1": ["paper"], "te3": ["full"]}
    assert visitor.draft.language == "en"


@pytest.mark.parametrize(
    ("typed", "saved"), [("0", 0), ("100", 100), (" ７５ ", 75), ("", None), ("007", None)]
)
def test_a_number_is_read_as_people_type_it(at, typed, saved):
    assert at("self_rating").send({"self_tools": typed}).draft.sheet.get("self_tools") == saved


@pytest.mark.parametrize("typed", ["101", "-1", "3.5", "many", "5" * 400, "=1+1", "<b>5</b>"])
def test_a_wrong_number_is_no_answer_and_is_shown_again_beside_its_message(at, typed):
    visitor = at("self_rating").send({"self_tools": typed, "self_risk": "5"}, "next")
    assert visitor.draft.sheet == {"self_risk": 5}
    assert visitor.filled()["self_tools"] == [typed[:40]]
    assert visitor.beside("self_tools") == "請填0到100的整數。"
    assert visitor.summary == {"#self_tools": "自評：AI工具的使用：請填0到100的整數。"}
    visitor.send({}, "back").open(visitor.address_of("page/self_rating/"))
    assert visitor.filled()["self_tools"] == [typed[:40]]
    visitor.send({"self_tools": "7"}, "next")
    assert visitor.draft.sheet == {"self_tools": 7, "self_risk": 5}
    assert visitor.draft.unfit == {}


WRONG = [
    ("data", {"b5": ["quality", "not_sure"]}, {"b5": "「不清楚」不能和其他選項一起選，請擇一。"}),
    (
        "challenges",
        {"management_challenges": ["talent", "cost", "culture", "other"]},
        {"management_challenges": "最多選3項，請取消多選的項目。"},
    ),
    (
        "company",
        {"industry": "ict", "subsector": "construction"},
        {"subsector": "請選一項屬於「資訊與通訊科技（ICT）」的類別。"},
    ),
]


@pytest.mark.parametrize(("section", "answers", "told"), WRONG, ids=["alone", "limit", "within"])
def test_what_breaks_a_rule_is_no_answer_and_is_shown_again_beside_its_message(
    at, section, answers, told
):
    visitor = at(section).send(answers, "next")
    (question, sentence), = told.items()  # fmt: skip
    assert visitor.address.endswith(f"/{section}/")
    assert visitor.beside(question) == sentence
    assert f"#{question}" in visitor.summary
    assert visitor.find(f"//*[@id='{question}']")
    assert question not in visitor.draft.sheet
    assert visitor.filled()[question] == (
        answers[question] if isinstance(answers[question], list) else [answers[question]]
    )


def test_answers_that_cannot_both_be_true_are_told_beside_both_and_once_above(at):
    answers = {"te1": ["ml"], "b2": "none", "te2": "no_gpu"}
    visitor = at("technology").send(answers, "next").send({}, "next")
    assert visitor.address.endswith("/technology/")
    assert visitor.beside("te1") == visitor.beside("b2") != ""
    assert list(visitor.summary) == ["#te1"]
    assert visitor.draft.sheet == answers


def test_a_message_is_in_the_language_of_the_page(visitor):
    visitor.prefix = "/en"
    visitor.begin().open(visitor.address_of("page/self_rating/")).send({"self_tools": "x"}, "next")
    assert visitor.summary == {
        "#self_tools": "Self-rating: use of AI tools: Enter a whole number from 0 to 100."
    }


def test_what_there_is_no_index_without_is_asked_for_once_and_may_stay_open(visitor):
    visitor.begin()
    assert not visitor.summary
    visitor.send({}, "next")
    assert visitor.summary == {"#industry": "產業：請選一項。"}
    visitor.send({}, "skip")
    assert visitor.address.endswith("/data/")


def test_what_may_be_left_out_says_so_and_is_not_asked_for(at):
    visitor = at("self_rating")
    assert visitor.text.count("可不填") == 3
    visitor.send({}, "next")
    assert visitor.address.endswith("/review/")


def test_a_question_that_an_answer_leads_to_is_shown_before_going_on(at):
    visitor = at("generative_ai")
    assert visitor.in_sight == ["te4"]
    visitor.send({"te4": "individual"}, "next")
    assert visitor.in_sight == ["te4", "genai_how", "genai_next"]
    assert "這一頁多了一題" in visitor.text
    assert not visitor.summary
    visitor.send({}, "next")
    assert visitor.address.endswith("/strategy/")


def test_hidden_answers_are_kept_while_one_fills_in(at):
    visitor = at("technology").answer(TECHNOLOGY).answer(TECHNOLOGY)
    assert visitor.address.endswith("/generative_ai/")
    visitor.send({}, "back").send({"te1": ["none"], "b2": "none"}, "next").send({}, "back")
    assert visitor.in_sight == ["te1", "b2"]
    assert visitor.draft.sheet["te2"] == "no_gpu"
    visitor.send({"te1": ["vision"], "b2": "outsourced"}, "next").send({}, "back")
    assert visitor.in_sight == ["te1", "b2", "te2"]
    assert visitor.filled()["te2"] == ["no_gpu"]


FOLLOWERS_APART = {
    "machines, questions: [cloud, provider, exit_plan, backup, practices]}": (
        "machines, questions: [cloud]}\n"
        "  - {id: cloud_details, questions: [provider, exit_plan]}\n"
        "  - {id: keeping, questions: [backup, practices]}"
    ),
    "  outlook: {title:": (
        "  cloud_details: {title: In the cloud}\n  keeping: {title: Keeping}\n  outlook: {title:"
    ),
}


def test_a_page_that_asks_nothing_is_skipped_in_both_directions(register_civic, visitor):
    register_civic(FOLLOWERS_APART)
    visitor.begin().open(visitor.address_of("page/machines/"))
    visitor.send({"cloud": "no_cloud"}, "next")
    assert visitor.address.endswith("/keeping/")
    visitor.send({}, "back")
    assert visitor.address.endswith("/machines/")
    visitor.send({"cloud": "live"}, "next")
    assert visitor.address.endswith("/cloud_details/")
    visitor.send({}, "back").send({"cloud": "no_cloud"}, "next")
    assert visitor.open(visitor.address_of("page/cloud_details/")).address.endswith("/review/")


NAMED_LIKE_OTHER_PAGES = {
    "{id: you,": "{id: review,",
    "{id: counter,": "{id: finish,",
    "{id: machines,": "{id: later,",
    "{id: outlook,": "{id: keep,",
    "  you: {title:": "  review: {title:",
    "  counter: {title:": "  finish: {title:",
    "  machines: {title:": "  later: {title:",
    "  outlook: {title:": "  keep: {title:",
}


def test_a_section_may_be_called_like_any_other_page(register_civic, visitor):
    register_civic(NAMED_LIKE_OTHER_PAGES)
    visitor.begin()
    for section in ("review", "finish", "later", "keep"):
        visitor.open(visitor.address_of(f"page/{section}/"))
        assert visitor.questions
        visitor.send({}, "skip")
    assert set(visitor.draft.showings) == {"review", "finish", "later", "keep"}


def test_progress_counts_the_questions_that_are_left_with_routing(at):
    visitor = at("technology")
    assert "還剩20題" in visitor.text
    visitor.answer({"te1": ["none"], "b2": "none"}, "skip").send({}, "back")
    assert "還剩18題" in visitor.text
    visitor.answer({"te1": ["ml"], "b2": "outsourced"}, "skip")
    assert "還剩20題" in visitor.text
    assert "第3頁，共8頁" in visitor.text


@pytest.mark.parametrize(("parent", "left"), [("", 17), ("ict", 4)])
def test_only_the_options_that_the_parents_answer_leaves_are_in_sight(at, parent, left):
    visitor = at("company").send({"industry": parent} if parent else {}, "save")
    visitor.open(visitor.address_of("page/company/"))
    options = "//input[@name='subsector'][not(ancestor::*[@hidden])]"
    assert len(visitor.find(options)) == left


def test_what_nobody_could_have_chosen_is_no_answer(at):
    visitor = at("data")
    visitor.send({"b1": "<script>", "b5": ["quality", "nonsense", "quality"], "te1": ["ml"]})
    assert visitor.draft.sheet == {"b5": ["quality"]}


def test_characters_that_no_database_keeps_are_left_out(at):
    visitor = at("self_rating")
    visitor.send({"self_tools": "\x00a\x00\x1bb\ud7ff\uffff"}, showing="\x00-\x01")
    assert visitor.draft.unfit == {"self_tools": "ab"}


@pytest.mark.parametrize("page", ["page/data/", "page/data/keep/"])
def test_more_than_a_page_can_hold_is_refused(at, page):
    visitor = at("data")
    address = visitor.address_of(page)
    assert visitor.client.post(address, {"b1": "x" * 100_000}).status_code == 400
    assert visitor.client.post(address, {str(n): "" for n in range(600)}).status_code == 400
    assert visitor.draft.sheet == {}


@pytest.mark.parametrize("page", ["page/nowhere/", "page/nowhere/keep/"])
def test_a_page_that_there_is_not_is_not_found(at, page):
    visitor = at("data")
    assert visitor.client.post(visitor.address_of(page), {}).status_code == 404
    assert visitor.client.get(visitor.address_of("page/nowhere/")).status_code == 404


PAGES = ["", "page/company/", "page/company/keep/", "review/", "finish/", "later/"]


@pytest.mark.parametrize("page", PAGES)
def test_somebody_elses_draft_is_not_found(visitor, another, page):
    visitor.begin()
    another.begin()
    address = visitor.address_of(page)
    assert another.client.get(address).status_code in (404, 405)
    assert another.client.post(address, {"industry": "ict"}).status_code in (404, 405)
    assert visitor.draft.sheet == {}


def test_no_page_of_a_draft_is_kept_by_the_browser(visitor):
    visitor.begin()
    assert "no-store" in visitor.response["Cache-Control"]


def test_a_draft_keeps_the_wording_it_began_with(visitor, wave):
    visitor.begin()
    pinned = visitor.draft.instrument
    newer = wave.instrument
    newer.pk, newer.fingerprint, newer.version = None, "0" * 64, "later"
    newer.files = {k: v.replace("公司基本資料", "新的標題") for k, v in newer.files.items()}
    newer.save()
    wave.instrument = newer
    wave.save()
    visitor.open(visitor.address_of("page/company/"))
    assert visitor.title == "公司基本資料"
    assert visitor.draft.instrument == pinned
    assert Draft.objects.count() == 1
