"""Style sheets: of every report, of a page around one, and what the look gives to them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from trigpoint.reports.content import Report
from trigpoint.reports.html.templating import template
from trigpoint.reports.look import Look, luminance


def report_style(report: Report) -> str:
    """The style of a report, all of it within its class."""
    return look_style(report.look, max(len(report.look.stages), report.stages()))


@cache
def look_style(look: Look, most: int) -> str:
    """The style of every report of a look that shows up to so many ordered parts."""
    return template("style/fragment.css").render(look=look, stage_rules=stage_rules(look, most))


def page_style(report: Report) -> str:
    """The style of what is around a report: its bar, and on paper its title on every sheet."""
    mark = report.words["reconstructed"] if report.warning else ""
    return template("style/page.css").render(
        look=report.look, title=css_string(report.title), mark=css_string(mark)
    )


def stage_rules(look: Look, most: int) -> str:
    """A class ``k4-1`` with ``--hue`` and ``--on`` for the first of four ordered parts, and so on.

    There are rules for every count of parts up to ``most``. ``--on`` is the colour of text upon
    the hue: ink or paper, whichever is read more easily.
    """
    return "\n".join(rule for count in range(1, most + 1) for rule in _rules(count, look))


def contrast(first: str, second: str) -> float:
    """The contrast of two colours, 1 to 21, as WCAG 2.2 defines it (relative luminance)."""
    darker, lighter = sorted((luminance(first), luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def css_string(text: str) -> str:
    """The text as a string of CSS; whatever is no letter or digit is written by its code point."""
    escaped = (c if c.isalnum() and c.isascii() else f"\\{ord(c):x} " for c in text)
    return f'"{"".join(escaped)}"'


def _rules(count: int, look: Look) -> Iterator[str]:
    for position, hue in enumerate(look.stage_colours(count), 1):
        on = max((look.ink, look.paper), key=lambda colour: contrast(hue, colour))
        yield f".k{count}-{position} {{ --hue: {hue}; --on: {on}; }}"
