"""Sentences whose every number is bound to the table cell that it is read from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from string import Formatter
from typing import Literal
from unicodedata import east_asian_width

Part = Literal["value", "low", "high", "base"]
"""Which figure of a cell: the share or mean, an end of its interval, or its column's base."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a figure stands: a table of the report, a row and a column of it, by their ids."""

    table: str
    row: str
    column: str
    part: Part = "value"


@dataclass(frozen=True, slots=True)
class Number:
    """A figure in a sentence, as it is printed there and in its cell."""

    text: str
    cell: Cell


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words that are stressed, strongly or not."""

    text: str
    strong: bool = True


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address (http, https or mailto)."""

    text: str
    url: str

    @property
    def leads(self) -> bool:
        """Whether the address is one that a reader may be led to; else it is shown as words."""
        return self.url.lower().startswith(("https://", "http://", "mailto:"))


Span = str | Number | Emphasis | Link
Sentence = tuple[Span, ...]


def fill(template: str, values: Mapping[str, str | Number | Sentence]) -> Sentence:
    """The sentence of a template such as ``"{index} points"``.

    KeyError for a name without a value. A value is never read as a template.
    """
    return merged(span for part in _parts(template, values) for span in part)


def joined(parts: Sequence[Sentence], between: str, last: str | None = None) -> Sentence:
    """An enumeration: parts with ``between``, before the last one ``last`` (default the same)."""
    spans: list[Span] = []
    for at, part in enumerate(parts):
        if at:
            spans.append(last if last is not None and at == len(parts) - 1 else between)
        spans += part
    return merged(iter(spans))


def plain(sentence: Sentence) -> str:
    """The sentence as text."""
    return "".join(span if isinstance(span, str) else span.text for span in sentence)


def is_wide(character: str) -> bool:
    """Whether a character is as wide as a Chinese one."""
    return east_asian_width(character) in "WF"


def text_width(text: str) -> int:
    """How wide a text is in Latin characters: a Chinese one takes two."""
    return sum(2 if is_wide(character) else 1 for character in text)


def numbers(sentence: Sentence) -> Iterator[Number]:
    """The bound numbers of a sentence, in order."""
    return (span for span in sentence if isinstance(span, Number))


def merged(spans: Iterator[Span]) -> Sentence:
    """The same sentence with neighbouring plain text in one span, and no empty text."""
    found: list[Span] = []
    for span in spans:
        if isinstance(span, str) and found and isinstance(found[-1], str):
            found[-1] += span
        elif span != "":
            found.append(span)
    return tuple(found)


def _parts(
    template: str, values: Mapping[str, str | Number | Sentence]
) -> Iterator[tuple[Span, ...]]:
    for text, name, _, _ in Formatter().parse(template):
        yield (text,)
        if name is not None:
            value = values[name]
            yield value if isinstance(value, tuple) else (value,)
