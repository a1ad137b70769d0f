"""The slide of figures that matter: the first large, the others beside it."""

from __future__ import annotations

from collections.abc import Sequence

from pptx.slide import Slide

from trigpoint.reports.content import Figure
from trigpoint.reports.pptx.canvas import Box, Line, Run, line, put
from trigpoint.reports.pptx.frame import Frame, content_slide
from trigpoint.reports.pptx.measure import text_width
from trigpoint.reports.pptx.outline import Numbers
from trigpoint.reports.pptx.palette import ACCENT, INK, SOFT
from trigpoint.reports.pptx.setting import Setting
from trigpoint.sentences import Number, Sentence, plain

_GAP = 48.0


def draw_numbers(setting: Setting, page: Numbers) -> None:
    """Draw figures side by side; the first takes the left half."""
    frame = Frame(page.kicker, page.title)
    slide, body = content_slide(setting, frame, page.notes), frame.body
    first, others = page.figures[0], page.figures[1:]
    half = (body.w - _GAP) / 2 if others else body.w
    _figure(slide, Box(body.x, body.y, half, body.h), first, 118, ACCENT)
    right = Box(body.x + half + _GAP, body.y, half, body.h)
    for box, figure in zip(_cells(right, len(others)), others, strict=True):
        _figure(slide, box, figure, 39, INK)


def _cells(box: Box, count: int) -> list[Box]:
    """So many places of a size, in two columns where there are more than three."""
    across = 1 if count <= 3 else 2
    down = max(1, -(-count // across))
    wide, high = (box.w - 24 * (across - 1)) / across, box.h / down
    return [
        Box(box.x + at % across * (wide + 24), box.y + at // across * high, wide, high)
        for at in range(count)
    ]


def _figure(slide: Slide, box: Box, figure: Figure, largest: float, colour: str) -> None:
    small = 16.0 if largest > 50 else 14.0
    main = _main(figure.main, box.w, largest, colour)
    lines = [line(figure.label, small, SOFT), main, line(plain(figure.beside), small, SOFT)]
    put(slide, box, [one for one in lines if one.text], "middle")


def _main(sentence: Sentence, width: float, largest: float, colour: str) -> Line:
    """The figure as large as it fits on a line; units beside a number are small and soft."""
    size = largest
    while size > 12 and text_width(plain(sentence), size) > width:
        size *= 0.8
    bound = any(isinstance(span, Number) for span in sentence)
    return Line(tuple(_part(span, size, colour, bound) for span in sentence), size)


def _part(span: object, size: float, colour: str, bound: bool) -> Run:
    text = span if isinstance(span, str) else str(getattr(span, "text", ""))
    if bound and not isinstance(span, Number):
        return Run(text, SOFT, size=max(12.0, size * 0.4))
    return Run(text, colour, bold=True, size=size)


def figure_lines(figures: Sequence[Figure], size: float) -> list[Line]:
    """Figures within running text, a line each."""
    return [
        Line((Run(f"{one.label} ", SOFT), Run(plain(one.main), bold=True), *_beside(one)), size)
        for one in figures
    ]


def _beside(figure: Figure) -> tuple[Run, ...]:
    return (Run(f" {plain(figure.beside)}", SOFT),) if figure.beside else ()
