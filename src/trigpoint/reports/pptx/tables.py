"""A table on slides: as many rows and columns on one as are still read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pptx.slide import Slide

from trigpoint.reports.content import Head, Table, TableCell, TableRow
from trigpoint.reports.pptx.canvas import Align, Box, Line, Run
from trigpoint.reports.pptx.grid import put_table
from trigpoint.reports.pptx.measure import text_height
from trigpoint.reports.pptx.palette import ACCENT, SOFT
from trigpoint.reports.pptx.setting import Setting

MOST_COLUMNS = 9
_SIZES = (16.0, 14.0, 12.0)
_AIR = 10.0
_NAMES = 240.0


def parts(table: Table, box: Box) -> Iterator[Table]:
    """The table in as many parts as fit ``box`` one at a time; none where it has no figures."""
    for at in range(0, len(table.columns), MOST_COLUMNS):
        shown = slice(at, at + MOST_COLUMNS)
        rows = tuple(replace(row, cells=row.cells[shown]) for row in table.rows)
        yield from _by_slide(replace(table, columns=table.columns[shown], rows=rows), box)


def draw(slide: Slide, box: Box, table: Table, setting: Setting) -> None:
    """Draw a table that fits ``box``."""
    wide = _widths(box, table.columns)
    withheld = setting.report.words["withheld"]
    for size in _SIZES:
        cells = list(_lines(table, withheld, size))
        heights = [_height(line, wide) for line in cells]
        if sum(heights) <= box.h:
            break
    single = [[(one,) for one in row] for row in cells]
    put_table(slide, box, wide, heights, single, table.title, setting.look.hairline)


def _by_slide(table: Table, box: Box) -> Iterator[Table]:
    wide = _widths(box, table.columns)
    head, *heights = (_height(line, wide) for line in _lines(table, "", _SIZES[-1]))
    part: list[TableRow] = []
    used = head
    for row, high in zip(table.rows, heights, strict=True):
        if part and used + high > box.h:
            yield replace(table, rows=tuple(part))
            part, used = [], head
        part.append(row)
        used += high
    if part:
        yield replace(table, rows=tuple(part))


def _lines(table: Table, withheld: str, size: float) -> Iterator[list[Line]]:
    """The table as lines of cells, the heads first."""
    corner = Line((Run(table.corner or table.unit, SOFT),), size)
    yield [corner, *(_head(head, size) for head in table.columns)]
    for row in table.rows:
        cells = zip(row.cells, table.columns, strict=True)
        label = Line((Run(row.label),), size)
        yield [label, *(_cell(cell, head, withheld, size) for cell, head in cells)]


def _widths(box: Box, columns: tuple[Head, ...]) -> list[float]:
    each = (box.w - _NAMES) / max(1, len(columns))
    return [_NAMES, *[each] * len(columns)]


def _height(cells: list[Line], wide: list[float]) -> float:
    """How high a row is that holds its highest cell."""
    highest = (
        text_height(one.text, width - 8, one.size) for one, width in zip(cells, wide, strict=True)
    )
    return max(highest, default=0.0) + _AIR


def _head(head: Head, size: float) -> Line:
    letter = (Run(f" {head.letter}", ACCENT, True),) if head.letter else ()
    return Line((Run(head.label, SOFT), *letter), size, _align(head))


def _cell(cell: TableCell, head: Head, withheld: str, size: float) -> Line:
    if cell.withheld:
        return Line((Run(withheld, SOFT),), size, _align(head))
    mark = (Run("†", SOFT),) if cell.marked else ()
    letters = (Run(f" {cell.letters}", ACCENT, True, size * 0.75),) if cell.letters else ()
    return Line((Run(cell.text), *mark, *letters), size, _align(head))


def _align(head: Head) -> Align:
    return "left" if head.align == "text" else "right"
