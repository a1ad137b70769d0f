"""Pages of prose: privacy and accessibility, in the words of each language."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import override

from trigpoint_web.waves.models import Wave

pytestmark = pytest.mark.django_db


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize(
    "address", ["/privacy/", "/en/privacy/", "/accessibility/", "/en/accessibility/"]
)
@pytest.mark.parametrize("known", ["wave", None])
def test_each_has_one_heading_with_or_without_a_wave(
    client: Client, request, address: str, known: str | None
) -> None:
    if known:
        request.getfixturevalue(known)
    assert page(client, address).count("<h1") == 1


@pytest.mark.parametrize(
    ("address", "language"), [("/privacy/", "zh-hant"), ("/en/privacy/", "en")]
)
def test_privacy_says_until_when_it_is_known_who_answered(
    client: Client, wave: Wave, address: str, language: str
) -> None:
    with override(language):
        until = date_format(timezone.localdate(wave.erase_identities))
    assert until in page(client, address)


@pytest.mark.parametrize(
    ("address", "organiser"),
    [("/privacy/", "示範主辦單位"), ("/en/privacy/", "The demonstration&#x27;s organiser")],
)
def test_privacy_names_who_runs_it(
    client: Client, wave: Wave, address: str, organiser: str
) -> None:
    assert organiser in page(client, address).partition("<main")[2]


@pytest.mark.parametrize(
    ("address", "before", "after"),
    [
        ("/privacy/", "凍結之前：", "凍結之後："),
        ("/en/privacy/", "Before:", "After:"),
    ],
)
def test_privacy_says_what_can_be_erased_before_and_after_freezing(
    client: Client, address: str, before: str, after: str
) -> None:
    text = page(client, address)
    assert text.index(before) < text.index(after)


@pytest.mark.parametrize(
    "address", ["/privacy/", "/accessibility/", "/en/privacy/", "/en/accessibility/"]
)
def test_the_team_can_be_written_to(client: Client, settings, address: str) -> None:
    settings.TEAM_EMAIL = "team@survey.example"
    assert "mailto:team@survey.example" in page(client, address)


def test_search_engines_are_kept_from_what_is_somebody_s(client: Client) -> None:
    text = page(client, "/robots.txt")
    for private in ("answer", "report", "resume", "shared", "account"):
        assert f"Disallow: /{private}/" in text
        assert f"Disallow: /en/{private}/" in text


def test_the_icon_is_at_the_usual_address_too(client: Client) -> None:
    response = client.get("/favicon.ico")
    assert response.status_code == 301
    assert response["Location"].startswith("/static/trigpoint_web/mark.")
