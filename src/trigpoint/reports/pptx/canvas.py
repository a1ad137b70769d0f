"""Text and shapes on a slide, by points on a canvas of 960 × 540."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_CONNECTOR
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.slide import Slide
from pptx.text.text import TextFrame
from pptx.util import Pt

from trigpoint.reports.pptx.measure import LEADING, text_height
from trigpoint.reports.pptx.palette import ACCENT, INK, paint
from trigpoint.reports.pptx.xml import element, printable
from trigpoint.sentences import Emphasis, Link, Number, Sentence, Span

WIDTH, HEIGHT, MARGIN = 960.0, 540.0, 56.0

SIDE = 8.0
"""The margin to the left and right of a text on a ground."""

ANCHORS = {"top": MSO_ANCHOR.TOP, "middle": MSO_ANCHOR.MIDDLE, "bottom": MSO_ANCHOR.BOTTOM}

Align = Literal["left", "center", "right"]
Bullet = Literal["", "point", "number"]


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a slide, in points from its left upper corner."""

    x: float
    y: float
    w: float
    h: float


@dataclass(frozen=True, slots=True)
class Run:
    """Words set alike; a ``size`` of None is that of their line."""

    text: str
    colour: str = INK
    bold: bool = False
    size: float | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: ``size`` and the room ``above`` it in points.

    ``bullet`` is what stands before it: nothing, a point, or its number.
    """

    runs: tuple[Run, ...]
    size: float
    align: Align = "left"
    above: float = 0.0
    bullet: Bullet = ""

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(run.text for run in self.runs)

    @property
    def indent(self) -> float:
        """How far the words stand to the right of their bullet."""
        return 1.5 * self.size

    def height(self, width: float) -> float:
        """How high the paragraph is that is wrapped into ``width``."""
        room = width - (self.indent if self.bullet else 0)
        return self.above + text_height(self.text, room, self.size)


def line(text: str, size: float, colour: str = INK, *, bold: bool = False) -> Line:
    """A paragraph of words set alike."""
    return Line((Run(text, colour, bold),), size)


def runs(sentence: Sentence, colour: str = INK) -> tuple[Run, ...]:
    """A sentence as runs; its numbers stand out."""
    return tuple(_run(span, colour) for span in sentence)


def _run(span: Span, colour: str) -> Run:
    match span:
        case str():
            return Run(span, colour)
        case Number(text=text):
            return Run(text, colour, bold=True)
        case Emphasis(text=text, strong=strong):
            return Run(text, colour, bold=strong)
        case Link(text=text, url=url):
            return Run(text, ACCENT, url=url if span.leads else "")


def stack_height(lines: Iterable[Line], width: float) -> float:
    """How high paragraphs are one below the other."""
    return sum(one.height(width) for one in lines)


def put(
    slide: Slide, box: Box, lines: Sequence[Line], anchor: str = "top", ground: str = ""
) -> None:
    """A box of text, none where there is nothing to say; on a ``ground`` it has margins."""
    if any(one.text for one in lines):
        shape = slide.shapes.add_textbox(Pt(box.x), Pt(box.y), Pt(box.w), Pt(box.h))
        shape.text_frame.auto_size = MSO_AUTO_SIZE.NONE
        write(shape.text_frame, lines, anchor)
        if ground:
            shape.fill.solid()
            paint(shape.fill.fore_color, ground)
            shape.text_frame.margin_left = shape.text_frame.margin_right = Pt(SIDE)


def rule(
    slide: Slide,
    start: tuple[float, float],
    end: tuple[float, float],
    colour: str,
    *,
    dashed: bool = False,
) -> None:
    """A straight line."""
    places = [Pt(one) for one in (*start, *end)]
    drawn = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *places)
    drawn.line.width = Pt(1.25)
    paint(drawn.line.color, colour)
    if dashed:
        drawn.line.dash_style = MSO_LINE.DASH


def write(frame: TextFrame, lines: Sequence[Line], anchor: str = "top") -> None:
    """Paragraphs into a frame without margins, wrapped, each line as high as measured."""
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Pt(0)
    frame.vertical_anchor = ANCHORS[anchor]
    urls = {run.url for one in lines for run in one.runs if run.url}
    links = {url: frame.part.relate_to(url, RT.HYPERLINK, is_external=True) for url in sorted(urls)}
    body = frame._txBody
    for paragraph in list(body.p_lst):
        body.remove(paragraph)
    body.extend(list(element("text.xml", lines=lines, links=links, leading=LEADING)))


def describe(shape: Any, alt: str) -> None:
    """Say in words what a shape shows."""
    shape._element._nvXxPr.cNvPr.set("descr", printable(alt))


def shrunk(lines: Iterable[Line], size: float) -> tuple[Line, ...]:
    """The same paragraphs in a smaller size."""
    return tuple(replace(one, size=min(one.size, size)) for one in lines)
