"""Slides of paragraphs and points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from trigpoint.reports.content import Block, Figures, Paragraph, Points
from trigpoint.reports.pptx.canvas import Bullet, Line, put, runs, shrunk, stack_height
from trigpoint.reports.pptx.frame import ACROSS, BODY, Frame, content_slide, numbered
from trigpoint.reports.pptx.numbers import figure_lines
from trigpoint.reports.pptx.outline import Prose
from trigpoint.reports.pptx.palette import INK, SOFT
from trigpoint.reports.pptx.setting import Setting
from trigpoint.sentences import Sentence

_WIDE = ACROSS * 0.85
"""The length of lines that are read."""


def draw_prose(setting: Setting, page: Prose) -> None:
    """Paragraphs and points, over as many slides as they need."""
    lines = [one for block in page.blocks for one in block_lines(block, 25, setting)]
    lines = list(shrunk(lines, _size(lines)))
    parts = list(_filled(lines, _WIDE, BODY))
    for at, part in enumerate(parts):
        frame = Frame(page.kicker, numbered(setting, page.title, at, len(parts)))
        slide = content_slide(setting, frame, page.notes if at == 0 else ())
        put(slide, replace(frame.body, w=_WIDE), part)


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
    tried = [(25.0, BODY * 0.6), (20.0, BODY), (16.0, BODY), (14.0, BODY), (16.0, 2 * BODY)]
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
