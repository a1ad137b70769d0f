"""What a company sees after its report: confirming, trying, sharing, its account, leaving."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from tests.web.e2e.conftest import Site
from tests.web.e2e.looking import faults
from tests.web.e2e.visitor import answer_all, begin, hand_in

pytestmark = pytest.mark.slow
EMAIL = "pages@beichen.example"


@pytest.fixture(scope="module")
def answered(browser: Browser, site: Site) -> tuple[str, dict]:
    """A company that has answered and confirmed its address: its report, and who it is."""
    context = browser.new_context(base_url=site.address)
    page = context.new_page()
    begin(page)
    answer_all(page)
    hand_in(page, EMAIL)
    address = page.url
    page.locator("input[name=code]").fill(site.code(EMAIL))
    page.locator("input[name=code]").press("Enter")
    page.wait_for_load_state()
    assert page.locator("input[name=code]").count() == 0
    state = context.storage_state()
    context.close()
    return address, state


@pytest.fixture
def signed_in(page: Page, answered: tuple[str, dict]) -> Page:
    """The company, on a page of its own."""
    page.context.add_cookies(answered[1]["cookies"])
    return page


@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize("part", ["what-if/", "links/", "consents/"])
def test_pages_beside_the_report_are_open_to_everybody(
    signed_in: Page, answered: tuple[str, dict], language: str, part: str
) -> None:
    signed_in.goto(answered[0].replace("/report/", f"{language}/report/") + part)
    assert signed_in.locator("h1").count() == 1
    assert faults(signed_in) == {}


@pytest.mark.parametrize("language", ["", "/en"])
def test_the_account_and_leaving_are_open_to_everybody(
    signed_in: Page, answered: tuple[str, dict], language: str
) -> None:
    mine = answered[0].rstrip("/").rpartition("/")[2]
    for part in ("", f"{mine}/withdraw/"):
        signed_in.goto(f"{language}/account/{part}")
        assert (part, signed_in.locator("h1").count()) == (part, 1)
        assert (part, faults(signed_in)) == (part, {})


def test_other_answers_change_the_index_at_once(
    signed_in: Page, answered: tuple[str, dict]
) -> None:
    signed_in.goto(answered[0] + "what-if/")
    before = signed_in.locator(".trial-result").inner_text()
    signed_in.locator("[data-question] input[type=radio]").nth(3).check()
    signed_in.wait_for_function(
        "before => document.querySelector('.trial-result').innerText !== before", arg=before
    )


def test_a_link_is_made_and_shows_the_report_to_a_stranger(
    signed_in: Page, answered: tuple[str, dict], browser: Browser, site: Site
) -> None:
    signed_in.goto(answered[0] + "links/")
    signed_in.locator("main form .govuk-button").first.click()
    address = signed_in.locator("#address").input_value()
    assert faults(signed_in) == {}
    stranger = browser.new_context(base_url=site.address).new_page()
    stranger.goto(address)
    assert stranger.locator(".trigpoint h1").count() == 1
    assert faults(stranger) == {}
    stranger.context.close()


def test_signing_in_by_code_leads_to_the_account(
    page: Page, site: Site, answered: tuple[str, dict]
) -> None:
    page.goto("/sign-in/")
    printed = site.so_far()
    page.locator("[name=email]").fill(EMAIL)
    page.locator("main form .govuk-button").first.click()
    assert faults(page) == {}
    page.locator("[name=code]").fill("000000")
    page.locator("main form .govuk-button").first.click()
    assert page.locator(".govuk-error-summary").count() == 1
    assert faults(page) == {}
    page.locator("[name=code]").fill(site.code(EMAIL, after=printed))
    page.locator("main form .govuk-button").first.click()
    page.wait_for_url("**/account/")
