"""How findings speak in one language: what things are called, and how they are enumerated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from trigpoint.instrument.report import ReportText
from trigpoint.instrument.text import Text
from trigpoint.sentences import Number, Sentence, fill, joined
from trigpoint.tables.labels import row_label
from trigpoint.tables.model import Row

Phrases = Mapping[str, Mapping[str, Mapping[str, str]]]
"""The sentence of every variant of every claim of every finding."""


@dataclass(frozen=True, slots=True)
class Voice:
    """The instrument's words, those of its report plan, and those that findings share."""

    text: Text
    own: ReportText
    phrases: Phrases
    forms: Mapping[str, str]

    def answer(self, row: Row) -> str:
        """An answer within a sentence: what the plan calls it, or its wording, quoted."""
        called = self.own.called.get(row.question, {}).get(row.option)
        form = self.forms["called" if called else "quoted"]
        return form.format(called or row_label(row, self.text))

    def stage(self, row: Row) -> str:
        """A stage within a sentence."""
        return self.own.called.get("stage", {}).get(row.option) or row_label(row, self.text)

    def group(self, banner: str, answer: str) -> str:
        """A group of firms within a sentence."""
        words = self.text.questions[banner]
        short = words.short.get(answer) or words.options[answer]
        return self.own.called.get(banner, {}).get(answer, short)

    def score(self, row: Row) -> str:
        """A dimension, indicator or self-rating within a sentence."""
        if row.question in self.text.dimensions:
            return self.text.dimensions[row.question].name
        titles = self.text.indicators if row.question in self.text.indicators else None
        title = (titles or self.text.questions)[row.question].title
        return self.forms["quoted"].format(title)

    def listed(self, items: Iterable[tuple[str, Number]], form: str) -> Sentence:
        """An enumeration of names with their figures; ``form`` says of what kind these are."""
        parts = [fill(self.forms[form], {"name": name, "value": value}) for name, value in items]
        return joined(parts, self.forms["comma"], self.forms["and"])


def voice(text: Text, own: ReportText) -> Voice:
    """The voice of a language; English where the project does not speak it."""
    words = _words().get(text.lang, _words()["en"])
    return Voice(text, own, {**words["findings"], **own.findings}, words["forms"])


@cache
def _words() -> Mapping[str, Any]:
    found: Mapping[str, Any] = yaml.safe_load(
        (files("trigpoint.findings") / "words.yaml").read_text("utf-8")
    )
    return found
