"""What every page tells the browser to refuse."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys

import pytest
from django.test import Client

from tests.web.company.conftest import answered, held  # noqa: F401 -- fixtures

pytestmark = pytest.mark.django_db

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}


@pytest.mark.parametrize(
    "address",
    ["/", "/en/method/", "/industry/", "/start/", "/sign-in/", "/nothing-here/", "/healthz"],
)
def test_every_page_allows_nothing_but_our_own_files(benchmark, wave, address):
    page = Client().get(address)
    told = page["Content-Security-Policy"].split(";")
    assert dict(one.strip().split(" ", 1) for one in told) == POLICY
    assert page["X-Content-Type-Options"] == "nosniff"
    assert page["X-Frame-Options"] == "DENY"
    assert page["Referrer-Policy"] == "same-origin"
    assert page["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.parametrize("address", ["/", "/industry/", "/method/", "/start/", "/sign-in/"])
def test_no_page_needs_what_it_does_not_allow(benchmark, wave, address):
    page = Client().get(address).content.decode()
    assert " style=" not in page
    assert "<style" not in page
    assert " onclick=" not in page
    for script in re.findall(r"<script[^>]*>", page):
        assert 'src="/static/' in script


def test_there_are_the_two_cookies_that_the_privacy_page_names(answered, held):  # noqa: F811
    participation = answered()
    client = held(participation)
    form = f"/en/report/{participation.id}/consents/"
    client.get(form)
    client.post(form, {"consent": "report"})
    told = client.get("/en/privacy/").text
    assert "Your choice has been recorded" in told
    assert "There are two cookies" in told
    assert client.cookies.keys() == {"sessionid", "csrftoken"}


def test_a_real_site_speaks_https_alone():
    asked = (
        "import json; from trigpoint_web import settings as s; print(json.dumps({n: getattr(s, n)"
        " for n in ('SECURE_SSL_REDIRECT', 'SECURE_HSTS_SECONDS', 'SESSION_COOKIE_SECURE',"
        " 'CSRF_COOKIE_SECURE', 'SESSION_COOKIE_HTTPONLY', 'SESSION_COOKIE_SAMESITE', 'DEBUG',"
        " 'SESSION_COOKIE_NAME', 'CSRF_COOKIE_NAME')}))"
    )
    kept = {k: v for k, v in os.environ.items() if k != "TRIGPOINT_DEMO"}
    done = subprocess.run(
        [sys.executable, "-c", asked], env=kept, capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout) == {
        "SECURE_SSL_REDIRECT": True,
        "SECURE_HSTS_SECONDS": 31536000,
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "DEBUG": False,
        "SESSION_COOKIE_NAME": "__Host-sessionid",
        "CSRF_COOKIE_NAME": "__Host-csrftoken",
    }
