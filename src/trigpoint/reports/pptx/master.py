"""An empty deck in a report's look: its theme, master and three layouts, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import pptx
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml.xmlchemy import BaseOxmlElement
from pptx.presentation import Presentation
from pptx.slide import SlideLayout
from pptx.util import Pt

from trigpoint.reports.content import Report
from trigpoint.reports.pptx.canvas import HEIGHT, MARGIN, WIDTH
from trigpoint.reports.pptx.languages import language
from trigpoint.reports.pptx.palette import INK, PAPER
from trigpoint.reports.pptx.xml import element, xml
from trigpoint.reports.words import words

ACROSS = WIDTH - 2 * MARGIN


class Placeholder(NamedTuple):
    """A place for text on a layout; ``box`` is left, top, width and height in points."""

    type: str
    idx: int
    box: tuple[float, float, float, float]
    size: float
    colour: str
    bold: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout; ``place`` is where the default deck has one of this ``type``."""

    id: str
    type: str
    place: int
    dark: bool
    placeholders: tuple[Placeholder, ...]


LAYOUTS = (
    Layout(
        "cover",
        "title",
        0,
        True,
        (
            Placeholder("ctrTitle", 0, (MARGIN, 136, ACROSS, 144), 49, PAPER, 1, "b"),
            Placeholder("subTitle", 1, (MARGIN, 296, ACROSS, 64), 25, PAPER, 0, "t"),
        ),
    ),
    Layout(
        "divider",
        "secHead",
        2,
        True,
        (
            Placeholder("title", 0, (MARGIN, 136, ACROSS, 112), 39, PAPER, 1, "b"),
            Placeholder("body", 1, (MARGIN, 272, ACROSS, 200), 20, PAPER, 0, "t"),
        ),
    ),
    Layout(
        "content",
        "titleOnly",
        5,
        False,
        (Placeholder("title", 0, (MARGIN, 52, ACROSS, 72), 25, INK, 1, "t"),),
    ),
)


@dataclass(frozen=True, slots=True)
class Deck:
    """A deck that is being made, with its layouts by their ids."""

    file: Presentation
    layouts: dict[str, SlideLayout]


def empty_deck(report: Report) -> Deck:
    """A deck without slides, in the look and the language of ``report``."""
    file = pptx.Presentation()
    file.element.sldSz.attrib.pop("type")  # 4:3
    file.slide_width, file.slide_height = Pt(WIDTH), Pt(HEIGHT)
    _drop_leftovers(file)
    given = list(file.slide_layouts)
    kept = {one.id: given[one.place] for one in LAYOUTS}
    for layout in given:
        if layout not in kept.values():
            file.slide_layouts.remove(layout)
    _dress(file, report, kept)
    return Deck(file, kept)


def _dress(file: Presentation, report: Report, layouts: dict[str, SlideLayout]) -> None:
    own = language(report.lang)
    name = report.look.name or report.organiser or report.title
    theme = xml("theme.xml", look=report.look, language=own, name=name[:60])
    file.slide_master.part.part_related_by(RT.THEME).blob = theme
    said = {"words": words("slides", report.lang), "region": own.region}
    _replace(file.slide_master.element, element("master.xml", **said))
    for one in LAYOUTS:
        _replace(layouts[one.id].element, element("layout.xml", layout=one, **said))


def _replace(old: BaseOxmlElement, new: BaseOxmlElement) -> None:
    """Give ``old`` the attributes of ``new`` and each child of it in place of its own."""
    old.attrib.update(new.attrib)
    for child in list(new):
        there = old.find(child.tag)
        if there is None:
            old.append(child)
        else:
            old.replace(there, child)


def _drop_leftovers(file: Presentation) -> None:
    """Drop what the default deck brings along: a picture of itself, a printer, a word count."""
    package = file.part.package
    for relation in list(package.iter_rels()):
        if relation.reltype.endswith(("/thumbnail", "/extended-properties")):
            package.drop_rel(relation.rId)
        if relation.reltype.endswith("/printerSettings"):
            file.part.drop_rel(relation.rId)
