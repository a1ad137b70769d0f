"""Every part of the design, in every state, as people with all their differences use it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.web.e2e.looking import faults

pytestmark = pytest.mark.slow
PAGES = [
    f"{language}/specimen/{page}"
    for language in ("", "/en")
    for page in ("parts/", "form/", "form/?wrong")
]


@pytest.mark.parametrize("address", PAGES)
def test_every_part_is_open_to_everybody(page: Page, address: str) -> None:
    page.goto(address)
    assert faults(page) == {}


def test_what_is_wrong_is_read_first_and_leads_to_the_field(page: Page) -> None:
    page.goto("/specimen/form/?wrong")
    summary = page.locator(".govuk-error-summary")
    assert summary.evaluate("one => one === document.activeElement")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "one"
    assert "one-error" in page.locator("#one").locator("xpath=ancestor::fieldset").get_attribute(
        "aria-describedby"
    )


def test_none_of_these_takes_the_others_back(page: Page) -> None:
    page.goto("/specimen/form/")
    page.locator("#many-4").check()
    assert not page.locator("#many").is_checked()
    page.locator("#many-2").check()
    assert not page.locator("#many-4").is_checked()


def test_slider_and_number_keep_step(page: Page) -> None:
    page.goto("/specimen/form/")
    slider, number = page.locator(".part-rating-slider"), page.locator("#rate")
    number.fill("40")
    assert slider.input_value() == "40"
    slider.press("ArrowRight")
    assert number.input_value() == "41"


def test_focus_is_seen_on_everything_that_takes_it(page: Page) -> None:
    page.goto("/specimen/form/")
    seen = []
    for _ in range(40):
        page.keyboard.press("Tab")
        seen.append(
            page.evaluate(
                """() => {
                  const one = document.activeElement;
                  const near = [one, one.nextElementSibling, one.querySelector("*")];
                  return one === document.body || near.filter(Boolean).some((drawn) =>
                    parseFloat(getComputedStyle(drawn).outlineWidth) >= 2
                    && getComputedStyle(drawn).outlineStyle !== "none");
                }"""
            )
        )
    assert all(seen)


def test_nothing_moves_for_those_who_ask_for_stillness(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto("/specimen/parts/")
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter((one) => {
          const style = getComputedStyle(one);
          return style.animationName !== "none" || parseFloat(style.transitionDuration) > 0;
        }).map((one) => one.className)"""
    )
    assert moving == []


def test_what_is_chosen_is_seen_in_forced_colours(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    page.goto("/specimen/form/")
    widths = page.evaluate(
        """() => ["#one-2", "#one"].map((id) =>
          parseFloat(getComputedStyle(document.querySelector(id + " + label")).borderTopWidth))"""
    )
    assert widths[0] > widths[1]
