"""Slides of cards side by side, each about a stage and under a band in its colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pptx.slide import Slide

from trigpoint.reports.content import Card
from trigpoint.reports.pptx.canvas import SIDE, Box, Line, Run, put, runs, shrunk, stack_height
from trigpoint.reports.pptx.frame import ACROSS, BODY, Frame, content_slide, numbered
from trigpoint.reports.pptx.measure import fitted, sizes
from trigpoint.reports.pptx.outline import Statements
from trigpoint.reports.pptx.palette import PAGE, PAPER, readable_on
from trigpoint.reports.pptx.prose import block_lines
from trigpoint.reports.pptx.setting import Setting
from trigpoint.sentences import plain

_MOST = 4
_HEAD, _BAND = 48.0, 40.0
_GAP = 24.0
_READ = 12.0


def draw_columns(setting: Setting, page: Statements) -> None:
    """As many cards to a slide as are still read."""
    across = _across(setting, page.cards)
    groups = [page.cards[at : at + across] for at in range(0, len(page.cards), across)]
    for at, group in enumerate(groups):
        frame = Frame(page.kicker, numbered(setting, page.title, at, len(groups)))
        slide = content_slide(setting, frame, page.notes if at == 0 else ())
        body, wide = frame.body, _column_width(across)
        lines = [_column_lines(setting, card) for card in group]
        size = _column_size(lines, wide, body.h - _HEAD)
        for place, (card, text) in enumerate(zip(group, lines, strict=True)):
            box = Box(body.x + place * (wide + _GAP), body.y, wide, body.h)
            _column(setting, slide, box, card, shrunk(text, size))


def _across(setting: Setting, cards: Sequence[Card]) -> int:
    """How many cards fit side by side in a size that is still read."""
    lines = [_column_lines(setting, card) for card in cards]
    for across in range(min(_MOST, len(cards)), 1, -1):
        wide, height = _column_width(across), BODY - _HEAD
        if all(stack_height(shrunk(one, _READ), wide) <= height for one in lines):
            return across
    return 1


def _column_width(across: int) -> float:
    return (ACROSS - _GAP * (across - 1)) / across


def _column_size(columns: Sequence[Sequence[Line]], width: float, height: float) -> float:
    for size in sizes(16):
        if all(stack_height(shrunk(lines, size), width) <= height for lines in columns):
            return size
    return sizes(16)[-1]


def _column_lines(setting: Setting, card: Card) -> list[Line]:
    return [one for block in card.blocks for one in block_lines(block, 16, setting)]


def _column(setting: Setting, slide: Slide, box: Box, card: Card, lines: Sequence[Line]) -> None:
    """A card under a band with its stage's mark."""
    colour = setting.stage_colour(card.stage or 1)
    ink = readable_on(colour)
    mark = f"{card.stage}\u2002" if card.stage else ""
    size = fitted([mark + plain(card.title)], box.w - 2 * SIDE, _BAND, sizes(14))
    title = Line((Run(mark, ink, True), *runs(card.title, ink)), size)
    put(slide, replace(box, h=_BAND), [title], "middle", colour)
    said = Box(box.x - SIDE, box.y + _HEAD, box.w + 2 * SIDE, stack_height(lines, box.w) + _GAP)
    put(slide, said, lines, ground=PAGE if card.current else PAPER)
