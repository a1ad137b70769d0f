"""What a PDF says: its text as one line, and its structure as a tree of tags."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pypdf import PdfReader
from pypdf.generic import DictionaryObject


@dataclass(frozen=True)
class Tag:
    """An element of the structure: its kind, its alternative text, what it holds."""

    kind: str
    alt: str
    inner: tuple[Tag, ...]

    def all(self, kind: str) -> Iterator[Tag]:
        """The elements of a kind within this one, in the order of reading."""
        for one in self.inner:
            if one.kind == kind:
                yield one
            yield from one.all(kind)


def read(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))


def text_of(content: bytes) -> str:
    """All text, without any white space: lines end where the page does, not where the text does."""
    pages = "".join(page.extract_text() for page in read(content).pages)
    shown = (one for one in pages if not one.isspace() and unicodedata.category(one) != "Cf")
    return "".join(shown)


def bare(text: str) -> str:
    """A text as :func:`text_of` gives it."""
    return "".join(one for one in text if not one.isspace() and unicodedata.category(one) != "Cf")


def tags(content: bytes) -> Tag:
    """The structure of the whole document."""
    root = read(content).trailer["/Root"]["/StructTreeRoot"]
    return Tag("", "", tuple(_elements(root.get("/K"))))


def _elements(kids: Any) -> Iterator[Tag]:
    for kid in kids if isinstance(kids, list) else [kids]:
        element = kid.get_object() if hasattr(kid, "get_object") else kid
        if isinstance(element, DictionaryObject) and "/S" in element:
            inner = tuple(_elements(element.get("/K", [])))
            yield Tag(str(element["/S"]), str(element.get("/Alt", "")), inner)
