"""A company's own pages after the report, in both languages."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from tests.web.e2e.conftest import Site
from tests.web.e2e.looking import faults
from tests.web.e2e.visitor import answer_all, begin, hand_in

pytestmark = pytest.mark.slow


@pytest.fixture
def report(page: Page) -> str:
    """The address of a report just handed in, without the language."""
    begin(page)
    answer_all(page)
    hand_in(page, "owner@beichen.example")
    return page.url.partition("/report/")[2].strip("/")


@pytest.mark.parametrize("language", ["", "/en"])
def test_every_page_of_a_company_is_open_to_everybody(
    page: Page, site: Site, report: str, language: str
) -> None:
    page.goto(f"{language}/report/{report}/")
    page.locator("[name=code]").fill("12345")
    page.locator(".report-standing .govuk-button").first.click()
    look(page, "a wrong code")
    assert page.locator(".govuk-error-summary").count() == 1
    page.locator("[name=code]").fill(site.code("owner@beichen.example"))
    page.locator(".report-standing .govuk-button").first.click()
    look(page, "confirmed")
    for one in ("answers", "what-if", "links", "consents"):
        page.goto(f"{language}/report/{report}/{one}/")
        look(page, one)
    page.goto(f"{language}/report/{report}/links/")
    page.locator("main form .govuk-button").first.click()
    look(page, "a new link")
    address = page.locator("#address").input_value()
    page.goto(address)
    look(page, "shared")
    page.goto(f"{language}/account/")
    look(page, "account")
    page.goto(f"{language}/account/{report}/withdraw/")
    look(page, "withdrawing")
    page.locator("main form .govuk-button").click()
    look(page, "withdrawn")


def test_another_answer_shows_at_once_what_it_gives(page: Page, report: str) -> None:
    page.goto(f"/en/report/{report}/what-if/")
    before = page.locator("#result").inner_text()
    page.locator("input[name=b1]").last.check()
    page.wait_for_function(
        "before => document.querySelector('#result').innerText !== before", arg=before
    )
    assert page.locator(".trial-gain").inner_text().startswith("+")


def test_other_answers_can_be_tried_without_scripts(
    browser: Browser, site: Site, page: Page, report: str
) -> None:
    context = browser.new_context(base_url=site.address, java_script_enabled=False)
    context.add_cookies(page.context.cookies())
    plain = context.new_page()
    plain.goto(f"/en/report/{report}/what-if/")
    plain.locator("input[name=b1]").last.check()
    plain.locator("form#trial .govuk-button").click()
    assert plain.locator(".trial-gain").inner_text().startswith("+")
    context.close()


def look(page: Page, what: str) -> None:
    """Hold a page to what every page is held to."""
    assert (what, faults(page)) == (what, {})
