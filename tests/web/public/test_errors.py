"""Pages in place of those that were asked for: friendly, in both languages, telling nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import clear_url_caches, path

from trigpoint_web import urls

pytestmark = pytest.mark.django_db

SECRET = "what nobody outside may read"  # noqa: S105


def fails(request: HttpRequest) -> HttpResponse:
    """A page with a fault in it."""
    raise RuntimeError(SECRET)


@pytest.fixture
def a_page_that_fails(monkeypatch) -> Iterator[None]:
    """The site with one more page, at ``/fails``."""
    monkeypatch.setattr(urls, "urlpatterns", [*urls.urlpatterns, path("fails", fails)])
    clear_url_caches()
    yield
    clear_url_caches()


@pytest.mark.parametrize(
    ("address", "language", "says"),
    [("/nowhere", "zh-Hant-TW", "找不到"), ("/en/nowhere", "en", "Page not found")],
)
def test_a_page_that_is_not_there(client: Client, address: str, language: str, says: str) -> None:
    response = client.get(address)
    text = response.content.decode()
    assert response.status_code == 404
    assert f'<html lang="{language}">' in text
    assert says in text


@pytest.mark.parametrize(("address", "other"), [("/nowhere", "/en/"), ("/en/nowhere", "/")])
def test_the_other_language_is_a_click_away_where_no_page_is(
    client: Client, address: str, other: str
) -> None:
    text = client.get(address).content.decode()
    assert f'<a href="{other}" hreflang' in text


def test_a_fault_of_ours_says_so_and_nothing_of_itself(client: Client, a_page_that_fails) -> None:
    client.raise_request_exception = False
    response = client.get("/fails")
    text = response.content.decode()
    assert response.status_code == 500
    assert "<h1>" in text
    assert SECRET not in text
    assert "Traceback" not in text


@pytest.mark.parametrize(
    ("address", "says"), [("/start/", "請再送出一次"), ("/en/start/", "send it once more")]
)
def test_a_form_that_was_not_ours_is_refused_with_what_to_do(wave, address: str, says: str) -> None:
    response = Client(enforce_csrf_checks=True).post(address, {})
    assert response.status_code == 403
    assert says in response.content.decode()


def test_what_is_too_large_is_refused(client: Client, wave) -> None:
    response = client.post("/start/", {"report": "x" * 100_000})
    assert response.status_code == 400
    assert "<h1>" in response.content.decode()
