"""A native table on a slide: words and figures in rows of known heights, hairlines between."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.slide import Slide
from pptx.util import Pt

from trigpoint.reports.pptx.canvas import ANCHORS, Box, Line, describe, write
from trigpoint.reports.pptx.xml import element

_PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The table style of Office without colours and lines."""

_SIDE = 4.0


def put_table(
    slide: Slide,
    box: Box,
    widths: Sequence[float],
    heights: Sequence[float],
    cells: Sequence[Sequence[Sequence[Line]]],
    alt: str,
    hairline: str,
) -> None:
    """Rows of cells, the first one of heads, in columns of ``widths`` from the box's corner."""
    sides = Pt(box.x), Pt(box.y), Pt(sum(widths)), Pt(sum(heights))
    frame: Any = slide.shapes.add_table(len(heights), len(widths), *sides)
    describe(frame, alt)
    table = frame.table
    table.horz_banding = False
    table._tbl.tblPr.find("{*}tableStyleId").text = _PLAIN
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Pt(width)
    for at, (row, height) in enumerate(zip(table.rows, heights, strict=True)):
        row.height = Pt(height)
        for cell, lines in zip(row.cells, cells[at], strict=True):
            _set(cell, lines, head=at == 0, hairline=hairline)


def _set(cell: Any, lines: Sequence[Line], *, head: bool, hairline: str) -> None:
    write(cell.text_frame, lines)
    cell.margin_left = cell.margin_right = Pt(_SIDE)
    cell.margin_top = cell.margin_bottom = 0
    cell.vertical_anchor = ANCHORS["bottom" if head else "middle"]
    cell._tc.get_or_add_tcPr().insert(0, element("rule.xml", colour=hairline))
