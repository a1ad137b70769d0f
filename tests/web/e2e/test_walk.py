"""From the first page to the report, in every way that people go."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from tests.web.e2e.conftest import Site
from tests.web.e2e.looking import faults
from tests.web.e2e.visitor import answer_all, begin, fill, forward, hand_in

pytestmark = pytest.mark.slow
REPORT = ".trigpoint h1"


def look(page: Page, what: str) -> None:
    """Hold a page on the way to what every page is held to."""
    assert (what, faults(page)) == (what, {})


@pytest.mark.parametrize("language", ["", "/en"])
def test_every_page_on_the_way_to_the_report_is_open_to_everybody(
    page: Page, language: str
) -> None:
    begin(page, language)
    answer_all(page, look)
    look(page, "review")
    page.locator("main a.govuk-button").first.click()
    look(page, "the end")
    page.locator("form#who .govuk-button").click()
    look(page, "the end, with nothing filled in")
    assert page.locator(".govuk-error-summary").count() == 1
    page.goto(page.url.replace("/finish/", "/review/"))
    hand_in(page, "someone@beichen.example")
    assert page.locator(REPORT).count() == 1
    look(page, "report")


def test_it_can_be_done_without_scripts(browser: Browser, site: Site) -> None:
    context = browser.new_context(base_url=site.address, java_script_enabled=False)
    page = context.new_page()
    begin(page)
    answer_all(page)
    hand_in(page, "scriptless@beichen.example")
    assert page.locator(REPORT).count() == 1
    context.close()


def test_it_can_be_done_on_a_small_telephone(browser: Browser, site: Site) -> None:
    context = browser.new_context(
        base_url=site.address,
        viewport={"width": 360, "height": 640},
        has_touch=True,
        is_mobile=True,
    )
    page = context.new_page()
    begin(page)
    answer_all(page, lambda page, what: fits(page))
    hand_in(page, "telephone@beichen.example")
    fits(page)
    context.close()


def fits(page: Page) -> None:
    """Nothing leads sideways."""
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_it_can_be_done_with_the_keyboard_alone(page: Page) -> None:
    page.goto("/")
    press(page, "main .page-opening a.govuk-button")
    press(page, "input[name=consent]", "Space")
    press(page, "form[method=post] .govuk-button")
    while "/review/" not in page.url:
        fill_by_keyboard(page)
        press(page, "button[value=next]:not([aria-hidden])")
    press(page, "main a.govuk-button")
    for name, text in (("number", "00000016"), ("name", "北辰"), ("email", "keys@beichen.example")):
        reach(page, f"[name={name}]")
        page.keyboard.type(text)
    press(page, "form#who .govuk-button")
    page.wait_for_url("**/report/**")
    assert page.locator(REPORT).count() == 1


def press(page: Page, target: str, key: str = "Enter") -> None:
    """Go to a target by tabbing, and press a key on it."""
    reach(page, target)
    before = page.url
    page.keyboard.press(key)
    if key == "Enter":
        page.wait_for_load_state()
        page.wait_for_function(
            "before => location.href !== before || document.readyState", arg=before
        )


def reach(page: Page, target: str) -> None:
    """Tab until the target has the focus."""
    for _ in range(200):
        if page.evaluate("target => document.activeElement.matches(target)", target):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{target} cannot be reached at {page.url}")


def fill_by_keyboard(page: Page) -> None:
    """Answer what is seen: space marks, numbers are typed."""
    for question in page.locator("[data-question]").all():
        if not question.is_visible():
            continue
        inside = f'[data-question="{question.get_attribute("data-question")}"]'
        reach(page, f"{inside} input:not([data-behaviour], [type=range])")
        number = page.evaluate("document.activeElement.inputMode === 'numeric'")
        page.keyboard.type("55") if number else page.keyboard.press("Space")


def test_the_language_changes_without_losing_what_was_filled_in(page: Page) -> None:
    begin(page)
    fill(page)
    chosen = page.locator("input:checked").evaluate_all("all => all.map((one) => one.id)")
    page.locator(".site-language button").click()
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("input:checked").evaluate_all("all => all.map((one) => one.id)") == chosen


def test_what_is_filled_in_is_kept_while_one_is_at_it(page: Page) -> None:
    begin(page)
    with page.expect_response(lambda answer: "/keep/" in answer.url) as kept:
        fill(page)
    assert kept.value.status == 204
    page.locator(".part-saved:not(:empty)").wait_for()
    chosen = page.locator("input:checked").count()
    page.wait_for_load_state("networkidle")
    page.goto(page.url)
    assert page.locator("input:checked").count() == chosen


def test_a_page_left_open_is_sent_back_with_what_is_missing(page: Page) -> None:
    begin(page)
    forward(page).click()
    assert page.locator(".govuk-error-summary").count() == 1
    look(page, "questions, with nothing filled in")
