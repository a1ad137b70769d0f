"""What no browser sends: refused, and never taken for a fault of the site's own."""

from __future__ import annotations

from io import BytesIO
from wsgiref.util import setup_testing_defaults

import pytest
from django.core.servers.basehttp import get_internal_wsgi_application
from django.test import Client

from tests.web.company.conftest import answered, held  # noqa: F401 -- fixtures

pytestmark = pytest.mark.django_db


URLENCODED, MULTIPART = "application/x-www-form-urlencoded", "multipart/form-data; boundary=B"
FORMS = {
    URLENCODED: b"name=\\ud800",
    MULTIPART: b'--B\r\nContent-Disposition: form-data; name="name"\r\n\r\n\\ud800\r\n--B--\r\n',
}


@pytest.mark.parametrize("charset", ["utf-7", "raw_unicode_escape", "hex", "idna", "undefined"])
@pytest.mark.parametrize("kind", FORMS)
def test_everything_is_read_in_utf_8_whatever_it_says(kind, charset):
    """By what gunicorn is given; Django's test client makes requests of its own."""
    body = FORMS[kind]
    environ = {"REQUEST_METHOD": "POST", "QUERY_STRING": "name=%E5%B1%B1%80"}
    environ |= {"CONTENT_TYPE": f"{kind}; charset={charset}", "CONTENT_LENGTH": str(len(body))}
    environ["wsgi.input"] = BytesIO(body)
    setup_testing_defaults(environ)
    request = get_internal_wsgi_application().request_class(environ)
    assert request.GET["name"] == "山\ufffd"
    assert request.POST["name"] == r"\ud800"


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
