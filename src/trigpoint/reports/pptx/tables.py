"""A table on slides: as many rows and columns on one as are still read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pptx.slide import Slide

from trigpoint.reports.content import Head, Table, TableCell, TableRow
from trigpoint.reports.pptx.canvas import Align, Box, Line, Run
from trigpoint.reports.pptx.grid import put_table
from trigpoint.reports.pptx.measure import text_height
from trigpoint.reports.pptx.palette import ACCENT, INK, SOFT
from trigpoint.reports.pptx.setting import Setting

MOST_COLUMNS = 9
_SIZE = 12.0
_AIR = 8.0
_NAMES = 240.0


def parts(table: Table, box: Box) -> Iterator[Table]:
    """The table in as many parts as fit ``box`` one at a time."""
    for at in range(0, len(table.columns), MOST_COLUMNS):
        shown = slice(at, at + MOST_COLUMNS)
        columns = table.columns[shown]
        rows = [replace(row, cells=row.cells[shown]) for row in table.rows]
        wide = _widths(box, columns)
        room = box.h - _height(list(map(_head, columns)), wide[1:])
        for some in _filled(rows, wide, room):
            yield replace(table, columns=columns, rows=tuple(some))


def draw(slide: Slide, box: Box, table: Table, setting: Setting) -> None:
    """Draw a table that fits ``box``."""
    wide = _widths(box, table.columns)
    corner = table.corner or table.unit
    cells = [[_words(corner, SOFT), *map(_head, table.columns)]]
    for row in table.rows:
        figures = zip(row.cells, table.columns, strict=True)
        cells.append([_words(row.label), *(_cell(one, head, setting) for one, head in figures)])
    heights = [_height(line, wide) for line in cells]
    put_table(
        slide,
        box,
        wide,
        heights,
        [[(one,) for one in line] for line in cells],
        table.title,
        setting.look.hairline,
    )


def _widths(box: Box, columns: tuple[Head, ...]) -> list[float]:
    each = (box.w - _NAMES) / max(1, len(columns))
    return [_NAMES, *[each] * len(columns)]


def _filled(rows: list[TableRow], wide: list[float], room: float) -> Iterator[list[TableRow]]:
    part: list[TableRow] = []
    used = 0.0
    for row in rows:
        texts = [row.label, *(cell.text for cell in row.cells)]
        high = _height([Line((Run(text),), _SIZE) for text in texts], wide)
        if part and used + high > room:
            yield part
            part, used = [], 0.0
        part.append(row)
        used += high
    if part:
        yield part


def _height(cells: list[Line], wide: list[float]) -> float:
    """How high a row is that holds its highest cell."""
    highest = (
        text_height(one.text, width - 8, one.size) for one, width in zip(cells, wide, strict=True)
    )
    return max(highest, default=0.0) + _AIR


def _words(text: str, colour: str = INK) -> Line:
    return Line((Run(text, colour),), _SIZE)


def _head(head: Head) -> Line:
    letter = (Run(f" {head.letter}", ACCENT, True),) if head.letter else ()
    return Line((Run(head.label, SOFT), *letter), _SIZE, _align(head))


def _cell(cell: TableCell, head: Head, setting: Setting) -> Line:
    if cell.withheld:
        return Line((Run(setting.report.words["withheld"], SOFT),), _SIZE, _align(head))
    mark = (Run("†", SOFT),) if cell.marked else ()
    letters = (Run(f" {cell.letters}", ACCENT, True, 9.0),) if cell.letters else ()
    return Line((Run(cell.text), *mark, *letters), _SIZE, _align(head))


def _align(head: Head) -> Align:
    return "left" if head.align == "text" else "right"
