"""What every page is held to, whatever it is about."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WIDTHS = (320, 360, 768, 1280)
"""CSS pixels: 1280 at a zoom of 400 %, the smallest telephone, a tablet, a desk."""

TARGET = 44
"""CSS pixels that a target measures at least; links within a sentence are as high as its line."""

SPACED = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }
"""
"""The text spacing of WCAG 2.2, 1.4.12."""


def faults(page: Page) -> dict[str, list[str]]:
    """Everything that is wrong with a page for somebody, at a desk and on a telephone."""
    found = {"axe at a desk": violations(page), "small targets": small_targets(page)}
    for width in WIDTHS:
        found[f"wider than {width}"] = overflow(page, width)
    page.set_viewport_size({"width": 360, "height": 740})
    found["axe on a telephone"] = violations(page)
    found["cut off when spaced out"] = hidden_by_spacing(page)
    found["wider when spaced out"] = overflow(page, 320)
    page.evaluate("document.adoptedStyleSheets = []")
    page.set_viewport_size({"width": 1280, "height": 800})
    return {what: places for what, places in found.items() if places}


def violations(page: Page) -> list[str]:
    """What axe finds against WCAG 2.2 AA and its own good practice, with the places."""
    found = Axe().run(page, options={"rules": {"target-size": {"enabled": True}}}).response
    return [
        f"{rule['id']}: {node['target']} {node['html'][:120]}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def overflow(page: Page, width: int) -> list[str]:
    """The elements that make the page wider than so many pixels."""
    page.set_viewport_size({"width": width, "height": 800})
    return page.evaluate(
        """width => {
          if (document.documentElement.scrollWidth <= width) return [];
          const wide = [...document.querySelectorAll("body *")].filter((one) =>
            one.getBoundingClientRect().right > width + 1 && !one.closest(".part-scroll, .scroll"));
          return wide.map((one) => one.outerHTML.slice(0, 120));
        }""",
        width,
    )


def small_targets(page: Page) -> list[str]:
    """Controls and links that stand alone and are smaller than a finger."""
    return page.evaluate(
        """least => {
          const alone = document.querySelectorAll(
            ".site :is(button, select, .govuk-radios__label, .govuk-checkboxes__label, nav a, " +
            "input:not([type=hidden], [type=radio], [type=checkbox]), .govuk-button, summary)");
          return [...alone].filter((one) => !one.closest(".trigpoint")).filter((one) => {
            const box = one.getBoundingClientRect();
            return box.width > 1 && (box.height < least || box.width < least);
          }).map((one) => one.outerHTML.slice(0, 120));
        }""",
        TARGET,
    )


def hidden_by_spacing(page: Page) -> list[str]:
    """Words that are cut off once the reader spaces out the text."""
    return page.evaluate(
        """style => {
          const spaced = new CSSStyleSheet();
          spaced.replaceSync(style);
          document.adoptedStyleSheets = [spaced];
          const wordy = document.querySelectorAll(
            ".site :is(p, a, button, label, legend, dt, dd, h1, h2, h3, li, th, td)");
          return [...wordy].filter((one) => {
            const cut = one.clientWidth > 1 && one.scrollHeight > one.clientHeight + 1;
            const { overflow, fontSize } = getComputedStyle(one);
            return cut && overflow === "hidden" && fontSize !== "0px";
          }).map((one) => one.outerHTML.slice(0, 120));
        }""",
        SPACED,
    )
