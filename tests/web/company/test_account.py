"""The account: correcting, withdrawing, taking everything along, colleagues."""

from __future__ import annotations

import json

import pytest
from django.test import Client
from django.utils import timezone

from trigpoint_web.accounts.models import Company, Link, Participation, Representative, User
from trigpoint_web.company import actions
from trigpoint_web.questionnaire.models import Answers, AnswersVersion, Draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def firm(answered):
    """A company with counted answers, and the browser of who speaks for it."""
    company = Company.objects.create(number="04595257", name="三角點股份有限公司")
    user = User.objects.for_email("someone@example.com")
    Representative.objects.create(user=user, company=company, standing="by_team")
    participation = answered(user=user, company=company, counted=timezone.now())
    return participation, signed_in(user)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_needs_signing_in(wave):
    assert Client().get("/account/")["Location"] == "/sign-in/?next=/account/"
    assert Client().get("/en/account/export/")["Location"].startswith("/en/sign-in/")


def test_lists_the_waves_that_were_answered(firm):
    participation, client = firm
    page = client.get("/account/").content.decode()
    assert f"/report/{participation.id}/" in page
    assert "someone@example.com" in page


def test_corrects_answers_in_a_draft_and_keeps_each_version(firm):
    participation, client = firm
    review = client.post(f"/account/{participation.id}/correct/")
    assert review["Location"] == f"/answer/{participation.id}/review/"
    client.post(f"/account/{participation.id}/correct/")
    draft = Draft.objects.get()
    assert draft.sheet == AnswersVersion.objects.get().sheet
    draft.sheet["b1"] = "integrated"
    draft.save()
    client.post(f"/answer/{participation.id}/finish/")
    kept = AnswersVersion.objects.order_by("number").values_list("number", "sheet__b1")
    assert list(kept) == [(1, "systems"), (2, "integrated")]
    participation.refresh_from_db()
    assert participation.counted


def test_corrects_nothing_once_the_wave_has_closed(firm, wave):
    participation, client = firm
    wave.closes = timezone.now()
    wave.save()
    client.post(f"/account/{participation.id}/correct/")
    assert not Draft.objects.exists()


def test_erases_the_answers_before_the_freeze_with_a_correction_that_was_begun(firm):
    participation, client = firm
    client.post(f"/report/{participation.id}/links/")
    client.post(f"/account/{participation.id}/correct/")
    page = client.post(f"/en/account/{participation.id}/withdraw/")
    assert "have been erased" in page.content.decode()
    assert not Answers.objects.exists()
    for table in (AnswersVersion, Draft, Link):
        assert not table.objects.exists()
    assert client.get(f"/report/{participation.id}/").status_code == 410


def test_erases_the_link_to_the_answers_after_it(firm, wave):
    participation, client = firm
    wave.frozen = timezone.now()
    wave.save()
    told = client.get(f"/en/account/{participation.id}/withdraw/").content.decode()
    assert "link between your company and its answers" in told
    page = client.post(f"/en/account/{participation.id}/withdraw/")
    assert "link to your answers has been erased" in page.content.decode()
    assert AnswersVersion.objects.count() == 1
    assert not Participation.objects.exists()
    assert client.get(f"/report/{participation.id}/").status_code == 404


def test_erases_answers_that_never_counted_even_after_the_freeze(answered, held, wave):
    wave.frozen = timezone.now()
    wave.save()
    participation = answered()
    client = held(participation)
    address = f"/en/account/{participation.id}/withdraw/"
    assert "not among the frozen figures" in client.get(address).text
    assert "have been erased" in client.post(address).text
    assert not AnswersVersion.objects.exists()


def test_leaves_no_time_by_which_answers_could_be_found_again(firm, wave):
    participation, client = firm
    wave.frozen = timezone.now()
    wave.save()
    client.post(f"/account/{participation.id}/withdraw/")
    assert AnswersVersion.objects.get().submitted == wave.closes


def test_withdrawing_twice_does_nothing_more(firm):
    participation, client = firm
    for _ in range(2):
        client.post(f"/account/{participation.id}/withdraw/")
    assert actions.withdraw(participation) is True


def test_gives_everything_that_is_held(firm):
    participation, client = firm
    found = json.loads(client.get("/account/export/").content)
    held = found["participations"][0]
    assert held["id"] == str(participation.id)
    assert held["answers"][0]["answers"][4]["question"].startswith("公司日常的資料")
    assert [one["purpose"] for one in held["consents"] if one["given"]] == ["report", "benchmark"]


def test_gives_nothing_of_anybody_else(firm, answered):
    answered(number="12345675", email="other@example.org", name="別家公司")
    _, client = firm
    assert "12345675" not in client.get("/account/export/").content.decode()


def test_lets_a_colleague_speak_for_the_company_and_no_longer(firm):
    participation, client = firm
    colleague = User.objects.for_email("colleague@example.com")
    claim = Representative.objects.create(user=colleague, company=participation.company)
    theirs = signed_in(colleague)
    report = f"/report/{participation.id}/"
    assert theirs.get(report).status_code == 404
    client.post(f"/account/colleagues/{claim.pk}/", {"consent": "1"})
    assert theirs.get(report).status_code == 200
    client.post(f"/account/colleagues/{claim.pk}/", {"withdraw": "1"})
    assert theirs.get(report).status_code == 404


def test_lets_nobody_decide_about_claims_of_another_company(firm):
    other = Company.objects.create(number="12345675", name="別家公司")
    claim = Representative.objects.create(
        user=User.objects.for_email("x@example.org"), company=other
    )
    _, client = firm
    assert client.get(f"/account/colleagues/{claim.pk}/").status_code == 404
    assert client.post(f"/account/colleagues/{claim.pk}/", {"consent": "1"}).status_code == 404
