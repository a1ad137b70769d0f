"""The slides between which a deck is spoken: cover, dividers, close."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from pptx.slide import Slide
from pptx.util import Pt

from trigpoint.errors import DataError, Fault
from trigpoint.reports.pptx.canvas import MARGIN, SIDE, Box, Line, Run, line, put, write
from trigpoint.reports.pptx.frame import ACROSS, finish, move, set_title
from trigpoint.reports.pptx.measure import fitted, fitted_title, sizes
from trigpoint.reports.pptx.outline import Divider
from trigpoint.reports.pptx.palette import PAPER
from trigpoint.reports.pptx.setting import Setting

_LARGE = (49.0, 44.0, 39.0, 35.0)
_TITLE = Box(MARGIN, 112, ACROSS, 160)
_BELOW = Box(MARGIN, 288, ACROSS * 0.8, 88)
_PARTS = replace(_BELOW, h=176)


def draw_cover(setting: Setting) -> None:
    """Title, subtitle, organiser, date, and a warning where the answers are invented.

    A logo stands on it where it is a PNG file: PowerPoint shows no SVG without a picture of it.
    """
    report = setting.report
    slide = _dark(setting, "cover", report.title, report.subtitle, _BELOW)
    logo = setting.look.logo
    if logo is not None and logo.suffix.lower() == ".png":
        _logo(slide, logo)
    _signature(setting, slide)
    if report.warning:
        _warn(setting, slide)
    finish(setting, slide, (report.subtitle, report.warning))


def draw_divider(setting: Setting, page: Divider) -> None:
    """The title of a chapter, and its parts or what it is about."""
    slide = _dark(setting, "divider", page.title, page.lead or "\n".join(page.parts), _PARTS)
    finish(setting, slide, page.notes)


def draw_close(setting: Setting) -> None:
    """Whom to turn to, and where the figures are."""
    slide = _dark(setting, "cover", setting.own["thanks"], setting.own["figures"], _BELOW)
    _signature(setting, slide)
    finish(setting, slide, (setting.report.title,))


def _dark(setting: Setting, layout: str, title: str, below: str, room: Box) -> Slide:
    """A slide on dark ground with its title and what stands below it."""
    slide: Slide = setting.deck.file.slides.add_slide(setting.deck.layouts[layout])
    size = fitted_title(title, _TITLE.w, _TITLE.h, _LARGE, (*_LARGE, *sizes(31)))
    set_title(slide, _TITLE, [Line((Run(title, PAPER, True),), size)], "bottom")
    place: Any = slide.placeholders[1]
    if below:
        move(place, room)
        size = fitted([below], room.w, room.h, sizes(20))
        write(place.text_frame, [line(one, size, PAPER) for one in below.split("\n")])
    else:
        place._element.getparent().remove(place._element)
    return slide


def _signature(setting: Setting, slide: Slide) -> None:
    report = setting.report
    names = setting.look.name or report.organiser
    lines = [line(one, 16, PAPER) for one in (names, _date(setting)) if one]
    put(slide, Box(MARGIN, 384, ACROSS, 64), lines)


def _warn(setting: Setting, slide: Slide) -> None:
    """The warning, on paper: alarm does not stand out on a dark ground."""
    warning, sheet = setting.report.warning, Box(MARGIN, 464, ACROSS - 96, 40)
    size = fitted([warning], sheet.w - 2 * SIDE, sheet.h - 4, sizes(12))
    put(slide, sheet, [line(warning, size, setting.look.alarm)], "middle", PAPER)


def _date(setting: Setting) -> str:
    day = setting.report.dated
    if day is None:
        return ""
    return setting.own["date"].format(year=day.year, month=day.month, day=day.day)


def _logo(slide: Slide, path: Path) -> None:
    try:
        slide.shapes.add_picture(str(path), Pt(MARGIN), Pt(48), height=Pt(40))
    except OSError as error:
        raise DataError(Fault(str(path), "the logo cannot be read", "a PNG file")) from error
