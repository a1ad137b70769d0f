"""The report on the screen and as a PDF."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from tests.web.company.conftest import SHEET
from trigpoint_web.accounts.claims import consent_of_colleague
from trigpoint_web.accounts.models import Company, Representative, User

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("prefix", "words"), [("", ("準備", "三角點股份有限公司")), ("/en", ("Ready", "Save as PDF"))]
)
def test_is_there_at_once_in_the_session_in_which_it_was_answered(
    benchmark, answered, held, prefix, words
):
    participation = answered()
    page = held(participation).get(f"{prefix}/report/{participation.id}/")
    assert page.status_code == 200
    for word in words:
        assert word in page.content.decode()


def test_is_a_pdf_too(benchmark, answered, held):
    participation = answered()
    response = held(participation).get(f"/report/{participation.id}/report.pdf")
    assert response["Content-Type"] == "application/pdf"
    assert response.content.startswith(b"%PDF")
    assert response["Content-Disposition"] == 'attachment; filename="trigpoint-demo.pdf"'


def test_is_as_if_it_were_not_there_for_anybody_else(benchmark, answered, held):
    participation = answered()
    stranger = Client()
    for address in ("", "report.pdf", "what-if/", "links/"):
        theirs = stranger.get(f"/report/{participation.id}/{address}")
        nobodys = stranger.get(f"/report/{uuid4()}/{address}")
        assert theirs.status_code == nobodys.status_code == 404


@pytest.mark.parametrize(
    "name",
    [
        '=HYPERLINK("http://evil.example","x")',
        "<script>alert(1)</script>",
        "{{ 7 }}{% include 'x' %}",
        "-2+3",
        "甲\u202e乙",
        "名" * 300,
        '#import "/etc/passwd"',
    ],
)
def test_prints_any_name_as_it_is_and_runs_nothing_of_it(benchmark, answered, held, name):
    participation = answered(name=name)
    client = held(participation)
    page = client.get(f"/report/{participation.id}/").content.decode()
    assert "<script>alert" not in page
    assert "\u202e" not in page
    assert client.get(f"/report/{participation.id}/report.pdf").content.startswith(b"%PDF")


def test_without_a_benchmark_it_says_when_there_will_be_a_place(answered, held):
    others = [answered(number=f"{n:08}") for n in range(3)]
    client = held(others[0])
    page = client.get(f"/en/report/{others[0].id}/").text
    assert "nothing to compare with yet" in page
    assert "once that is frozen" in page
    assert client.get(f"/report/{others[0].id}/report.pdf").content.startswith(b"%PDF")


def test_shows_the_change_since_the_wave_before_to_whoever_speaks_for_the_company(
    benchmark, wave, answered, client
):
    company = Company.objects.create(number="04595257", name="三角點股份有限公司")
    ann, bob = (User.objects.for_email(f"{one}@peak.example") for one in ("ann", "bob"))
    Representative.objects.create(user=ann, company=company, standing="by_domain")
    joining = Representative.objects.create(user=bob, company=company)
    counted = {"company": company, "counted": timezone.now()}
    now = answered(user=bob, **counted)
    client.force_login(bob)
    assert "Since last time" not in client.get(f"/en/report/{now.id}/").text
    answered(wave=wave.previous, sheet=SHEET | {"b1": "integrated"}, user=ann, **counted)
    assert "Since last time" not in client.get(f"/en/report/{now.id}/").text
    consent_of_colleague(joining, ann)
    assert "Since last time" in client.get(f"/en/report/{now.id}/").text


def test_asks_the_database_for_little(benchmark, answered, held, django_assert_max_num_queries):
    participation = answered()
    client = held(participation)
    client.get(f"/report/{participation.id}/")
    with django_assert_max_num_queries(6):
        client.get(f"/report/{participation.id}/")
