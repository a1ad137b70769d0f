"""Reading a deck as its readers do: slides, notes, charts with the workbooks inside them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pptx
from pptx.oxml.ns import qn
from python_calamine import CalamineWorkbook

from trigpoint.reports.content import Block, Cards, Exhibit, Report, Section
from trigpoint.reports.pptx import write_pptx


def opened(report: Report, folder: Path) -> Any:
    """The deck of a report."""
    write_pptx(report, folder / "deck.pptx")
    return pptx.Presentation(str(folder / "deck.pptx"))


def all_on_slides(report: Report) -> Report:
    """The same report with every exhibit on a slide."""
    return replace(
        report,
        opening=tuple(map(_shown, report.opening)),
        sections=tuple(map(_section, report.sections)),
    )


def frames(slide: Any) -> Iterator[tuple[Any, Any]]:
    """Every text of a slide with the shape or table cell that holds it."""
    for shape in slide.shapes:
        if shape.has_text_frame:
            yield shape, shape.text_frame
        if shape.has_table:
            for row in shape.table.rows:
                for cell in row.cells:
                    yield shape, cell.text_frame


def words(slide: Any) -> str:
    """Everything that is written on a slide."""
    return "\n".join(frame.text for _, frame in frames(slide))


def notes(slide: Any) -> str:
    """What the speaker reads."""
    return str(slide.notes_slide.notes_text_frame.text)


def charts(slide: Any) -> list[Any]:
    """The frames of a slide's charts."""
    return [shape for shape in slide.shapes if shape.has_chart]


def cached(frame: Any) -> dict[str, list[float | str | None]]:
    """What a chart shows: the values of each range, by its reference in the workbook."""
    found = {}
    for kind in ("c:numRef", "c:strRef"):
        for reference in frame.chart._chartSpace.iter(qn(kind)):
            cache = reference[1]
            values: list[float | str | None] = [None] * int(cache.find(qn("c:ptCount")).get("val"))
            for point in cache.findall(qn("c:pt")):
                text = point.find(qn("c:v")).text or ""
                values[int(point.get("idx"))] = float(text) if kind == "c:numRef" else text
            found[reference[0].text] = values
    return found


def inside(frame: Any) -> list[list[Any]]:
    """The rows of the workbook inside a chart."""
    blob = frame.chart.part.chart_workbook.xlsx_part.blob
    book = CalamineWorkbook.from_filelike(io.BytesIO(blob))
    return book.get_sheet_by_index(0).to_python()


def parts(path: Path) -> dict[str, bytes]:
    """Every part of a package, those of the packages inside it too."""
    found = {}
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            found[name] = package.read(name)
            if name.endswith(".xlsx"):
                with zipfile.ZipFile(io.BytesIO(found[name])) as inner:
                    found |= {f"{name}/{one}": inner.read(one) for one in inner.namelist()}
    return found


def _shown(block: Block) -> Block:
    if isinstance(block, Exhibit):
        return replace(block, on_slide=True)
    if isinstance(block, Cards):
        cards = (replace(card, blocks=tuple(map(_shown, card.blocks))) for card in block.items)
        return replace(block, items=tuple(cards))
    return block


def _section(section: Section) -> Section:
    return replace(
        section,
        blocks=tuple(map(_shown, section.blocks)),
        sections=tuple(map(_section, section.sections)),
    )
