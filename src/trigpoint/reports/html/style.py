"""What the look gives to the style sheet: the stages' colours, and text as CSS writes it."""

from __future__ import annotations

from collections.abc import Iterator

from trigpoint.reports.content import Cards, Chart, Exhibit, Figures, Report, Stacked, Strip
from trigpoint.reports.look import Look, luminance


def stage_rules(report: Report) -> str:
    """A class ``k4-1`` with ``--hue`` and ``--on`` for the first of four ordered parts, and so on.

    ``--on`` is the colour of text upon it: ink or paper, whichever is read more easily.
    """
    counts = {stage_count(report), *_strips(report), *_parts(report)} - {0}
    return "\n".join(rule for count in sorted(counts) for rule in _rules(count, report.look))


def stage_count(report: Report) -> int:
    """How many stages there are, as far as the report shows."""
    return max(_strips(report), default=max([*_named(report), *_parts(report)], default=0))


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


def _charts(report: Report) -> Iterator[Chart]:
    for block in report.blocks():
        if isinstance(block, Exhibit) and block.chart:
            yield block.chart


def _strips(report: Report) -> Iterator[int]:
    return (len(chart.stages) for chart in _charts(report) if isinstance(chart, Strip))


def _parts(report: Report) -> Iterator[int]:
    return (len(chart.parts) for chart in _charts(report) if isinstance(chart, Stacked))


def _named(report: Report) -> Iterator[int]:
    for block in report.blocks():
        if isinstance(block, Figures | Cards):
            yield from (item.stage for item in block.items if item.stage is not None)
