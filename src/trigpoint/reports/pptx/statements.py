"""Slides of statements: a card's title large, what it says below it, one card under the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pptx.slide import Slide

from trigpoint.reports.content import Card
from trigpoint.reports.pptx.canvas import Box, Line, Run, put, runs, stack_height
from trigpoint.reports.pptx.frame import ACROSS, BODY, Frame, content_slide, numbered
from trigpoint.reports.pptx.measure import sizes
from trigpoint.reports.pptx.outline import Statements
from trigpoint.reports.pptx.palette import ACCENT
from trigpoint.reports.pptx.prose import block_lines
from trigpoint.reports.pptx.setting import Setting

MOST = 5
"""So many statements stand on a slide."""

_MARK = 48.0
_SIZES = (20.0, 18.0, *sizes(16))
_READ, _BETWEEN = 18.0, 12.0
"""Several statements on a slide are at least that large, and that far apart."""


def draw_statements(setting: Setting, page: Statements) -> None:
    """At most five statements to a slide."""
    groups = _by_slide(setting, page.cards)
    done = 0
    for at, group in enumerate(groups):
        frame = Frame(page.kicker, numbered(setting, page.title, at, len(groups)))
        slide = content_slide(setting, frame, page.notes if at == 0 else ())
        _rows(setting, slide, frame.body, group, done)
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


def _by_slide(setting: Setting, cards: Sequence[Card]) -> list[list[Card]]:
    """At most five cards to a slide, no more than are still read, and much the same on each."""
    groups = list(_greedy(setting, cards, MOST))
    even = list(_greedy(setting, cards, -(-len(cards) // max(1, len(groups)))))
    return even if len(even) == len(groups) else groups


def _greedy(setting: Setting, cards: Sequence[Card], most: int) -> Iterator[list[Card]]:
    group: list[Card] = []
    for card in cards:
        tried = [*group, card]
        high = sum(_row_height(setting, one, _READ) + _BETWEEN for one in tried)
        if group and (len(tried) > most or high > BODY):
            yield group
            tried = [card]
        group = tried
    if group:
        yield group


def _row_size(setting: Setting, cards: Sequence[Card], height: float) -> float:
    for size in _SIZES:
        if sum(_row_height(setting, card, size) + _BETWEEN for card in cards) <= height:
            return size
    return _SIZES[-1]


def _row_height(setting: Setting, card: Card, size: float) -> float:
    return stack_height(_card_lines(setting, card, size), ACROSS - _MARK)


def _card_lines(setting: Setting, card: Card, size: float) -> list[Line]:
    """A card's title, and what it says a step smaller."""
    title = Line(tuple(replace(run, bold=True) for run in runs(card.title)), size)
    small = next(iter(sizes(size * 0.81)), size)
    return [title, *(one for block in card.blocks for one in block_lines(block, small, setting))]
