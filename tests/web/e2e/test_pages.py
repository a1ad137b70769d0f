"""Every page that is open to all, in both languages, on every screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.web.e2e.looking import faults

pytestmark = pytest.mark.slow
OPEN_TO_ALL = (
    "/",
    "/industry/",
    "/method/",
    "/privacy/",
    "/accessibility/",
    "/sign-in/",
    "/start/",
)
ADDRESSES = [
    f"{language}{one}" for one in (*OPEN_TO_ALL, "/not-there/") for language in ("", "/en")
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_is_open_to_everybody(page: Page, address: str) -> None:
    page.goto(address)
    assert faults(page) == {}


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_page_is_said_to_be_in_its_language_and_has_one_heading(
    page: Page, address: str
) -> None:
    page.goto(address)
    language = "en" if address.startswith("/en") else "zh-Hant-TW"
    assert page.locator("html").get_attribute("lang") == language
    assert page.locator("h1").count() == 1
    assert page.title().strip(" ·")


def test_the_other_language_is_one_click_away_and_back(page: Page) -> None:
    page.goto("/method/")
    page.locator(".site-language a").click()
    assert page.url.endswith("/en/method/")
    page.locator(".site-language a").click()
    assert "/en/" not in page.url


def test_the_first_tab_leads_past_the_header(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('main')")


def test_nothing_is_asked_of_anybody_else(page: Page, site) -> None:
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    for address in OPEN_TO_ALL:
        page.goto(address)
    assert [one for one in asked if not one.startswith((site.address, "data:"))] == []
