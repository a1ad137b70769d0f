"""A finding as a value, and what a rule hands to those who put it into words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from trigpoint.sentences import Number, Sentence


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that the data say beyond chance, in sentences whose numbers are bound.

    ``title`` stands on the front page, without a full stop; ``body`` holds up to three sentences.
    ``strength`` is the largest effect behind them divided by its standard error. ``section`` is
    the topic or dimension that it belongs to, or ``index``, ``stages``, ``indicators`` or
    ``cohort.`` with the cohort's id; ``table`` is the id of the table that the title is read from.
    """

    id: str
    title: Sentence
    body: tuple[Sentence, ...]
    strength: float
    section: str
    table: str


@dataclass(frozen=True, slots=True)
class Told:
    """What a rule says: which of its sentences, with which words and figures, and how strongly.

    ``strength`` is 0 where a sentence only describes.
    """

    variant: str
    values: Mapping[str, str | Number | Sentence]
    table: str
    strength: float = 0.0
