"""The end: everything once more, who answered, and what happens when it cannot be handed in."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.web.questionnaire.conftest import SHEET, WHO, Visitor
from trigpoint_web.accounts import limits
from trigpoint_web.accounts.models import Participation, User
from trigpoint_web.questionnaire import actions
from trigpoint_web.questionnaire.models import Answers, AnswersVersion, Draft
from trigpoint_web.waves.models import Wave
from trigpoint_web.waves.services import instrument_of

pytestmark = pytest.mark.django_db

NEEDED = ("industry", "b1", "te3", "b5", "te1", "b2", "te4", "b3", "b4", "ta1", "ta2", "ta3")
"""Without these of the shipped instrument there is no index, before routing asks for more."""


@pytest.fixture
def reviewing(visitor) -> Visitor:
    """A visitor who has answered everything and looks at it once more."""
    return visitor.begin().answer_all()


@pytest.fixture
def handed_in(reviewing) -> Visitor:
    """A visitor whose answers are in."""
    return reviewing.finish()


def test_the_review_has_every_answer_in_words_with_a_way_to_change_it(reviewing, wave):
    instrument = instrument_of(wave.instrument)
    links = [one.get("href") for one in reviewing.find("//dl//a")]
    asked = instrument.asking_order
    assert [link.partition("#")[2] for link in links] == list(asked)
    assert all(link.partition("?")[2].startswith("from=review") for link in links)
    for words in ("已使用資訊系統", "個資與隱私的保護", "資訊安全的管理", "55"):
        assert words in reviewing.text


def test_a_change_leads_back_to_the_review(reviewing):
    reviewing.open(reviewing.find("//dl//a")[0].get("href"))
    reviewing.answer({"industry": "retail", "subsector": "digital"})
    assert reviewing.address.endswith("/review/")
    assert reviewing.draft.sheet == SHEET | {"industry": "retail", "subsector": "digital"}


def test_what_is_missing_is_listed_with_links_to_the_fields(visitor):
    visitor.begin().open(visitor.address_of("review/"))
    links = visitor.find("//main//*[contains(@class, 'part-notice')]//a")
    assert [one.get("href").partition("#")[2] for one in links] == list(NEEDED)
    visitor.open(links[0].get("href"))
    assert visitor.summary == {"#industry": "產業：請選一項。"}


def test_an_answer_that_no_longer_fits_is_among_what_is_missing(reviewing):
    reviewing.open(reviewing.address_of("page/technology/")).send({"b2": "none"}, "skip")
    reviewing.open(reviewing.address_of("review/"))
    assert "兩題" in reviewing.text or "請修改其中一題" in reviewing.text
    assert reviewing.open(reviewing.address_of("finish/")).address.endswith("/review/")


def test_nothing_is_handed_in_while_something_is_missing(visitor):
    visitor.begin()
    address = visitor.address_of("finish/")
    assert visitor.client.post(address, WHO)["Location"] == visitor.address_of("review/")
    with pytest.raises(actions.Incomplete):
        actions.submit(visitor.participation.id, WHO, None)
    assert not Answers.objects.exists()


def test_handing_in_makes_the_answers_final_and_leaves_no_draft(handed_in, wave):
    participation, version = handed_in.participation, AnswersVersion.objects.get()
    assert handed_in.address == f"/report/{participation.id}/"
    assert (participation.draft, participation.answers) == (None, version.answers_id)
    assert {k: getattr(participation, k) for k in WHO} == WHO
    assert participation.submitted is not None
    assert version.sheet == SHEET
    assert version.instrument == wave.instrument
    assert (version.number, version.language) == (1, "zh-hant")
    assert version.seconds.keys() == {one.id for one in instrument_of(wave.instrument).sections}
    assert not Draft.objects.exists()


def test_answers_to_what_is_not_asked_are_cleared_at_the_end(reviewing):
    reviewing.open(reviewing.address_of("page/technology/"))
    reviewing.send({"te1": ["none"], "b2": "none"}, "next")
    assert reviewing.draft.sheet.keys() == SHEET.keys()
    reviewing.finish()
    hidden = {"te2", "project_problems"}
    assert AnswersVersion.objects.get().sheet.keys() == SHEET.keys() - hidden


def test_nothing_in_the_answers_says_whose_they_are(handed_in):
    kept = str(list(AnswersVersion.objects.values())) + str(list(Answers.objects.values()))
    participation = handed_in.participation
    for who in (*WHO.values(), str(participation.id)):
        assert who not in kept
    for model in (Answers, AnswersVersion, Draft):
        related = [one.related_model for one in model._meta.fields if one.is_relation]
        assert {one._meta.app_label for one in related} <= {"questionnaire", "waves"}


def test_sent_twice_it_leads_to_the_same_report_and_is_there_once(handed_in):
    again = handed_in.client.post(handed_in.address_of("finish/"), WHO | {"name": "別的名稱"})
    assert again["Location"] == f"/report/{handed_in.participation.id}/"
    assert AnswersVersion.objects.count() == 1
    assert handed_in.participation.name == WHO["name"]


def test_what_fails_in_the_middle_leaves_everything_as_it_was(reviewing, monkeypatch):
    def fail(self: Draft) -> None:
        raise RuntimeError("the power goes")

    monkeypatch.setattr(Draft, "delete", fail)
    with pytest.raises(RuntimeError):
        actions.submit(reviewing.participation.id, WHO, None)
    assert not Answers.objects.exists()
    assert reviewing.participation.submitted is None
    assert reviewing.draft.sheet == SHEET


def test_a_window_whose_answers_were_handed_in_meanwhile_says_so_and_leads_to_the_report(reviewing):
    stale = Visitor(reviewing.client).open(reviewing.address_of("page/data/"))
    reviewing.finish()
    stale.send({"b1": "paper"}, "next")
    assert stale.response.status_code == 409
    assert "已經送出" in stale.title
    assert stale.find("//main//a[contains(@href, '/report/')]")
    assert AnswersVersion.objects.get().sheet == SHEET
    assert stale.open(stale.address_of("page/data/")).response.status_code == 200
    assert "已經送出" in stale.title


def test_a_draft_that_was_withdrawn_has_a_page_that_says_so(visitor):
    visitor.begin()
    visitor.draft.delete()
    Participation.objects.update(draft=None, withdrawn=timezone.now())
    assert "刪除" in visitor.open(visitor.address_of("page/data/")).title


@pytest.fixture
def closing(wave):
    """Closes the wave."""

    def close() -> None:
        Wave.objects.filter(pk=wave.pk).update(closes=timezone.now())

    return close


@pytest.mark.parametrize("page", ["", "page/data/", "review/", "finish/", "later/"])
def test_once_the_wave_has_closed_every_page_says_so(reviewing, closing, page):
    closing()
    reviewing.open(reviewing.address_of(page))
    assert reviewing.title == "調查已經截止"


def test_a_wave_that_closes_while_a_page_is_filled_in_loses_nothing_and_counts_nothing(
    reviewing, closing, wave
):
    reviewing.open(reviewing.address_of("page/data/"))
    closing()
    reviewing.send({"b1": "paper"}, "next")
    assert reviewing.title == "調查已經截止"
    assert "都還在" in reviewing.text
    assert reviewing.draft.sheet["b1"] == "paper"
    with pytest.raises(actions.Closed):
        actions.submit(reviewing.participation.id, WHO, None)
    assert not Answers.objects.exists()
    Wave.objects.filter(pk=wave.pk).update(closes=timezone.now() + timedelta(days=1))
    assert reviewing.open(reviewing.address_of("page/data/")).filled()["b1"] == ["paper"]


def test_whoever_hands_in_while_the_wave_is_frozen_is_told_that_it_has_closed(
    reviewing, monkeypatch
):
    def freeze(*_asked: object) -> bool:
        reviewing.draft.delete()
        reviewing.participation.delete()
        return True

    monkeypatch.setattr(limits, "allowed", freeze)  # in the middle of it
    reviewing.open(reviewing.address_of("finish/")).send(WHO)
    assert reviewing.title == "調查已經截止"
    assert not Answers.objects.exists()


def test_a_draft_may_rest_for_weeks(reviewing, clock, wave):
    wave.closes += timedelta(days=60)
    wave.save()
    clock.forward(days=45)
    assert reviewing.finish().address.startswith("/report/")


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("number", "12345678", "統一編號"),
        ("number", "1234", "8"),
        ("number", "", "統一編號"),
        ("name", "", "請輸入公司名稱"),
        ("name", "\x00", ""),
        ("name", "一\x0b二", "名稱請寫成一行"),
        ("email", "nobody", "@"),
    ],
)
def test_who_answered_has_to_be_possible(reviewing, field, typed, told):
    reviewing.finish(**{field: typed})
    assert reviewing.address.endswith("/finish/")
    assert told in reviewing.summary[f"#id_{field}"]
    assert reviewing.filled()["email"] == [WHO["email"] if field != "email" else typed]
    assert not Answers.objects.exists()


@pytest.mark.parametrize("number", ["22099131", "04595257", "２２０９９１３１", " 2209-9131 "])
def test_a_company_number_by_either_rule_is_taken(reviewing, number):
    assert reviewing.finish(number=number).participation.number in ("22099131", "04595257")


def test_the_language_changes_and_what_was_typed_stays(reviewing):
    reviewing.open(reviewing.address_of("finish/")).send({"name": "山峰"}, "language")
    assert reviewing.filled()["name"] == ["山峰"]
    assert not reviewing.summary
    assert not Answers.objects.exists()


def test_whoever_is_signed_in_with_the_address_has_verified_it(reviewing):
    user = User.objects.for_email(WHO["email"])
    reviewing.client.force_login(user)
    reviewing.open(reviewing.address_of("finish/"))
    assert reviewing.filled()["email"] == [WHO["email"]]
    assert reviewing.finish().participation.user == user


def test_somebody_elses_address_is_not_verified_by_being_signed_in(reviewing):
    reviewing.client.force_login(User.objects.for_email("other@peak.example"))
    assert reviewing.finish().participation.user is None


def test_a_correction_is_a_new_version_and_the_first_one_stays(handed_in):
    participation = handed_in.participation
    actions.correct(participation.id, "en")
    actions.correct(participation.id, "en")
    handed_in.open(handed_in.address_of("page/people/")).send({"ta1": "over_75"}, "next")
    handed_in.open(handed_in.address_of("finish/"))
    assert not handed_in.find("//main//input[@name='number']")
    handed_in.send({})
    first, second = AnswersVersion.objects.order_by("number")
    assert (first.answers, first.sheet) == (second.answers, SHEET)
    assert second.sheet == SHEET | {"ta1": "over_75"}
    after = handed_in.participation
    assert (after.answers, after.submitted) == (participation.answers, participation.submitted)
    assert {k: getattr(after, k) for k in WHO} == WHO


def test_what_was_withdrawn_is_not_taken_up_again(handed_in):
    Participation.objects.update(answers=None, withdrawn=timezone.now())
    actions.correct(handed_in.participation.id, "en")
    assert not Draft.objects.exists()


def test_a_closed_wave_takes_no_correction(handed_in, closing):
    closing()
    with pytest.raises(actions.Closed):
        actions.correct(handed_in.participation.id, "en")


def test_the_way_back_is_sent_to_the_address_and_opens_nothing_without_a_code(
    reviewing, another, mailoutbox
):
    reviewing.open(reviewing.address_of("later/")).send({"email": " Someone@Peak.example"})
    assert "someone@peak.example" in reviewing.text
    (letter,) = mailoutbox
    assert letter.to == ["someone@peak.example"]
    address = re.search(r"http://\S+(/resume/\S+)", letter.body).group(1)
    another.open(address)
    assert another.response.status_code == 200
    assert "已使用資訊系統" not in another.text


def test_the_way_back_ends_when_the_answers_are_handed_in_and_a_correction_does_not_open_it_again(
    reviewing, another, mailoutbox
):
    reviewing.open(reviewing.address_of("later/")).send({"email": "colleague@peak.example"})
    address = re.search(r"http://\S+(/resume/\S+)", mailoutbox[0].body).group(1)
    assert another.open(address).response.status_code == 200
    reviewing.finish()
    actions.correct(reviewing.participation.id, "en")
    assert another.open(address).response.status_code == 404


def test_ways_back_to_a_draft_that_is_somebodys_are_limited_by_whom_they_go_to(
    reviewing, mailoutbox
):
    user = User.objects.for_email(WHO["email"])
    Participation.objects.update(user=user)
    reviewing.client.force_login(user)
    for n in range(7):
        reviewing.open(reviewing.address_of("later/")).send({"email": f"nobody{n}@peak.example"})
        assert reviewing.response.status_code == (200 if n < 5 else 429)
    assert {one.to[0] for one in mailoutbox} == {user.email}


def test_an_address_that_is_none_is_told_beside_the_field(reviewing, mailoutbox):
    reviewing.open(reviewing.address_of("later/")).send({"email": "nobody"})
    assert list(reviewing.summary) == ["#id_email"]
    assert mailoutbox == []
