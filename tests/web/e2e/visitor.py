"""What a visitor does: begins, answers whatever is asked, hands it in."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from playwright.sync_api import Locator, Page

COMPANY = {"number": "00000016", "name": "北辰精密股份有限公司"}
MOST_PAGES = 30

Look = Callable[[Page, str], None]
"""What is done with every page on the way: the page, and what it is."""


def begin(page: Page, language: str = "") -> None:
    """Agree to everything and begin."""
    page.goto(f"{language}/start/")
    for box in page.locator("input[name=consent]").all():
        box.check()
    page.locator("form[method=post] .govuk-button").last.click()


def answer_all(page: Page, look: Look | None = None) -> None:
    """Answer page by page until there is the review."""
    for _ in range(MOST_PAGES):
        if "/review/" in page.url:
            return
        fill(page)
        if look:
            look(page, "questions")
        forward(page).click()
    raise AssertionError(f"no end to the questions at {page.url}: {page.inner_text('main')}")


def forward(page: Page) -> Locator:
    """The button to the next page."""
    return page.locator("button[value=next]:not([aria-hidden])")


def fill(page: Page) -> None:
    """Answer every question that is seen, also those that an answer brings."""
    for question in page.locator("[data-question]").all():
        if question.is_visible():
            fill_one(question)


def fill_one(question: Locator) -> None:
    """The first option that may stand with others, or a number in the middle."""
    if question.locator("input[inputmode=numeric]").count():
        question.locator("input[inputmode=numeric]").fill("55")
        return
    choices = [one for one in offered(question) if one.is_visible()]
    if not any(one.is_checked() for one in choices):
        choices[0].check()


def offered(question: Locator) -> Iterator[Locator]:
    """What can be chosen, but for "none of these"."""
    yield from question.locator(
        "input:is([type=radio], [type=checkbox]):not([data-behaviour])"
    ).all()


def hand_in(page: Page, email: str) -> None:
    """From the review over the end to the report."""
    page.locator("main a.govuk-button").first.click()
    for name, text in {**COMPANY, "email": email}.items():
        page.locator(f"[name={name}]").fill(text)
    page.locator("form#who .govuk-button").click()
    page.wait_for_url("**/report/**")
