"""Reads a finished page: what it says, what its charts say, and its tables."""

from __future__ import annotations

from collections.abc import Iterator

from tests.reports.finished.finished import Finished, Grid
from tests.reports.html.reading import Element, read

INLINE = {"a", "b", "i", "em", "strong", "span", "sup", "small", "time", "label"}
SPOKEN = ("aria-label", "alt", "title", "placeholder")


def read_html(page: str) -> Finished:
    root = read(page)
    found = read_part(next(root.all("body")))
    return Finished((next(root.all("title")).text, *found.told), found.drawn, found.grids)


def read_part(part: Element) -> Finished:
    """What one element of a page says."""
    return Finished(
        told=tuple(text for text in _told(part) if text),
        drawn=tuple(text for chart in charts(part) for text in _leaves(chart)),
        grids=tuple(_grid(table) for table in part.all("table")),
    )


def charts(part: Element) -> list[Element]:
    return part.of_class("drawn")


def ticks(part: Element) -> set[str]:
    """The numbers along the axes."""
    return {text.text.strip("%") for axis in part.of_class("ticks") for text in axis.all("text")}


def _told(element: Element) -> Iterator[str]:
    """Each block's own words in a line, without what is in blocks of its own."""
    yield " ".join(" ".join(map(_words, element.inside)).split())
    for one in _blocks(element):
        yield from (one.attributes[name] for name in SPOKEN if name in one.attributes)
        if one.tag == "table":
            yield from (caption.text for caption in one.all("caption"))
        elif one.tag not in ("script", "style") and "drawn" not in one.classes:
            yield from _told(one)


def _words(part: Element | str) -> str:
    if isinstance(part, str):
        return part
    hidden = part.attributes.get("aria-hidden") == "true"
    return "" if hidden or part.tag not in INLINE else "".join(map(_words, part.inside))


def _blocks(element: Element) -> Iterator[Element]:
    for part in element.inside:
        if isinstance(part, Element):
            if part.tag in INLINE:
                yield from _blocks(part)
            else:
                yield part


def _leaves(element: Element) -> Iterator[str]:
    """Every text within a chart but the numbers along its axis and the marks of the stages."""
    for part in element.inside:
        if isinstance(part, str):
            yield part.strip()
        elif "ticks" not in part.classes and part.tag != "i":
            yield from _leaves(part)


def _grid(table: Element) -> Grid:
    caption = next(table.all("caption"))
    heads, rows = list(table.all("thead")), next(table.all("tbody"))
    last = list(heads[0].all("tr"))[-1] if heads else None
    return Grid(
        title="".join(part for part in caption.inside if isinstance(part, str)).strip(),
        heads=tuple(one.text.strip() for one in list(last.all("th", "td"))[1:]) if last else (),
        rows=tuple(_row(row) for row in rows.all("tr")),
    )


def _row(row: Element) -> tuple[str, tuple[str, ...]]:
    label = "".join(one.text for one in row.all("th"))
    return label, tuple(" ".join(cell.text.split()) for cell in row.all("td"))
