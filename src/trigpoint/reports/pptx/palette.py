"""The colours of a deck: those of the theme by their places in it, all others by their values."""

from __future__ import annotations

from pptx.dml.color import ColorFormat, RGBColor
from pptx.enum.dml import MSO_THEME_COLOR

from trigpoint.reports.look import luminance

INK, SOFT, PAPER, PAGE, ACCENT = "tx1", "tx2", "bg1", "bg2", "accent1"
"""Places in the theme: a reader who changes the theme changes these."""

_THEME = {
    INK: MSO_THEME_COLOR.TEXT_1,
    SOFT: MSO_THEME_COLOR.TEXT_2,
    PAPER: MSO_THEME_COLOR.BACKGROUND_1,
    PAGE: MSO_THEME_COLOR.BACKGROUND_2,
    ACCENT: MSO_THEME_COLOR.ACCENT_1,
}


def paint(target: ColorFormat, colour: str) -> None:
    """Give ``target`` a colour: a place in the theme, or ``#rrggbb``."""
    if colour in _THEME:
        target.theme_color = _THEME[colour]
    else:
        target.rgb = RGBColor.from_string(colour[1:].upper())


def readable_on(colour: str) -> str:
    """Ink or paper, whichever stands out more on a colour ``#rrggbb``.

    At a relative luminance of 0.18 both stand out alike.
    """
    return INK if luminance(colour) > 0.18 else PAPER
