"""The tables of a report in the order of reading, each with a sheet's name and its question."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from trigpoint.reports.content import Block, Cards, Exhibit, Paragraph, Report, Section
from trigpoint.sentences import plain

LONGEST = 31
"""So long may the name of a sheet be, in UTF-16 units."""

_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\'\x00-\x1f]+")


@dataclass(frozen=True, slots=True)
class Listed:
    """A table: the ``name`` of its sheet, the ``chapter`` it stands in, what was asked."""

    number: int
    name: str
    chapter: str
    exhibit: Exhibit
    question: str


def listed(report: Report) -> list[Listed]:
    """Every table once, where it is first shown."""
    found: dict[str, Listed] = {}
    for chapter, exhibit, question in _exhibits(report):
        id_, number = exhibit.table.id, len(found) + 1
        if id_ not in found:
            name = sheet_name(number, exhibit.table.title)
            found[id_] = Listed(number, name, chapter, exhibit, question)
    return list(found.values())


def sheet_name(number: int, title: str) -> str:
    """A name that no other sheet has, and that a spreadsheet takes."""
    words = " ".join(_NOT_IN_NAMES.sub(" ", title).split())
    units = f"{number:02d} {words}".encode("utf-16-le")[: 2 * LONGEST]
    return units.decode("utf-16-le", errors="ignore").strip()


def _exhibits(report: Report) -> Iterator[tuple[str, Exhibit, str]]:
    """Every exhibit, with its chapter and the question before it."""
    yield from _of_blocks("", report.opening)
    for section in report.sections:
        yield from _of_section(section.title, section)


def _of_section(chapter: str, section: Section) -> Iterator[tuple[str, Exhibit, str]]:
    yield from _of_blocks(chapter, section.blocks)
    for part in section.sections:
        yield from _of_section(chapter, part)


def _of_blocks(
    chapter: str, blocks: tuple[Block, ...], question: str = ""
) -> Iterator[tuple[str, Exhibit, str]]:
    for block in blocks:
        match block:
            case Paragraph(sentence=sentence, role="question"):
                question = plain(sentence)
            case Exhibit():
                yield chapter, block, question
                question = ""
            case Cards(items=cards):
                for card in cards:
                    yield from _of_blocks(chapter, card.blocks)
