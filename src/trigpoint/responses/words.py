"""From the text of a cell to the code of an answer: ids, or wording in any language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, time, timedelta

from trigpoint.instrument.model import Kind, Question
from trigpoint.instrument.text import normalise
from trigpoint.responses.misfit import listed

Wordings = Mapping[str, Mapping[str, str]]
"""Per question, the option that a normalised wording stands for."""

SEPARATOR = "|"
"""Joins the options of a multiple answer, and the ids of cohorts."""

TICKS = {"0": 0, "1": 1, "0.0": 0, "1.0": 1, "false": 0, "true": 1}
"""What may stand in the column of one option."""

_WHOLE = re.compile(r"(\d{1,9})(?:\.0{0,9})?")

Cell = str | int | float | bool | date | time | timedelta | None


def as_text(cell: Cell) -> str:
    """A cell of a spreadsheet or a typed column as it would stand in a CSV file."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(int(cell))
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def option_position(question: Question, words: Mapping[str, str], text: str) -> int | None:
    """The position of the option that normalised ``text`` names by id or wording, or None."""
    found = question.position.get(text)
    return question.position.get(words.get(text, "")) if found is None else found


def answer_code(question: Question, words: Mapping[str, str], text: str) -> int | None:
    """The code of the answer that stands in a cell as ``text``; None where it is no answer."""
    plain = normalise(text)
    if not plain:
        return question.missing
    if question.kind is Kind.RATING:
        whole = _WHOLE.fullmatch(plain)
        return question.position.get(str(int(whole[1]))) if whole else None
    if question.kind is Kind.SINGLE:
        return option_position(question, words, plain)
    mask = 0
    for part in filter(None, map(str.strip, plain.split(SEPARATOR))):
        position = option_position(question, words, part)
        if position is None:
            return None
        mask |= 1 << position
    return mask or question.missing


def answers_allowed(question: Question) -> str:
    """What may be answered to a question, shortened."""
    if question.kind is Kind.RATING:
        return f"a whole number from {question.min} to {question.max}"
    return listed(question.options)


def wrong_part(question: Question, words: Mapping[str, str], text: str) -> str:
    """What of ``text`` is no answer: for a multiple, the first option that is unknown."""
    if question.kind is not Kind.MULTIPLE:
        return text.strip()
    parts = filter(None, map(str.strip, normalise(text).split(SEPARATOR)))
    return next(part for part in parts if option_position(question, words, part) is None)


def tick(text: str) -> int | None:
    """0 or 1 for a cell of one option's own column (empty is 0), or None for anything else."""
    plain = normalise(text)
    return TICKS.get(plain) if plain else 0
