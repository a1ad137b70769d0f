"""The attacker: everything issued as linear constraints on the counts of every column."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from trigpoint.instrument.model import Indicator, Instrument, Kind, Question, points_by_answer
from trigpoint.release.model import Release
from trigpoint.tables.spec import has_option_rows


@dataclass
class Attacker:
    """Knows the release, the instrument, that all answered all they were asked, and every size.

    The unknowns are whole numbers: for every column how many chose each option of each question
    and how many were asked, and, as real numbers, the sums of every score.
    """

    instrument: Instrument
    banners: tuple[tuple[str, ...], ...]
    unknowns: dict[tuple[str, ...], int] = field(default_factory=dict)
    rows: list[tuple[dict[int, float], float, float]] = field(default_factory=list)
    real: set[int] = field(default_factory=set)

    @classmethod
    def of(
        cls,
        release: Release,
        instrument: Instrument,
        banners: tuple[tuple[str, ...], ...],
        sizes: Mapping[str, int],
    ) -> Attacker:
        """``banners`` are their columns, named as in the long form; ``sizes`` those of all."""
        self = cls(instrument, banners)
        for column in sizes:
            self._know_a_column(column, sizes)
        self._know_that_columns_add_up()
        self._know_what_was_issued(release)
        return self

    def found_out(self, truth: Mapping[tuple[str, str, str], int]) -> list[tuple[str, str, str]]:
        """The cells (question, option, column) of ``truth`` that can have no other count.

        Every solution that differs from the truth in a cell clears it, so few are needed.
        """
        at = {cell: self._at("n", *cell) for cell in truth}
        random, left, idle = np.random.default_rng(1), list(truth), 0
        while left and idle < 3:
            solution = self._solution({at[cell]: random.normal() for cell in left})
            same = [cell for cell in left if solution[at[cell]] == truth[cell]]
            idle, left = (idle + 1 if len(same) == len(left) else 0), same
        return [cell for cell in left if self._only_value(at[cell])]

    def _only_value(self, at: int) -> bool:
        return bool(self._solution({at: 1.0})[at] == self._solution({at: -1.0})[at])

    def _solution(self, goal: Mapping[int, float]) -> NDArray[np.int64]:
        """Counts that agree with everything known and are the best for a goal."""
        return np.rint(self.solved(goal)).astype(np.int64)

    def solved(self, goal: Mapping[int, float]) -> NDArray[np.float64]:
        """Counts, and sums of scores, as :meth:`_solution` finds them."""
        count = len(self.unknowns)
        entries = [(r, c, v) for r, (terms, _, _) in enumerate(self.rows) for c, v in terms.items()]
        r, c, v = zip(*entries, strict=True)
        matrix = csr_array((v, (r, c)), shape=(len(self.rows), count))
        lows, highs = zip(*((low, high) for _, low, high in self.rows), strict=True)
        wanted = np.zeros(count)
        wanted[list(goal)] = list(goal.values())
        found = milp(
            wanted,
            constraints=LinearConstraint(matrix, lows, highs),
            integrality=np.array([one not in self.real for one in range(count)]),
            bounds=Bounds(0, np.inf),
        )
        assert found.status == 0, found.message
        return np.asarray(found.x)

    def _at(self, *name: str) -> int:
        return self.unknowns.setdefault(name, len(self.unknowns))

    def _sum(self, *name: str) -> int:
        at = self._at("sum", *name)
        self.real.add(at)
        return at

    def _say(self, terms: Mapping[int, float], low: float, high: float | None = None) -> None:
        self.rows.append((dict(terms), low, low if high is None else high))

    def _know_a_column(self, column: str, sizes: Mapping[str, int]) -> None:
        for question in self.instrument.by_id.values():
            self._know_a_question(question, column, sizes[column])
        for indicator in self.instrument.indicators:
            self._know_a_score(indicator, column, sizes[column])
        for dimension in self.instrument.dimensions:
            own = self.instrument.indicators_of(dimension.id)
            self._know_a_mean(dimension.id, {one.id: Fraction(one.weight) for one in own}, column)
        weights = {one.id: Fraction(one.weight) for one in self.instrument.dimensions}
        self._know_a_mean("index", weights, column)
        stages = {self._at("n", "stage", one, column): 1.0 for one in self.instrument.stages.names}
        self._say(stages, sizes[column])

    def _know_a_question(self, question: Question, column: str, size: int) -> None:
        base = self._at("base", question.id, column)
        if question.asked_if:
            [condition] = question.asked_if
            router = self.instrument.by_id[condition.question]
            yes = condition.any_of or [o for o in router.options if o not in condition.none_of]
            self._say({base: 1.0} | {self._at("n", router.id, one, column): -1.0 for one in yes}, 0)
        else:
            self._say({base: 1.0}, size)
        if not has_option_rows(question):
            return
        chosen = [self._at("n", question.id, option, column) for option in question.answers]
        if question.kind is not Kind.MULTIPLE:
            self._say({base: -1.0} | dict.fromkeys(chosen, 1.0), 0)
            return
        self._say({base: -1.0} | dict.fromkeys(chosen, 1.0), 0, np.inf)
        for one in chosen:
            self._say({base: 1.0, one: -1.0}, 0, np.inf)

    def _know_a_score(self, indicator: Indicator, column: str, size: int) -> None:
        question, key = self.instrument.by_id[indicator.question], indicator.key
        total, base = self._sum(indicator.id, column), self._at("base", question.id, column)
        points = map(float, points_by_answer(question, key))
        earned = {
            self._at("n", question.id, option, column): -point
            for option, point in zip(question.answers, points, strict=True)
        }
        if question.kind is Kind.MULTIPLE:
            self._say({total: -1.0} | {at: -point for at, point in earned.items()}, 0, np.inf)
        else:
            unasked = float(key.not_asked or 0)
            self._say({total: 1.0, base: unasked} | earned, unasked * size)

    def _know_a_mean(self, name: str, weights: Mapping[str, Fraction], column: str) -> None:
        whole = sum(weights.values())
        parts = {self._sum(one, column): -float(weight / whole) for one, weight in weights.items()}
        self._say({self._sum(name, column): 1.0} | parts, 0)

    def _know_that_columns_add_up(self) -> None:
        for *name, column in list(self.unknowns):
            if column == "total":
                for own in self.banners:
                    parts = {self._at(*name, one): -1.0 for one in own}
                    self._say({self._at(*name, column): 1.0} | parts, 0)

    def _know_what_was_issued(self, release: Release) -> None:
        for row in release.tables.to_pylist():
            question, option, column = row["question"], row["option"], row["column"]
            if row["suppressed"] or row["percent"] is None or question.endswith(".asked"):
                continue
            if option:
                self._say({self._at("n", question, option, column): 1.0}, row["count"])
            elif ("sum", question, column) in self.unknowns:
                low, high = (row["base"] * (row["percent"] + e) for e in (-0.051, 0.051))
                self._say({self._sum(question, column): 1.0}, low, high)
