"""A private link to a report: it can be shared and revoked."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from trigpoint_web.accounts.models import Link
from trigpoint_web.company.views.sharing import MOST

pytestmark = pytest.mark.django_db


@pytest.fixture
def link(benchmark, answered, held):
    """The address of a link just made, and the browser of who made it."""
    participation = answered()
    client = held(participation)
    page = client.post(f"/report/{participation.id}/links/").content.decode()
    address = re.search(r'value="(http://localhost:8000/shared/[^"]+)"', page)[1]
    return address, client, participation


def test_shows_the_report_to_whoever_has_it_and_nothing_to_do(link):
    address, _, participation = link
    page = Client().get(address)
    assert "三角點股份有限公司" in page.content.decode()
    assert str(participation.id) not in page.content.decode()
    assert page["Referrer-Policy"] == "no-referrer"
    assert Client().get(f"{address}report.pdf").content.startswith(b"%PDF")


def test_leads_to_our_own_address_whatever_host_was_asked(answered, held, settings):
    settings.ALLOWED_HOSTS = ["*"]
    participation = answered()
    elsewhere = {"host": "evil.example", "x-forwarded-host": "evil.example"}
    page = held(participation).post(f"/report/{participation.id}/links/", headers=elsewhere).text
    assert 'value="http://localhost:8000/shared/' in page
    assert "evil.example" not in page


def test_is_kept_as_a_digest_and_shown_once(link):
    address, client, participation = link
    token = address.rstrip("/").rpartition("/")[2]
    assert token not in str(Link.objects.values())
    assert token not in client.get(f"/report/{participation.id}/links/").content.decode()


def test_opens_nothing_once_it_is_revoked_or_the_answers_are_withdrawn(link):
    address, client, participation = link
    links = f"/report/{participation.id}/links/"
    again = re.search(r'value="(http[^"]+)"', client.post(links).content.decode())[1]
    first = Link.objects.order_by("made").first()
    client.post(links, {"revoke": first.pk})
    assert Client().get(address).status_code == 404
    assert Client().get(again).status_code == 200
    client.post(f"/account/{participation.id}/withdraw/")
    assert Client().get(again).status_code == 404


def test_cannot_be_made_without_end(answered, held):
    participation = answered()
    client = held(participation)
    address = f"/en/report/{participation.id}/links/"
    for _ in range(MOST):
        assert "Revoke one first" not in client.post(address).text
    assert "Revoke one first" in client.post(address).text
    assert Link.objects.count() == MOST


def test_of_another_company_cannot_be_revoked(link, answered):
    address, _, _ = link
    other = answered(number="12345675")
    stranger = Client()
    session = stranger.session
    session["held"] = [str(other.id)]
    session.save()
    stranger.post(f"/report/{other.id}/links/", {"revoke": Link.objects.get().pk})
    assert Client().get(address).status_code == 200


@pytest.mark.parametrize("token", ["x", "x" * 500, "%00", "..%2f"])
def test_that_nobody_made_is_not_there(wave, token):
    assert Client().get(f"/shared/{token}/").status_code == 404
