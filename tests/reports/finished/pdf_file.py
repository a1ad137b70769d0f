"""Reads a finished PDF by its structure: what its tags say, figure by figure, table by table."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.generic import DictionaryObject

from tests.reports.finished.finished import Finished, Grid

Marked = Mapping[tuple[int, int], str]
"""What is written under a mark, by the object number of its page and the mark's own number."""


@dataclass(frozen=True)
class Tag:
    """An element of the structure: its kind, its alternative text, its words and elements."""

    kind: str
    alt: str
    inside: tuple[Tag | str, ...]

    @property
    def text(self) -> str:
        return "".join(part if isinstance(part, str) else part.text for part in self.inside)

    @property
    def tags(self) -> Iterator[Tag]:
        return (part for part in self.inside if isinstance(part, Tag))

    def all(self, *kinds: str) -> Iterator[Tag]:
        for one in self.tags:
            if one.kind in kinds:
                yield one
            yield from one.all(*kinds)


def read_pdf(content: bytes) -> Finished:
    root = structure(content)
    return Finished(
        told=tuple(" ".join(text.split()) for text in _told(root)),
        drawn=tuple(tag.text for one in root.all("Figure") for tag in _leaves(one)),
        grids=tuple(_grid(table) for table in root.all("Table")),
    )


def structure(content: bytes) -> Tag:
    file = PdfReader(io.BytesIO(content))
    marked = {
        (page.indirect_reference.idnum, mark): text
        for page in file.pages
        if page.indirect_reference
        for mark, text in _marked(page).items()
    }
    root = file.trailer["/Root"]["/StructTreeRoot"]
    return Tag("", "", tuple(_parts(root.get("/K"), 0, marked)))


def _marked(page: PageObject) -> dict[int, str]:
    found: dict[int, str] = {}
    marks: list[int | None] = []

    def operator(name: bytes, operands: Any, *_: Any) -> None:
        if name in (b"BDC", b"BMC"):
            properties = operands[1] if name == b"BDC" else {}
            own = properties.get("/MCID") if hasattr(properties, "get") else None
            marks.append(own)
        elif name == b"EMC":
            marks.pop()

    def words(text: str, *_: Any) -> None:
        mark = next((one for one in reversed(marks) if one is not None), None)
        if mark is not None:
            found[mark] = found.get(mark, "") + text.replace("\n", " ")

    page.extract_text(visitor_operand_before=operator, visitor_text=words)
    return found


def _parts(kids: Any, page: int, marked: Marked) -> Iterator[Tag | str]:
    for kid in kids if isinstance(kids, list) else [kids]:
        one = kid.get_object() if hasattr(kid, "get_object") else kid
        if isinstance(one, int):
            yield marked.get((page, one), "")
        elif isinstance(one, DictionaryObject):
            own = one.raw_get("/Pg").idnum if "/Pg" in one else page
            if "/S" in one:
                inner = _parts(one.get("/K", []), own, marked)
                yield Tag(str(one["/S"])[1:], str(one.get("/Alt", "")), tuple(inner))
            elif "/MCID" in one:
                yield marked.get((own, int(one["/MCID"])), "")


def _told(tag: Tag) -> Iterator[str]:
    """Sentences: the words of every element that is no chart, no table, no list of contents."""
    own = "".join(part for part in tag.inside if isinstance(part, str))
    spans = "".join(one.text for one in tag.tags if one.kind in ("Span", "Strong", "Em", "Link"))
    if tag.kind in INLINE:
        return
    if own or spans:
        yield _inline(tag)
    for one in tag.tags:
        if one.kind == "Figure":
            yield one.alt
            yield from (caption.text for caption in one.tags if caption.kind == "Caption")
        elif one.kind == "Table":
            continue
        elif one.kind not in ("TOC", *INLINE):
            yield from _told(one)


INLINE = ("Span", "Strong", "Em", "Link", "Reference", "Lbl")


def _inline(tag: Tag) -> str:
    """A tag's own words, with those of the tags that run on in its lines."""
    return "".join(
        part if isinstance(part, str) else part.text
        for part in tag.inside
        if isinstance(part, str) or part.kind in INLINE
    )


def _leaves(tag: Tag) -> Iterator[Tag]:
    inner = [one for one in tag.tags if one.kind != "Caption"]
    yield Tag(tag.kind, "", tuple(part for part in tag.inside if isinstance(part, str)))
    for one in inner:
        yield from _leaves(one)


def _grid(table: Tag) -> Grid:
    rows = [[cell.text.strip() for cell in row.tags] for row in table.all("TR")]
    heads = [row for head in table.all("THead") for row in head.all("TR")]
    last = [cell.text.strip() for cell in heads[-1].tags][1:] if heads else []
    captions = [one for one in table.tags if one.kind == "Caption"]
    return Grid(
        title=_title(captions[0]) if captions else "",
        heads=tuple(last),
        rows=tuple((row[0], tuple(row[1:])) for row in rows[len(heads) :]),
    )


def _title(caption: Tag) -> str:
    """What follows the table's number, without the unit."""
    words = ""
    for part in _flat(caption):
        words = "" if isinstance(part, Tag) else words + part
    return re.sub(r"\s*[(（]%[)）]$", "", words.strip())


def _flat(tag: Tag) -> Iterator[Tag | str]:
    """A tag's words; a stressed one, such as a table's number, as a tag."""
    for part in tag.inside:
        if isinstance(part, str) or part.kind == "Strong":
            yield part
        else:
            yield from _flat(part)
