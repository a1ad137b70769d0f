"""Slides of words: findings one below the other, stages side by side, paragraphs and points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pptx.slide import Slide

from trigpoint.reports.content import Block, Card, Figures, Paragraph, Points
from trigpoint.reports.pptx.canvas import (
    Box,
    Bullet,
    Line,
    Run,
    fill_box,
    put,
    runs,
    shrunk,
    stack_height,
)
from trigpoint.reports.pptx.frame import ACROSS, content_slide, numbered
from trigpoint.reports.pptx.measure import fitted, sizes
from trigpoint.reports.pptx.numbers import figure_lines
from trigpoint.reports.pptx.outline import Prose, Statements
from trigpoint.reports.pptx.palette import ACCENT, INK, PAGE, SOFT, readable_on
from trigpoint.reports.pptx.setting import Setting
from trigpoint.sentences import Sentence, plain

MOST = 5
"""So many statements stand on a slide."""

_BODY = 368.0
"""The height of a slide's body under a title of one line."""

_WIDE = ACROSS * 0.85
"""The length of lines that are read."""

_MARK = 48.0
_READ, _BETWEEN = 20.0, 12.0
"""The size of a statement, where there is room, and what parts it from the next."""

_BAND = 40.0
_GAP = 24.0


def draw_prose(setting: Setting, page: Prose) -> None:
    """Paragraphs and points, over as many slides as they need."""
    lines = [one for block in page.blocks for one in block_lines(block, 25, setting)]
    lines = list(shrunk(lines, _size(lines)))
    parts = list(_filled(lines, _WIDE, _BODY))
    for at, part in enumerate(parts):
        title = numbered(setting, page.title, at, len(parts))
        slide, body = content_slide(setting, page.kicker, title, page.notes if at == 0 else ())
        put(slide, replace(body, w=_WIDE), part)


def draw_statements(setting: Setting, page: Statements) -> None:
    """Cards: side by side where each is about a stage, one below the other where not."""
    if any(card.stage for card in page.cards):
        _draw_columns(setting, page)
    else:
        _draw_rows(setting, page)


def block_lines(block: Block, size: float, setting: Setting) -> list[Line]:
    """What a block says, as paragraphs."""
    match block:
        case Paragraph(sentence=sentence, role=role):
            return [_paragraph(sentence, role, size, setting)]
        case Points(items=items, numbered=numbered):
            bullet: Bullet = "number" if numbered else "point"
            return [Line(runs(item), size, above=size * 0.4, bullet=bullet) for item in items]
        case Figures(items=figures):
            return figure_lines(figures, size)
        case _:
            return []


def _paragraph(sentence: Sentence, role: str, size: float, setting: Setting) -> Line:
    colour = {"warning": setting.look.alarm, "note": SOFT, "question": SOFT}.get(role, INK)
    set_ = runs(sentence, colour)
    if role == "lead":
        set_ = tuple(replace(run, bold=True) for run in set_)
    return Line(set_, size, above=size * 0.6)


def _size(lines: Sequence[Line]) -> float:
    """The size in which paragraphs take half a slide, a slide, or several."""
    tried = [(25.0, _BODY * 0.6), (20.0, _BODY), (16.0, _BODY), (14.0, _BODY), (16.0, 2 * _BODY)]
    for size, room in tried:
        if stack_height(shrunk(lines, size), _WIDE) <= room:
            return size
    return 14.0


def _filled(lines: Sequence[Line], width: float, height: float) -> Iterator[list[Line]]:
    """Paragraphs by slides."""
    part: list[Line] = []
    for one in lines:
        if part and stack_height([*part, one], width) > height:
            yield part
            part = []
        part.append(one)
    if part:
        yield part


# --- one below the other


def _draw_rows(setting: Setting, page: Statements) -> None:
    groups = list(_by_slide(setting, page.cards))
    done = 0
    for at, group in enumerate(groups):
        title = numbered(setting, page.title, at, len(groups))
        notes = page.notes if at == 0 else ()
        slide, body = content_slide(setting, page.kicker, title, notes)
        _rows(setting, slide, body, group, done)
        done += len(group)


def _rows(setting: Setting, slide: Slide, body: Box, cards: Sequence[Card], done: int) -> None:
    size = _row_size(setting, cards, body.h)
    heights = [_row_height(setting, card, size) for card in cards]
    gap = min(40.0, (body.h - sum(heights)) / max(1, len(cards) - 1))
    y = body.y
    for at, (card, height) in enumerate(zip(cards, heights, strict=True), done + 1):
        put(slide, Box(body.x, y, _MARK, height), [Line((Run(str(at), ACCENT, True),), size)])
        words = Box(body.x + _MARK, y, body.w - _MARK, height)
        put(slide, words, _card_lines(setting, card, size))
        y += height + gap


def _by_slide(setting: Setting, cards: Sequence[Card]) -> Iterator[list[Card]]:
    """At most five cards to a slide, and no more than fit in a size that is still read."""
    group: list[Card] = []
    for card in cards:
        tried = [*group, card]
        high = sum(_row_height(setting, one, _READ) + _BETWEEN for one in tried)
        if group and (len(tried) > MOST or high > _BODY):
            yield group
            tried = [card]
        group = tried
    if group:
        yield group


def _row_size(setting: Setting, cards: Sequence[Card], height: float) -> float:
    for size in sizes(_READ):
        if sum(_row_height(setting, card, size) + _BETWEEN for card in cards) <= height:
            return size
    return sizes(_READ)[-1]


def _row_height(setting: Setting, card: Card, size: float) -> float:
    return stack_height(_card_lines(setting, card, size), ACROSS - _MARK)


def _card_lines(setting: Setting, card: Card, size: float) -> list[Line]:
    """A card's title, and what it says a step smaller."""
    title = Line(tuple(replace(run, bold=True) for run in runs(card.title)), size)
    small = next(iter(sizes(size * 0.81)), size)
    return [title, *(one for block in card.blocks for one in block_lines(block, small, setting))]


# --- side by side


def _draw_columns(setting: Setting, page: Statements) -> None:
    across = _across(setting, page.cards)
    groups = [page.cards[at : at + across] for at in range(0, len(page.cards), across)]
    for at, group in enumerate(groups):
        title = numbered(setting, page.title, at, len(groups))
        notes = page.notes if at == 0 else ()
        slide, body = content_slide(setting, page.kicker, title, notes)
        wide = _column_width(across)
        lines = [_column_lines(setting, card) for card in group]
        size = _column_size(lines, wide, body.h - _MARK)
        for place, (card, text) in enumerate(zip(group, lines, strict=True)):
            box = Box(body.x + place * (wide + _GAP), body.y, wide, body.h)
            _column(setting, slide, box, card, shrunk(text, size))


def _across(setting: Setting, cards: Sequence[Card]) -> int:
    """How many cards fit side by side in a size that is still read."""
    lines = [_column_lines(setting, card) for card in cards]
    for across in range(min(4, len(cards)), 1, -1):
        wide, height = _column_width(across), _BODY - _MARK
        if all(stack_height(shrunk(one, 12), wide) <= height for one in lines):
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
    count = max(card.stage or 1, len(setting.look.stages))
    colour = setting.look.stage_colours(count)[(card.stage or 1) - 1]
    if card.current:
        fill_box(slide, Box(box.x - 8, box.y - 8, box.w + 16, box.h + 8), PAGE)
    band = Box(box.x, box.y, box.w, _BAND)
    fill_box(slide, band, colour)
    ink = readable_on(colour)
    mark = f"{card.stage}\u2002" if card.stage else ""
    words = replace(band, x=band.x + 8, w=band.w - 16)
    size = fitted([mark + plain(card.title)], words.w, words.h, sizes(14))
    title = Line((Run(mark, ink, True), *runs(card.title, ink)), size)
    put(slide, words, [title], "middle")
    put(slide, Box(box.x, box.y + _MARK, box.w, box.h - _MARK), lines)
