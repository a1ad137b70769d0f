"""A report as slides that one can present and edit: native charts, real titles, speaker notes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from trigpoint.files import write_bytes
from trigpoint.reports.content import Report
from trigpoint.reports.pptx.columns import draw_columns
from trigpoint.reports.pptx.covers import draw_close, draw_cover, draw_divider
from trigpoint.reports.pptx.exhibits import draw_exhibit
from trigpoint.reports.pptx.notes import named_lines
from trigpoint.reports.pptx.numbers import draw_numbers
from trigpoint.reports.pptx.outline import (
    Divider,
    Numbers,
    Page,
    Prose,
    Shown,
    Statements,
    outline,
    sentences_on,
)
from trigpoint.reports.pptx.package import packed
from trigpoint.reports.pptx.prose import draw_prose
from trigpoint.reports.pptx.sections import add_sections
from trigpoint.reports.pptx.setting import Setting, setting
from trigpoint.reports.pptx.statements import draw_statements


def write_pptx(report: Report, target: Path) -> None:
    """Write ``report`` as a deck, whole or not at all; the same report gives the same bytes.

    On slides stand the first screen, the exhibits that are ``on_slide``, cards, points and short
    prose. What is said around them is in the speaker's notes, and every figure in its table: of a
    slide of words, beside which no table stands, in the notes as well.
    """
    scene = setting(report)
    slides = scene.deck.file.slides
    chapters = [(report.title, 0)]
    draw_cover(scene)
    for page in outline(report, scene.own["headline"], scene.own["brief"]):
        if isinstance(page, Divider):
            chapters.append((page.title, len(slides)))
        figures = named_lines(sentences_on(page), report.tables(), report.words)
        _draw(scene, replace(page, notes=(*page.notes, *figures)))
    draw_close(scene)
    add_sections(scene.deck.file, chapters)
    write_bytes(target, packed(scene))


def _draw(scene: Setting, page: Page) -> None:
    match page:
        case Divider():
            draw_divider(scene, page)
        case Numbers():
            draw_numbers(scene, page)
        case Prose():
            draw_prose(scene, page)
        case Statements() if any(card.stage for card in page.cards):
            draw_columns(scene, page)
        case Statements():
            draw_statements(scene, page)
        case Shown():
            draw_exhibit(scene, page)
