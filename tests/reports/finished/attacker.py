"""The attacker on a release, who also reads every table of the finished report beside it.

To the columns of the release come those of the report alone, with the sums of their scores: the
stages, the answers to a question whose use is set against the index, and the members and other
firms of every industry, of which a standardised mean is made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np

from tests.release.attacker import Attacker
from tests.reports.finished.finished import Finished, Grid
from trigpoint.instrument.report import ReportPlan, ReportText
from trigpoint.instrument.text import Text
from trigpoint.reports.words import words as report_words
from trigpoint.tables.association import index_without
from trigpoint.tables.labels import item_label
from trigpoint.tables.words import words

HALF = 0.051
"""What rounding to a decimal leaves open, and a little for the machine."""

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
Sizes = Mapping[str, int]
Name = tuple[str, ...]


@dataclass
class ReportAttacker(Attacker):
    """Finds what a table says by its title and the labels of its rows and columns.

    ``heads`` gives the columns by their labels, ``wholes`` the size of every column there is,
    ``said`` counts what was read of each kind of table.
    """

    text: Text | None = None
    plan: ReportPlan | None = None
    plan_text: ReportText | None = None
    heads: Mapping[str, str] = field(default_factory=dict)
    wholes: dict[str, int] = field(default_factory=dict)
    said: dict[str, int] = field(default_factory=dict)

    def know_parts(self, parts: Sizes, whole: str = "total") -> None:
        """Columns that divide ``whole``; of their answers only the sums of the scores."""
        self.wholes |= parts
        for score in self._scores:
            for column, size in parts.items():
                self._say({self._sum(score, column): 1.0}, 0, 100 * size)
            sums = {self._sum(score, one): -1.0 for one in parts}
            self._say({self._sum(score, whole): 1.0} | sums, 0)
        for column in parts:
            self._know_means(column)

    def know_range(self, score: str, column: str, low: float, high: float) -> None:
        """Between what a score is with every firm of a column."""
        size = self.wholes[column]
        self._say({self._sum(score, column): 1.0}, low * size, high * size)

    def know_mix(self, members: Sizes, others: Sizes) -> None:
        """The others' means, column by column, in the members' shares are the standardised one."""
        self.wholes["standard"] = 1
        of_all = sum(members.values())
        for score in self._scores:
            terms = {
                self._sum(score, other): -size / of_all / others[other]
                for size, other in zip(members.values(), others, strict=True)
                if size
            }
            self._say({self._sum(score, "standard"): 1.0} | terms, 0)

    def read(self, found: Finished, stages: Sequence[str], depth: str, cohort: str) -> None:
        """Everything that the tables of a file say."""
        assert self.text is not None
        for grid in found.grids:
            if set(grid.heads) <= set(self.heads):
                self._banner(grid)
            elif grid.heads[1:] == tuple(one.name for one in self.text.stages.values()):
                self._columns_of_scores(grid, ("total", *stages))
            elif grid.heads[-1:] == (report_words("annual", "en")["depth_without"],):
                self._depth(grid, depth)
            elif grid.title.startswith(f"{cohort} "):
                columns = (f"cohort:{cohort}=member", f"cohort:{cohort}=rest", "", "", "standard")
                self._columns_of_scores(grid, columns)

    def free(self, truth: Mapping[Name, float], room: Sequence[float]) -> list[Name]:
        """The sums of ``truth`` that cannot be told to within their ``room``.

        Every solution that is far from the truth in a sum clears it; where none is, the lowest and
        the highest that the sum can be are found.
        """
        at, rooms = [self._at(*one) for one in truth], np.array(room)
        goals, values = np.random.default_rng(1), np.array(list(truth.values()))
        free = np.zeros(len(at), dtype=bool)
        for _ in range(4):
            found = self.solved({one: float(goals.normal()) for one in at})
            free |= abs(found[at] - values) > rooms
        for one in np.flatnonzero(~free):
            ends = [self.solved({at[one]: sign})[at[one]] for sign in (1.0, -1.0)]
            free[one] = max(ends) - min(ends) > rooms[one]
        return [name for name, is_free in zip(truth, free, strict=True) if is_free]

    @property
    def _scores(self) -> list[str]:
        dimensions = [one.id for one in self.instrument.dimensions]
        return ["index", *dimensions, *self.instrument.indicator]

    def _know_means(self, column: str) -> None:
        for dimension in self.instrument.dimensions:
            own = self.instrument.indicators_of(dimension.id)
            self._know_a_mean(dimension.id, {one.id: Fraction(one.weight) for one in own}, column)
        weights = {one.id: Fraction(one.weight) for one in self.instrument.dimensions}
        self._know_a_mean("index", weights, column)

    def _read(self, kind: str, terms: Mapping[int, float], value: float | None, of: float) -> None:
        """A sum that is ``value``, in percent or points, of a base."""
        if value is not None:
            self.said[kind] = self.said.get(kind, 0) + 1
            self._say(terms, of * (value - HALF), of * (value + HALF))

    def _banner(self, grid: Grid) -> None:
        """Shares, nets and means by the columns of the banner."""
        columns = [self.heads[one] for one in grid.heads]
        asked = [name for name, one in self.text.questions.items() if one.title == grid.title]
        bases: list[float | None] = []
        for label, cells in grid.rows:
            values = [_figure(cell) for cell in cells]
            if label == words(self.text.lang)["base"]:
                bases = values
            for name, kind in self._rows(label, asked):
                for column, value, base in zip(columns, values, bases, strict=True):
                    if kind == "score":
                        terms = {self._sum(*name[0], column): 1.0}
                    else:
                        terms = {self._at(*one, column): 100.0 for one in name}
                    self._read(kind, terms, value, base or 0)

    def _rows(self, label: str, asked: Sequence[str]) -> Iterator[tuple[list[Name], str]]:
        """What a row is about: counts that add up to it, or a score."""
        for question in asked:
            for option, wording in self.text.questions[question].options.items():
                if wording == label and option in self.instrument.by_id[question].answers:
                    yield [("n", question, option)], "share"
            for net, wording in self.plan_text.nets.get(question, {}).items():
                if wording == label:
                    parts = self.plan.nets[question][net]
                    yield [("n", question, one) for one in parts], "net"
            if label == words(self.text.lang)["mean"]:
                yield from (
                    ([(one.id,)], "score")
                    for one in self.instrument.indicators
                    if one.question == question
                )
        if not asked:
            yield from (([(one,)], "score") for one in self._scores if self._called(one) == label)
            for stage, one in self.text.stages.items():
                if one.name == label:
                    yield [("n", "stage", stage)], "share"

    def _called(self, score: str) -> str:
        return item_label(score, self.text)

    def _columns_of_scores(self, grid: Grid, columns: Sequence[str]) -> None:
        for score in self._scores:
            cells = dict(grid.rows).get(self._called(score), ())
            for column, cell in zip(columns, cells, strict=False):
                if column:
                    kind = "standard" if column == "standard" else "column"
                    terms = {self._sum(score, column): 1.0}
                    self._read(kind, terms, _figure(cell), self.wholes[column])

    def _depth(self, grid: Grid, question: str) -> None:
        """The mean index of those who gave an answer, with and without the question."""
        own = np.array([one.question == question for one in self.instrument.indicators])
        weights = index_without(self.instrument, own)
        wordings = {label: one for one, label in self.text.questions[question].options.items()}
        for label, (_, index, without) in grid.rows:
            column = f"{question}={wordings[label]}"
            size = self.wholes[column]
            self._read("depth", {self._sum("index", column): 1.0}, _figure(index), size)
            shares = zip(self.instrument.indicators, weights / weights.sum(), strict=True)
            terms = {self._sum(one.id, column): float(share) for one, share in shares}
            self._read("depth", terms, _figure(without), size)


def _figure(cell: str) -> float | None:
    found = _NUMBER.match(cell)
    return float(found[0].replace(",", "")) if found else None
