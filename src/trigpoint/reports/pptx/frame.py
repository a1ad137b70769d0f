"""A slide with what all have: kicker, title, room for the body, source, warning, page, notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pptx.slide import Slide
from pptx.util import Pt

from trigpoint.reports.pptx.canvas import MARGIN, WIDTH, Box, Line, line, put, runs, write
from trigpoint.reports.pptx.measure import LEADING, fitted, fitted_title, sizes
from trigpoint.reports.pptx.palette import SOFT
from trigpoint.reports.pptx.setting import Setting
from trigpoint.reports.pptx.xml import element, printable
from trigpoint.sentences import Sentence, plain

ACROSS = WIDTH - 2 * MARGIN
_TITLE = Box(MARGIN, 52, ACROSS, 68)
_KICKER = Box(MARGIN, 28, ACROSS, 16)
_WARNING = Box(MARGIN, 500, ACROSS - 72, 26)
BODY = 384.0
"""The height of a body under a title of one line."""

_GAP = 16.0
_BELOW = 4.0


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the body of a slide."""

    kicker: str
    title: Sentence
    subtitle: str = ""
    foot: str = ""
    warning: str = ""

    def above(self, alarm: str) -> Iterator[tuple[Box, Line]]:
        """The lines above the body, the title first, each in its place."""
        words = plain(self.title)
        size = fitted_title(words, _TITLE.w, _TITLE.h, (25.0, 22.0), sizes(25))
        title = Line(tuple(replace(run, bold=True) for run in runs(self.title)), size)
        place = replace(_TITLE, h=max(title.height(_TITLE.w), 25 * LEADING))
        yield place, title
        given = ((self.subtitle, 14, SOFT), (self.warning, 12, alarm))
        for text, largest, colour in given:
            if text:
                one = _fit(replace(place, h=40), text, largest, colour)
                place = replace(place, y=place.y + place.h + _BELOW, h=one.height(place.w))
                yield place, one

    def below(self) -> Iterator[tuple[Box, Line]]:
        """The line under the body, in its place."""
        if self.foot:
            one = _fit(Box(MARGIN, 0, ACROSS, 28), self.foot, 11, SOFT)
            high = one.height(ACROSS)
            yield Box(MARGIN, _WARNING.y - 2 * _BELOW - high, ACROSS, high), one

    @property
    def body(self) -> Box:
        """The room between."""
        last = [place for place, _ in self.above("")][-1]
        top = last.y + last.h + _GAP
        ends = [place.y for place, _ in self.below()]
        return Box(MARGIN, top, ACROSS, min(ends, default=_WARNING.y) - 2 * _BELOW - top)


def content_slide(setting: Setting, frame: Frame, notes: Sequence[str]) -> Slide:
    """A slide with its frame; its body is empty."""
    slide: Slide = setting.deck.file.slides.add_slide(setting.deck.layouts["content"])
    alarm = setting.look.alarm
    (place, title), *others = frame.above(alarm)
    set_title(slide, place, [title])
    kicker = "\u3000".join(filter(None, [setting.report.title, frame.kicker]))
    others += [(_KICKER, _fit(_KICKER, kicker, 11, SOFT)), *frame.below()]
    if setting.report.warning:
        others.append((_WARNING, _fit(_WARNING, setting.report.warning, 10, alarm)))
    for place, one in others:
        put(slide, place, [one], "bottom")
    finish(setting, slide, notes)
    return slide


def finish(setting: Setting, slide: Slide, notes: Sequence[str]) -> None:
    """The page's number, and what the speaker sees."""
    number = len(setting.deck.file.slides)
    mark = element(
        "slide_number.xml", id=9999, number=number, words=setting.own, region=setting.region
    )
    slide.shapes._spTree.append(mark)
    frame = slide.notes_slide.notes_text_frame
    if frame is not None:
        frame.text = printable("\n".join(notes))


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


def _fit(box: Box, text: str, largest: float, colour: str) -> Line:
    """A text as large as it fits a box."""
    return line(text, fitted([text], box.w, box.h, sizes(largest)), colour)
