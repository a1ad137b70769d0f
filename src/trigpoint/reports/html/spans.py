"""Sentences as markup: numbers that lead to their cells, stressed words, addresses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from trigpoint.reports.html.targets import Place
from trigpoint.sentences import Emphasis, Link, Number, Sentence, Span, plain, text_width

SHORT = 8
"""What is wider than so many digits is set as words rather than as a figure."""


def is_long(sentence: Sentence) -> bool:
    """Whether a sentence is too long to be set as a figure; a Chinese character is two wide."""
    return text_width(plain(sentence)) > SHORT


@dataclass(frozen=True, slots=True)
class Spans:
    """Draws sentences; ``targets`` say where the cells of numbers are."""

    targets: Mapping[Place, str]

    def __call__(self, sentence: Sentence) -> Markup:
        """The sentence as markup; all text in it is escaped."""
        return Markup("").join(self._drawn(span) for span in sentence)

    def _drawn(self, span: Span) -> Markup:
        match span:
            case Number(text=text, cell=cell):
                return _number(
                    text, self.targets.get((cell.table, cell.row, cell.column, cell.part))
                )
            case Emphasis(text=text, strong=strong):
                return _wrapped("strong" if strong else "em", text)
            case Link() if span.leads:
                return _link(span.text, span.url)
            case Link():
                return escape(span.text)
            case _:
                return escape(span)


def _number(text: str, target: str | None) -> Markup:
    if target is None:
        return escape(text)
    return Markup('<a class="bound" href="#{}">{}</a>').format(target, text)


def _link(text: str, url: str) -> Markup:
    return Markup('<a href="{}" rel="noopener noreferrer">{}</a>').format(url, text)


def _wrapped(tag: str, text: str) -> Markup:
    return Markup("<{0}>{1}</{0}>").format(tag, text)
