"""Ink or paper on a colour: always the one that can be read."""

from __future__ import annotations

import pytest

from trigpoint.reports.look import own_look
from trigpoint.reports.pptx.palette import INK, PAPER, readable_on


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return sum(weight * one for weight, one in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colour", [*own_look().stages, own_look().accent])
def test_words_on_a_colour_of_the_look_stand_out(colour):
    look = own_look()
    words = {INK: look.ink, PAPER: look.paper}[readable_on(colour)]
    assert contrast(words, colour) >= 4.5


@pytest.mark.parametrize(("colour", "words"), [("#ffffff", INK), ("#000000", PAPER)])
def test_ink_is_for_light_grounds_and_paper_for_dark_ones(colour, words):
    assert readable_on(colour) == words
