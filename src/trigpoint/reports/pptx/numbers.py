"""The slide of figures that matter: the first large, the others beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pptx.slide import Slide

from trigpoint.reports.content import Figure
from trigpoint.reports.pptx.canvas import Box, Line, Run, line, put
from trigpoint.reports.pptx.frame import Frame, content_slide
from trigpoint.reports.pptx.measure import text_width
from trigpoint.reports.pptx.outline import Numbers
from trigpoint.reports.pptx.palette import ACCENT, INK, SOFT
from trigpoint.reports.pptx.setting import Setting
from trigpoint.sentences import Number, Span, plain

_GAP = 48.0


def draw_numbers(setting: Setting, page: Numbers) -> None:
    """Draw figures side by side; the first takes the left half."""
    frame = Frame(page.kicker, page.title)
    slide, body = content_slide(setting, frame, page.notes), frame.body
    first, others = page.figures[0], page.figures[1:]
    half = (body.w - _GAP) / 2 if others else body.w
    _figure(slide, Box(body.x, body.y, half, body.h), first, setting, first=True)
    right = Box(body.x + half + _GAP, body.y, half, body.h)
    for box, figure in zip(_cells(right, len(others)), others, strict=True):
        _figure(slide, box, figure, setting, first=False)


def _cells(box: Box, count: int) -> list[Box]:
    """So many places of a size, in two columns where there are more than three."""
    across = 1 if count <= 3 else 2
    down = max(1, -(-count // across))
    wide, high = (box.w - 24 * (across - 1)) / across, box.h / down
    return [
        Box(box.x + at % across * (wide + 24), box.y + at // across * high, wide, high)
        for at in range(count)
    ]


def _figure(slide: Slide, box: Box, figure: Figure, setting: Setting, *, first: bool) -> None:
    small, largest = (16.0, 118.0) if first else (14.0, 39.0)
    main = _main(figure, box.w, largest, ACCENT if first else INK)
    if figure.stage:
        mark = Run("■ ", setting.stage_colour(figure.stage))
        main = replace(main, runs=(mark, *main.runs))
    lines = [line(figure.label, small, SOFT), main, line(plain(figure.beside), small, SOFT)]
    put(slide, box, [one for one in lines if one.text], "middle")


def _main(figure: Figure, width: float, largest: float, colour: str) -> Line:
    """The figure as large as it fits on a line; units beside a number are small and soft."""
    text = plain(figure.main) + ("■ " if figure.stage else "")
    size = largest
    while size > 12 and text_width(text, size) > width * 0.9:
        size *= 0.8
    bound = any(isinstance(span, Number) for span in figure.main)
    return Line(tuple(_part(span, size, colour, bound) for span in figure.main), size)


def _part(span: Span, size: float, colour: str, bound: bool) -> Run:
    text = span if isinstance(span, str) else span.text
    if bound and not isinstance(span, Number):
        return Run(text, SOFT, size=max(12.0, size * 0.4))
    return Run(text, colour, bold=True)


def figure_lines(figures: Sequence[Figure], size: float) -> list[Line]:
    """Figures within running text, a line each."""
    return [
        Line((Run(f"{one.label} ", SOFT), Run(plain(one.main), bold=True), *_beside(one)), size)
        for one in figures
    ]


def _beside(figure: Figure) -> tuple[Run, ...]:
    return (Run(f" {plain(figure.beside)}", SOFT),) if figure.beside else ()
