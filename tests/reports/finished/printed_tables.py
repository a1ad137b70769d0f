"""A finished report's tables as a publication, in the form that ``audit`` takes.

Tables are found by their titles and rows by their labels, as a reader finds them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tests.reports.finished.finished import Finished, Grid
from trigpoint.instrument.model import Instrument, Kind, Question
from trigpoint.instrument.text import Text
from trigpoint.published.model import Published
from trigpoint.tables.words import words

_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True)
class Reader:
    """Reads the tables of one file in the words of its language.

    Labels are compared without blanks, for on paper lines break and words are parted.
    """

    found: Finished
    instrument: Instrument
    text: Text

    def grid(self, title: str) -> Grid:
        return next(grid for grid in self.found.grids if _bare(grid.title) == _bare(title))

    @property
    def columns(self) -> dict[str, str]:
        """The banner's columns as they are headed, with their ids."""
        banner = self.instrument.by_id[self.instrument.banner]
        short = self.text.questions[banner.id].short
        return {words(self.text.lang)["total"]: "total"} | {
            short.get(one, self.text.questions[banner.id].options[one]): one
            for one in banner.options
        }

    def rows(self, grid: Grid) -> dict[str, list[str]]:
        """The first figure of every cell, in the order of the columns; the first of equal labels.

        A second base stands before a mean over other firms than the shares.
        """
        heads = [_bare(re.sub(r"\s[A-Z]$", "", head)) for head in grid.heads]
        assert heads == list(map(_bare, self.columns)), "the columns stand in their order"
        return {_bare(label): list(map(_figure, cells)) for label, cells in reversed(grid.rows)}

    def published(self, last_year: str) -> Published:
        tables = {
            question.id: self.rows(self.grid(self.text.questions[question.id].title))
            for question in self.instrument.questions
            if question.kind is not Kind.RATING
        }
        bases = {f"of_{name}": _base(self.text, rows) for name, rows in tables.items()}
        scored = {one.question: one for one in self.instrument.indicators}
        return Published.model_validate(
            {
                "source": {"title": "", "n": max(int(sizes[0]) for sizes in bases.values())},
                "columns": list(self.columns.values()),
                "bases": bases,
                "indicators": {
                    scored[name].id: {
                        **self._table(name, rows),
                        "dimension": scored[name].dimension,
                        "mean": rows[_bare(words(self.text.lang)["mean"])],
                    }
                    for name, rows in tables.items()
                    if name in scored
                },
                "questions": {
                    name: self._table(name, rows)
                    for name, rows in tables.items()
                    if name not in scored
                },
                **self._scores(last_year),
            }
        )

    def _table(self, name: str, rows: Mapping[str, Sequence[str]]) -> dict[str, Any]:
        question: Question = self.instrument.by_id[name]
        labels = self.text.questions[name].options
        return {
            "kind": question.kind.value,
            "base": f"of_{name}",
            "options": {option: rows[_bare(labels[option])] for option in question.options},
            "exclusive": list(question.exclusive),
            "max_choices": question.max_choices,
        }

    def _scores(self, last_year: str) -> dict[str, Any]:
        """The index by columns, the dimensions, the stages' shares and means."""
        own, columns = words(self.text.lang), list(self.columns.values())
        scores = self.rows(self.grid(own["scores"]))
        stages = self.instrument.stages.names
        shares = self.rows(self.grid(own["stage"]))
        called = [self.text.stages[one].name for one in stages]
        by_stage = [shares[_bare(name)] for name in called]
        names = {one.id: self.text.dimensions[one.id].name for one in self.instrument.dimensions}
        profile = {
            _bare(label): list(map(_figure, cells[1:]))
            for grid in self.found.grids
            if list(map(_bare, grid.heads[1:])) == [_bare(name) for name in called]
            for label, cells in grid.rows
        }
        assert profile, "there is a table of scores by stage"
        return {
            "dimensions": {id_: scores[_bare(name)][0] for id_, name in names.items()},
            "index": {last_year: dict(zip(columns, scores[_bare(own["index"])], strict=True))},
            "stages": {
                "names": list(stages),
                "share": {one: [row[at] for row in by_stage] for at, one in enumerate(columns)},
                "mean": {"index": profile[_bare(own["index"])]}
                | {id_: profile[_bare(name)] for id_, name in names.items()},
            },
        }


def _bare(words: str) -> str:
    return re.sub(r"[\s\-\u200b]", "", words)


def _base(text: Text, rows: Mapping[str, Sequence[str]]) -> list[int]:
    return [int(one.replace(",", "")) for one in rows[_bare(words(text.lang)["base"])]]


def _figure(cell: str) -> str:
    """A cell's figure, without its letters and its interval."""
    found = _FIGURE.search(cell)
    return found[0] if found else ""
