"""Rows of a chart: a native table that names them, with columns in which charts or figures stand.

Names are words of the table and not of a chart's axis: every program breaks, turns and squeezes
the words of an axis in its own way, and the charts of small multiples must stay in line.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from pptx.slide import Slide

from trigpoint.reports.pptx.canvas import Box, Line, Run
from trigpoint.reports.pptx.charts.labels import fit_labels, highest_row
from trigpoint.reports.pptx.grid import put_table
from trigpoint.reports.pptx.measure import fitted, sizes
from trigpoint.reports.pptx.setting import Setting

EMPTY = Line((), 10)


@dataclass(frozen=True, slots=True)
class Rows:
    """Named rows under heads of columns.

    ``widths`` are those of the columns beside the names; columns of width 0 share what is left.
    ``cells`` have for every row what stands in these columns; ``stressed`` are positions of rows.
    """

    names: tuple[str, ...]
    heads: tuple[tuple[Line, ...], ...]
    widths: tuple[float, ...]
    cells: tuple[tuple[Line, ...], ...]
    stressed: tuple[int, ...] = ()
    head: float = 36.0


def draw_rows(
    slide: Slide, box: Box, rows: Rows, below: float, alt: str, setting: Setting
) -> list[Box]:
    """Draw the table, with room ``below`` it; gives where each column stands under its head."""
    pitch = min(highest_row(rows.names), (box.h - rows.head - below) / len(rows.names))
    labels = fit_labels(rows.names, pitch)
    shared = (box.w - labels.width - sum(rows.widths)) / max(1, rows.widths.count(0))
    widths = [labels.width, *(width or shared for width in rows.widths)]
    cells = [[(EMPTY,), *rows.heads]]
    for at, (name, own) in enumerate(zip(rows.names, rows.cells, strict=True)):
        label = Line((Run(name, bold=at in rows.stressed),), labels.size)
        fit = (_fit(one, width, pitch) for one, width in zip(own, widths[1:], strict=True))
        cells.append([(label,), *((one,) for one in fit)])
    heights = [rows.head, *[pitch] * len(rows.names)]
    put_table(slide, box, widths, heights, cells, alt, setting.look.hairline)
    starts = [box.x + sum(widths[: at + 1]) for at in range(len(rows.widths))]
    high = pitch * len(rows.names)
    return [
        Box(x, box.y + rows.head, width, high) for x, width in zip(starts, widths[1:], strict=True)
    ]


def _fit(one: Line, width: float, height: float) -> Line:
    """A cell's words, as large as they fit."""
    return replace(one, size=fitted([one.text], width - 8, height, sizes(one.size)))
