"""A slide with what all have: kicker, title, room for the body, source, warning, page, notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pptx.slide import Slide
from pptx.util import Pt

from trigpoint.reports.pptx.canvas import MARGIN, WIDTH, Box, Line, line, put, runs, write
from trigpoint.reports.pptx.measure import LEADING, fitted, sizes
from trigpoint.reports.pptx.palette import SOFT
from trigpoint.reports.pptx.setting import Setting
from trigpoint.reports.pptx.xml import element
from trigpoint.sentences import Sentence, plain

ACROSS = WIDTH - 2 * MARGIN
_TITLE = Box(MARGIN, 52, ACROSS, 68)
_BOTTOM = 508.0
_GAP = 16.0


def content_slide(
    setting: Setting,
    kicker: str,
    title: Sentence,
    notes: Sequence[str],
    subtitle: str = "",
    foot: str = "",
    warning: str = "",
) -> tuple[Slide, Box]:
    """A slide with its title and foot, and the room that is left between them."""
    slide = setting.deck.file.slides.add_slide(setting.deck.layouts["content"])
    top = _title(slide, title)
    above = "　".join(filter(None, [setting.report.title, kicker]))
    _fitted(slide, Box(MARGIN, 28, ACROSS, 16), above, 11, SOFT, "bottom")
    if subtitle:
        top += 4 + _fitted(slide, Box(MARGIN, top + 4, ACROSS, 40), subtitle, 14, SOFT)
    if warning:
        box = Box(MARGIN, top + 4, ACROSS, 32)
        top += 4 + _fitted(slide, box, warning, 12, setting.look.alarm)
    bottom = _BOTTOM - 8
    if foot:
        room = Box(MARGIN, bottom - 28, ACROSS, 28)
        _fitted(slide, room, foot, 11, SOFT, "bottom")
        bottom = room.y - 8
    _warn(setting, slide)
    finish(setting, slide, notes)
    return slide, Box(MARGIN, top + _GAP, ACROSS, bottom - top - _GAP)


def finish(setting: Setting, slide: Slide, notes: Sequence[str]) -> None:
    """The page's number, and what the speaker sees."""
    number = len(setting.deck.file.slides)
    mark = element(
        "slide_number.xml", id=9999, number=number, words=setting.own, region=setting.region
    )
    slide.shapes._spTree.append(mark)
    frame = slide.notes_slide.notes_text_frame
    if frame is not None:
        frame.text = "\n".join(notes)


def numbered(setting: Setting, title: Sentence, at: int, of: int) -> Sentence:
    """The title of one of several slides of the same."""
    if of == 1:
        return title
    before, after = setting.own["part"].format(title="\0", at=at + 1, of=of).split("\0")
    return (*filter(None, [before]), *title, after)


def set_title(slide: Slide, box: Box, lines: Sequence[Line], anchor: str = "top") -> None:
    """Put lines into the slide's title, at a place of its own."""
    title = slide.shapes.title
    if title is not None:
        move(title, box)
        write(title.text_frame, lines, anchor)


def move(shape: Any, box: Box) -> None:
    """Put a shape into a place."""
    shape.left, shape.top, shape.width, shape.height = map(Pt, (box.x, box.y, box.w, box.h))


def _title(slide: Slide, title: Sentence) -> float:
    """Set the title as large as it fits; gives where it ends."""
    size = fitted([plain(title)], _TITLE.w, _TITLE.h, sizes(25))
    one = Line(tuple(replace(run, bold=True) for run in runs(title)), size)
    height = max(one.height(_TITLE.w), 25 * LEADING)
    set_title(slide, Box(_TITLE.x, _TITLE.y, _TITLE.w, height), [one])
    return _TITLE.y + height


def _fitted(
    slide: Slide, box: Box, text: str, largest: float, colour: str, anchor: str = "top"
) -> float:
    """Set a text as large as it fits; gives how high it is."""
    size = fitted([text], box.w, box.h, sizes(largest))
    one = line(text, size, colour)
    put(slide, box, [one], anchor)
    return one.height(box.w)


def _warn(setting: Setting, slide: Slide) -> None:
    """On invented answers the warning, which stays with a slide that is copied."""
    if setting.report.warning:
        box = Box(MARGIN, _BOTTOM, ACROSS - 72, 16)
        _fitted(slide, box, setting.report.warning, 10, setting.look.alarm, "bottom")
