"""What was agreed to: taken back, given later, and what follows from it at once."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import override
from lxml.html import document_fromstring

from trigpoint_web.accounts.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def agree(answered, held):
    """The participation, and what the page says once these purposes are agreed to."""
    participation = answered()
    client = held(participation)

    def go(*purposes: str) -> Client:
        address = f"/en/report/{participation.id}/consents/"
        page = client.post(address, {"consent": purposes}, follow=True)
        assert "Your choice has been recorded" in page.text
        return client

    return participation, go


def test_each_choice_is_added_to_those_before(agree):
    participation, go = agree
    go("benchmark")
    said = participation.consent_set.filter(purpose="report").values_list("given", flat=True)
    assert list(said) == [True, False]


def test_the_page_says_what_was_agreed_to_and_when_the_last_first(agree, clock):
    participation, go = agree
    begun = participation.consent_set.first().at
    clock.set(begun + timedelta(days=3))
    go("contact")
    clock.forward(days=1)
    address = f"/en/report/{participation.id}/consents/"
    page = document_fromstring(go().get(address).text)
    rows = [
        (row.find("dt").text_content(), re.sub(r"\s+", " ", row.find("dd").text_content()).strip())
        for row in page.xpath("//dl/div")
    ]
    days = [localtime(begun + timedelta(days=n)) for n in (4, 3, 0)]
    assert [when for when, _ in rows] == [said(day) for day in days]
    assert [what for _, what in rows] == [
        "Nothing",
        "An invitation next year",
        "A report for our companyPart of the industry's benchmark",
    ]


def said(moment: datetime) -> str:
    with override("en"):
        return date_format(moment, "DATETIME_FORMAT")


def test_the_account_leads_there(agree, client):
    participation, _ = agree
    participation.user = User.objects.for_email(participation.email)
    participation.save()
    client.force_login(participation.user)
    assert f"/en/report/{participation.id}/consents/" in client.get("/en/account/").text


@pytest.mark.parametrize("page", ["report.pdf", "what-if/", "links/"])
def test_without_an_agreement_to_it_no_report_is_made(agree, page):
    participation, go = agree
    client = go("benchmark")
    assert "so none is made" in client.get(f"/en/report/{participation.id}/").text
    elsewhere = client.get(f"/en/report/{participation.id}/{page}")
    assert elsewhere["Location"] == f"/en/report/{participation.id}/"


def test_agreed_to_again_it_is_there_at_once(agree):
    participation, go = agree
    go("benchmark")
    assert "Save as PDF" in go("report").get(f"/en/report/{participation.id}/").text


def test_nobody_else_sees_or_changes_what_was_agreed_to(agree):
    participation, _ = agree
    address = f"/en/report/{participation.id}/consents/"
    assert Client().get(address).status_code == 404
    assert Client().post(address, {"consent": []}).status_code == 404
    assert participation.consent_set.filter(given=True).count() == 2
