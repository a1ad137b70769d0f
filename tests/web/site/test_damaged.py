"""What no browser sends: refused, and never taken for a fault of the site's own."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.web.company.conftest import answered, held  # noqa: F401 -- fixtures

pytestmark = pytest.mark.django_db


def test_a_form_in_another_encoding_is_refused():
    client = Client(enforce_csrf_checks=True)
    client.get("/sign-in/")
    kind = "application/x-www-form-urlencoded; charset=utf-7"
    page = client.post("/sign-in/", "email=a", content_type=kind)
    assert page.status_code == 400
    assert "Traceback" not in page.content.decode()


@pytest.mark.parametrize("name", ["a%0Ab", "%00", "..%2Fmanifest.json", '"', "é"])
def test_a_file_of_an_odd_name_is_not_there_even_for_who_says_to_have_it(benchmark, name):
    page = Client().get(f"/industry/data/{name}", headers={"If-None-Match": "*"})
    assert page.status_code == 404


@pytest.mark.parametrize("number", ["9" * 5000, "9" * 19, "-1", "1e9", "٣", "", "\x00"])
def test_a_link_of_an_odd_number_is_none(benchmark, answered, held, number):  # noqa: F811
    participation = answered()
    address = f"/report/{participation.id}/links/"
    client = held(participation)
    client.post(address)
    assert client.post(address, {"revoke": number}).status_code == 302
    assert participation.link_set.get().revoked is None


def test_asked_on_the_machine_itself_health_needs_no_https_and_a_page_does(settings):
    settings.SECURE_SSL_REDIRECT = True
    client = Client(headers={"host": "127.0.0.1:8000"})
    assert [client.get(page).status_code for page in ("/healthz", "/readyz")] == [200, 200]
    assert client.get("/sign-in/").headers["Location"].startswith("https://")
    assert client.get("/healthz/").status_code == 301
