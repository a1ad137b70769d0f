"""Which slides a report makes, in which order, and what its notes say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from trigpoint.reports.content import (
    Block,
    Card,
    Cards,
    Exhibit,
    Figure,
    Figures,
    Paragraph,
    Points,
    Report,
    Section,
    Stacked,
    sentences_of,
)
from trigpoint.sentences import Sentence, plain

PROSE = 700
"""A chapter of words alone makes slides of up to so many characters; what is longer is read."""


@dataclass(frozen=True, slots=True)
class Divider:
    """The beginning of a chapter, with the names of its parts."""

    title: str
    lead: str
    parts: tuple[str, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Numbers:
    """Figures that matter, side by side."""

    kicker: str
    title: Sentence
    figures: tuple[Figure, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Prose:
    """Paragraphs and points to read out."""

    kicker: str
    title: Sentence
    blocks: tuple[Paragraph | Points, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statements:
    """Cards: findings one below the other, stages side by side."""

    kicker: str
    title: Sentence
    cards: tuple[Card, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """An exhibit, with the question that it answers and what warns of it."""

    kicker: str
    title: Sentence
    exhibit: Exhibit
    question: str = ""
    warning: str = ""
    notes: tuple[str, ...] = ()


Page = Divider | Numbers | Prose | Statements | Shown


def sentences_on(page: Page) -> Iterator[Sentence]:
    """The sentences of a slide of words or figures, with their numbers bound."""
    match page:
        case Numbers(figures=figures):
            yield from sentences_of((Figures(figures),))
        case Prose(blocks=blocks):
            yield from sentences_of(blocks)
        case Statements(cards=cards):
            yield from sentences_of((Cards(cards),))


def outline(report: Report, headline: str, brief: str) -> list[Page]:
    """The slides between the cover and the close.

    ``headline`` is the title of the opening's figures, ``brief`` that of its points and cards; of
    its stages one bar is shown, that of all. A chapter of words before anything is shown is a
    foreword: it is read and makes no slide.
    """
    first = Section("", headline, tuple(map(_as_one_bar, report.opening)))
    pages = [
        replace(page, title=(brief,)) if isinstance(page, Statements | Prose) else page
        for page in _pages(first, "", figures=True)
    ]
    shown = False
    for section in report.sections:
        worded = _is_worded(section)
        pages += _worded(section, shown) if worded else _section(section, "")
        shown = shown or not worded
    return pages


def _as_one_bar(block: Block) -> Block:
    if isinstance(block, Exhibit) and isinstance(block.chart, Stacked):
        return replace(block, chart=replace(block.chart, rows=block.chart.rows[:1]), on_slide=True)
    return block


def _is_worded(section: Section) -> bool:
    """Whether a chapter is of words alone."""
    told = not any(isinstance(block, Exhibit | Figures | Cards) for block in section.blocks)
    return told and all(map(_is_worded, section.sections))


def _worded(section: Section, shown: bool) -> list[Page]:
    blocks = tuple(_prose(section))
    fits = 0 < sum(map(_length, blocks)) <= PROSE
    return [Prose("", (section.title,), blocks)] if shown and fits else []


def _length(block: Paragraph | Points) -> int:
    sentences = block.items if isinstance(block, Points) else (block.sentence,)
    return sum(len(plain(one)) for one in sentences)


def _section(section: Section, above: str) -> list[Page]:
    """A section's slides; only a chapter has a divider, and only before more than one slide."""
    own = list(_pages(section, above, figures=not _shows(section)))
    below = [page for part in section.sections for page in _section(part, section.title)]
    if above or len(own) + len(below) < 2:
        return [*own, *below]
    parts = tuple(part.title for part in section.sections)
    return [Divider(section.title, _said_as(section.blocks, "lead"), parts), *own, *below]


def _pages(section: Section, above: str, *, figures: bool) -> Iterator[Page]:
    """A section's slides; what is said before one is in its notes, what is left in the last's."""
    said: list[Paragraph] = []
    last: Page | None = None
    for block in section.blocks:
        if isinstance(block, Paragraph):
            said.append(block)
        for page in _block_pages(block, section, above, said, figures=figures):
            if last:
                yield last
            last = replace(page, notes=(*page.notes, *map(_text, said)))
            said = []
    if last:
        yield replace(last, notes=(*last.notes, *map(_text, said)))


def _block_pages(
    block: Block, section: Section, above: str, said: list[Paragraph], *, figures: bool
) -> Iterator[Page]:
    """The slides of a block, after the paragraphs that were ``said`` since the last one."""
    title = (section.title,)
    match block:
        case Figures(items=items) if figures:
            yield Numbers(above, title, items)
        case Points():
            yield Prose(above, title, (*said, block))
        case Cards(items=cards):
            yield Statements(above, title, cards)
            for card in cards:
                for one in card.blocks:
                    yield from _exhibit(one, section, above)
        case _:
            yield from _exhibit(block, section, above, said)


def _exhibit(
    block: Block, section: Section, above: str, said: list[Paragraph] | None = None
) -> Iterator[Page]:
    if isinstance(block, Exhibit) and block.on_slide:
        title = block.title or (block.table.title,)
        yield Shown(
            kicker=above if section.title == plain(title) else section.title,
            title=title,
            exhibit=block,
            question=_said_as(said or (), "question"),
            warning=_said_as(section.blocks, "warning"),
            notes=tuple(map(_figure_text, _figures(section))),
        )


def _figures(section: Section) -> Iterator[Figure]:
    """The figures that a section with exhibits says beside them."""
    for block in section.blocks:
        if isinstance(block, Figures):
            yield from block.items


def _said_as(blocks: Iterable[Block], role: str) -> str:
    """What is said in paragraphs that have a role."""
    return " ".join(_text(one) for one in blocks if isinstance(one, Paragraph) and one.role == role)


def _text(paragraph: Paragraph) -> str:
    return plain(paragraph.sentence)


def _prose(section: Section) -> Iterator[Paragraph | Points]:
    for block in section.blocks:
        if isinstance(block, Paragraph | Points):
            yield block
    for part in section.sections:
        yield Paragraph((part.title,), "lead")
        yield from _prose(part)


def _shows(section: Section) -> bool:
    return any(isinstance(block, Exhibit) and block.on_slide for block in section.blocks)


def _figure_text(figure: Figure) -> str:
    return " ".join(filter(None, [figure.label, plain(figure.main), plain(figure.beside)]))
