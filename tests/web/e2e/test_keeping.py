"""A page of the questionnaire while it is filled in, where the network comes and goes."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.web.e2e.visitor import answer_all, begin, forward, hand_in

pytestmark = pytest.mark.slow

KEEP = "**/keep/"
CHOICE = "input[type=radio] >> nth=0"
LINE = "[data-saved]"
SOON = 15_000
"""Milliseconds in which a save is tried again."""


@pytest.fixture
def answering(context: BrowserContext) -> Page:
    """A visitor at the first page of questions; its console may complain of the network."""
    page = context.new_page()
    begin(page)
    page.wait_for_url("**/company/")  # with its scripts, before the network is taken away
    return page


def kept_in_the_tab(page: Page) -> int:
    """How many pages the tab still holds because the server may not have them."""
    return int(page.evaluate("Object.keys(sessionStorage).length"))


def test_what_is_typed_offline_is_told_and_saved_once_the_network_is_back(
    answering: Page, context: BrowserContext
) -> None:
    context.set_offline(True)
    answering.locator(CHOICE).check()
    expect(answering.locator(LINE)).to_contain_text("還沒存到")
    context.set_offline(False)
    expect(answering.locator(LINE)).to_contain_text("已儲存", timeout=SOON)
    answering.goto(answering.url)
    expect(answering.locator(CHOICE)).to_be_checked()
    assert kept_in_the_tab(answering) == 0


def test_what_was_not_saved_is_still_there_when_the_page_is_loaded_again(answering: Page) -> None:
    answering.route(KEEP, lambda route: route.abort())
    answering.locator(CHOICE).check()
    expect(answering.locator(LINE)).to_contain_text("還沒存到")
    answering.goto(answering.url)
    expect(answering.locator(CHOICE)).to_be_checked()
    assert kept_in_the_tab(answering) == 1
    answering.unroute(KEEP)
    expect(answering.locator(LINE)).to_contain_text("已儲存", timeout=SOON)
    assert kept_in_the_tab(answering) == 0


def test_leaving_a_page_right_after_a_change_saves_it(answering: Page) -> None:
    address = answering.url
    answering.locator(CHOICE).check()
    answering.goto("/privacy/")
    answering.goto(address)
    expect(answering.locator(CHOICE)).to_be_checked()


def test_a_page_that_came_after_shows_that_those_before_it_have_arrived(answering: Page) -> None:
    answering.route(KEEP, lambda route: route.abort())
    answering.locator(CHOICE).check()
    assert kept_in_the_tab(answering) == 1
    forward(answering).click()
    answering.wait_for_url("**/data/")
    assert kept_in_the_tab(answering) == 0


def test_a_question_that_an_answer_leads_to_appears_at_once_and_is_left_open_once(
    answering: Page,
) -> None:
    answering.goto(answering.url.replace("/company/", "/generative_ai/"))
    follower = answering.locator("[data-question=genai_how]")
    expect(follower).to_be_hidden()
    answering.locator("[name=te4][value=individual]").check()
    expect(follower).to_be_visible()
    forward(answering).click()
    answering.wait_for_url("**/strategy/")


def test_a_window_whose_answers_were_handed_in_elsewhere_says_so(
    answering: Page, context: BrowserContext
) -> None:
    answering.locator(CHOICE).check()
    other = context.new_page()
    other.goto(answering.url)
    answer_all(other)
    hand_in(other, "windows@beichen.example")
    answering.locator("input[type=radio] >> nth=1").check()
    expect(answering.locator("h1")).to_have_text("答案已經送出", timeout=SOON)
