"""Before one begins: consent, the wave's dates, and last year's answers."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.web.questionnaire.conftest import SHEET, WHO
from trigpoint_web.accounts.consent import CURRENT
from trigpoint_web.accounts.models import Company, Consent, Participation, User
from trigpoint_web.questionnaire.models import Answers, AnswersVersion, Draft
from trigpoint_web.waves.models import InstrumentVersion, Wave

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("agreed", [[], ["cohort"], ["contact", "cohort"]])
def test_nothing_begins_without_a_purpose_for_the_answers(visitor, agreed):
    visitor.open("/start/").send({"consent": agreed})
    assert visitor.address == "/start/"
    assert list(visitor.summary) == ["#consent"]
    assert visitor.find("//input[@id='consent']")
    assert not Draft.objects.exists()
    assert visitor.filled().get("consent", []) == [
        one for one in ("report", "benchmark", "cohort", "contact") if one in agreed
    ]


def test_each_purpose_is_recorded_with_the_text_that_was_seen_and_when(visitor):
    before = timezone.now()
    visitor.begin("report", "contact")
    recorded = Consent.objects.filter(participation=visitor.participation)
    assert [(one.purpose, one.given, one.text_version, one.language) for one in recorded] == [
        ("report", True, CURRENT, "zh-hant"),
        ("benchmark", False, CURRENT, "zh-hant"),
        ("cohort", False, CURRENT, "zh-hant"),
        ("contact", True, CURRENT, "zh-hant"),
    ]
    assert all(before <= one.at <= timezone.now() for one in recorded)


def test_the_first_page_follows_at_once_and_nothing_there_is_agreed_to_beforehand(visitor):
    visitor.open("/start/")
    assert "consent" not in visitor.filled()
    visitor.begin()
    assert visitor.address.endswith("/company/")


def test_the_language_changes_and_the_marks_stay(visitor):
    visitor.open("/start/").send({"consent": ["cohort", "contact"]}, "language")
    assert visitor.filled()["consent"] == ["cohort", "contact"]
    assert not visitor.summary
    assert not Draft.objects.exists()


@pytest.mark.parametrize(
    ("days", "words"), [(-900, "開放填答"), (900, "上一次調查在")], ids=["before", "after"]
)
def test_outside_the_waves_dates_the_page_says_when(visitor, clock, days, words):
    clock.forward(days=days)
    visitor.open("/start/")
    assert words in visitor.text
    visitor.client.post("/start/", {"consent": ["report"]})
    assert not Draft.objects.exists()


def test_whoever_has_begun_is_led_back_to_where_they_were(visitor):
    visitor.begin().answer(SHEET)
    here = visitor.address
    visitor.open("/start/")
    visitor.open(visitor.find("//main//a[text()='接著填']")[0].get("href"))
    assert visitor.address == here


@pytest.fixture
def last_year(visitor, wave) -> AnswersVersion:
    """Answers of the wave before that count as those of the visitor, who is signed in."""
    user = User.objects.for_email(WHO["email"])
    visitor.client.force_login(user)
    before = Wave.objects.create(
        slug="before", settings=wave.settings, title=wave.title, organiser=wave.organiser,
        instrument=wave.instrument, opens=wave.opens - timedelta(days=365), closes=wave.opens,
    )  # fmt: skip
    Wave.objects.filter(pk=wave.pk).update(previous=before)
    answers = Answers.objects.create(wave=before)
    Participation.objects.create(
        wave=before, answers=answers.id, user=user, counted=timezone.now(),
        company=Company.objects.create(number=WHO["number"], name=WHO["name"]),
    )  # fmt: skip
    return AnswersVersion.objects.create(
        answers=answers, number=1, instrument=wave.instrument, language="en", sheet=SHEET
    )


def test_last_years_answers_are_filled_in_on_request_and_marked_until_they_are_looked_at(
    visitor, last_year
):
    visitor.open("/start/").send({"consent": ["report"], "before": "yes"})
    assert visitor.draft.sheet == SHEET
    assert visitor.text.count("去年的答案") == 4
    visitor.send({}, "back")
    assert visitor.text.count("去年的答案") == 4
    visitor.send({}, "next").send({}, "back")
    assert "去年的答案" not in visitor.text
    visitor.open(visitor.address_of("review/"))
    assert "這裡有3題是去年的答案" in visitor.text


def test_without_a_request_nothing_is_filled_in(visitor, last_year):
    visitor.begin()
    assert visitor.draft.sheet == {}


def test_an_answer_is_not_carried_over_to_a_question_that_means_something_else(visitor, last_year):
    now = last_year.instrument
    text = now.files["instrument.yaml"]
    then = InstrumentVersion.objects.create(
        name=now.name, version="2022", fingerprint="f" * 64, meaning="other",
        files=now.files | {"instrument.yaml": text.replace("max_choices: 3", "max_choices: 4")},
    )  # fmt: skip
    AnswersVersion.objects.update(instrument=then)
    visitor.open("/start/").send({"consent": ["report"], "before": "yes"})
    changed = {"project_problems", "management_challenges"}
    assert visitor.draft.sheet == {k: v for k, v in SHEET.items() if k not in changed}


def test_nobody_else_is_offered_last_years_answers(another, visitor, last_year):
    another.open("/start/").send({"consent": ["report"], "before": "yes"})
    assert another.draft.sheet == {}
    assert not another.open("/start/").find("//*[@name='before']")
