"""Reads a finished deck: its slides' words and notes, its tables, its charts' workbooks."""

from __future__ import annotations

import io
import re
from collections.abc import Collection, Iterator
from typing import Any

from pptx import Presentation
from python_calamine import CalamineWorkbook

from tests.reports.finished.finished import Finished, Grid

_UNIT = re.compile(r" \([^()]*\)$")


def read_pptx(content: bytes, titles: Collection[str], labels: Collection[str]) -> Finished:
    """``titles`` are those of the report's tables, with one of which a table begins in the notes
    of a slide; ``labels`` are those of their rows.
    """
    told: list[str] = []
    grids: list[Grid] = []
    for slide in Presentation(io.BytesIO(content)).slides:
        for shape in slide.shapes:
            told += shape._element.xpath(".//p:cNvPr/@descr")
            if shape.has_text_frame and not _is_page_number(shape):
                told += [one.text for one in shape.text_frame.paragraphs]
            if shape.has_table:
                grids.append(_grid(shape.table))
            if shape.has_chart:
                grids.append(_workbook(shape.chart))
        notes = slide.notes_slide.notes_text_frame.text.split("\n")
        said, rows = _noted(notes, titles, sorted(labels, key=len, reverse=True))
        told += said
        grids.append(Grid("", (), tuple(rows)))
    return Finished(told=tuple(told), grids=tuple(grids))


def workbook_of(chart: Any) -> Iterator[list[Any]]:
    """The rows of the workbook inside a chart."""
    blob = io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)
    return iter(CalamineWorkbook.from_filelike(blob).get_sheet_by_index(0).to_python())


def _is_page_number(shape: Any) -> bool:
    return bool(shape.is_placeholder and "SLIDE_NUMBER" in str(shape.placeholder_format.type))


def _grid(table: Any) -> Grid:
    heads, *rows = ([cell.text for cell in row.cells] for row in table.rows)
    return Grid("", tuple(heads[1:]), tuple((row[0], tuple(row[1:])) for row in rows))


def _workbook(chart: Any) -> Grid:
    heads, *rows = ([_printed(one) for one in row] for row in workbook_of(chart))
    return Grid("", tuple(heads[1:]), tuple((row[0], tuple(row[1:])) for row in rows))


def _printed(value: Any) -> str:
    return f"{value:.1f}" if isinstance(value, float) else str(value)


def _noted(
    lines: list[str], titles: Collection[str], labels: Collection[str]
) -> tuple[list[str], list[tuple[str, tuple[str, ...]]]]:
    """What notes say, and the rows of the tables that they end with."""
    said, rows, inside = [], [], False
    for line in lines:
        label = next((one for one in labels if line.startswith(f"{one}: ")), None)
        inside = inside or _UNIT.sub("", line) in titles
        if inside and label is not None:
            cells = line.removeprefix(f"{label}: ")
            rows.append((label, tuple(cells.split("; "))))
        else:
            said.append(line)
    return said, rows
