"""Signing in, and coming back to answers from another device: every page of it, with its errors."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page

from tests.web.e2e.conftest import Site
from tests.web.e2e.looking import faults
from tests.web.e2e.visitor import begin, fill

pytestmark = pytest.mark.slow


def send(page: Page) -> None:
    """Press the page's one primary button."""
    page.locator("main form .govuk-button").first.click()


def look(page: Page, what: str) -> None:
    """Hold a page to what every page is held to."""
    assert (what, page.locator("h1").count(), faults(page)) == (what, 1, {})


@pytest.mark.parametrize("language", ["", "/en"])
def test_signing_in_by_a_code_is_open_to_everybody(page: Page, site: Site, language: str) -> None:
    email = f"signs{language[1:]}@beichen.example"
    page.goto(f"{language}/sign-in/")
    page.locator("[name=email]").fill("nobody")
    send(page)
    look(page, "a wrong address")
    printed = site.so_far()
    page.locator("[name=email]").fill(email)
    send(page)
    look(page, "a code is asked")
    page.locator("[name=code]").fill("12345")
    send(page)
    look(page, "a wrong code")
    page.locator("[name=code]").fill(site.code(email, after=printed))
    send(page)
    page.wait_for_url("**/account/")
    look(page, "an account with nothing in it")


@pytest.mark.parametrize("language", ["", "/en"])
def test_coming_back_from_another_device_is_open_to_everybody(
    page: Page, browser: Browser, site: Site, language: str
) -> None:
    email = f"returns{language[1:]}@beichen.example"
    begin(page, language)
    fill(page)
    page.locator("button[value=save]").click()
    look(page, "come back later")
    printed = site.so_far()
    page.locator("[name=email]").fill(email)
    send(page)
    look(page, "the link is sent")
    link = re.findall(rf"{site.address}\S*/resume/\S+", site.printed.read_text("utf-8")[printed:])[
        -1
    ]

    elsewhere = browser.new_context(base_url=site.address).new_page()
    elsewhere.goto(link)
    look(elsewhere, "before a code is sent")
    printed = site.so_far()
    send(elsewhere)
    look(elsewhere, "a code is asked")
    elsewhere.locator("[name=code]").fill(site.code(email, after=printed))
    send(elsewhere)
    elsewhere.wait_for_url("**/answer/**")
    assert elsewhere.locator("input:checked").count() > 0
    elsewhere.goto(f"{language}/resume/not-a-link/")
    look(elsewhere, "a link that is no longer good")
    elsewhere.context.close()
