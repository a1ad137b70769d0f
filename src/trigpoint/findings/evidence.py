"""Which figures may carry a finding, and how far chance could have moved them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import isnan, nan, sqrt

from trigpoint.compare.cohort import Lead
from trigpoint.compare.depth import Depth
from trigpoint.compare.year import YearOnYear
from trigpoint.instrument.model import Indicator, Kind
from trigpoint.sentences import Number, Part
from trigpoint.tables.cells import figure, table_id
from trigpoint.tables.heading import Heading
from trigpoint.tables.model import Row, Tables
from trigpoint.tables.spec import MARKED_BASE

WIDEST = 50.0
"""The largest standard deviation of anything that lies between 0 and 100."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A wave's tables, what it says of itself, and the comparisons that were made.

    ``year`` is the change on last year, ``depths`` the index by the answers to some questions,
    ``cohorts`` the leads of each cohort, the index first.

    Not usable are figures that are withheld, that rest on fewer than 30 firms, or that are
    simulated: the groups of a question whose breakdown was never printed, and self-ratings of such
    a question altogether. How the index and its dimensions are spread is simulated too wherever a
    wave is reconstructed; their errors are then as large as the printed answers allow.
    """

    tables: Tables
    heading: Heading
    year: YearOnYear | None = None
    depths: Mapping[str, Sequence[Depth]] = field(default_factory=dict)
    cohorts: Mapping[str, Sequence[Lead]] = field(default_factory=dict)

    @property
    def reconstructed(self) -> bool:
        """Whether the answers are invented so as to reproduce printed figures."""
        return bool(self.heading.warning)

    def row(self, question: str, option: str = "") -> Row | None:
        """A row, where there is one and all firms' figure in it may carry a finding."""
        try:
            row = self.tables.row(question, option)
        except KeyError:
            return None
        return row if self.usable(row) else None

    def options(self, question: str) -> list[Row]:
        """The usable rows of a question's options, without nets, in their order."""
        rows = self.tables.table(question).rows
        return [row for row in rows if row.option and not row.net and self.usable(row)]

    def usable(self, row: Row, column: int = 0) -> bool:
        """Whether a figure may carry a finding."""
        enough = row.bases.n[column] >= MARKED_BASE and not row.suppressed[column]
        return bool(enough) and not isnan(row.percent[column]) and not self._invented(row, column)

    def groups(self, row: Row) -> list[int]:
        """The columns of the instrument's own banner in which a row is usable."""
        return [at for at in self.banner() if self.usable(row, at)]

    def banner(self) -> list[int]:
        """The columns of the instrument's own banner."""
        own = self.tables.instrument.banner
        return [at for at, column in enumerate(self.tables.columns) if column.banner == own]

    def table_of(self, row: Row) -> str:
        """The id of the table in which a row stands."""
        return table_id(self.tables.instrument, row)

    def number(self, row: Row, column: int = 0, part: Part = "value") -> Number:
        """A figure, bound to its cell."""
        return figure(self.tables, row, column, part)

    def error(self, row: Row, column: int = 0) -> float:
        """The standard error of a mean."""
        if self.reconstructed and self.table_of(row) == "index":
            return self._widest(row, column)
        return nan if row.error is None else float(row.error[column])

    def _invented(self, row: Row, column: int) -> bool:
        if not self.reconstructed or self.table_of(row) not in self.heading.simulated:
            return False
        question = self.tables.instrument.by_id[self.table_of(row)]
        return column > 0 or question.kind is Kind.RATING

    def _widest(self, row: Row, column: int) -> float:
        """The error of the index or a dimension if all that it is built from rose and fell as one.

        The standard deviation of a weighted mean is at most the weighted mean of those of its
        parts, whatever hangs together with what.
        """
        parts = list(self._parts(row.question))
        weight = sum(part for _, part in parts)
        spread = sum(self._spread(one, column) * part for one, part in parts) / weight
        return float(spread / sqrt(row.bases.effective[column]))

    def _parts(self, score: str) -> Iterator[tuple[Indicator, float]]:
        """The indicators that a score is built from, each with its share of it."""
        instrument = self.tables.instrument
        for dimension in instrument.dimensions:
            if score in ("index", dimension.id):
                own = instrument.indicators_of(dimension.id)
                whole = sum(one.weight for one in own)
                yield from ((one, float(dimension.weight * one.weight / whole)) for one in own)

    def _spread(self, indicator: Indicator, column: int) -> float:
        """An indicator's standard deviation, the largest there can be where it is not known."""
        row = self.tables.row(indicator.id)
        if row.error is None or not self.usable(row, column) or isnan(row.error[column]):
            return WIDEST
        return float(row.error[column] * sqrt(row.bases.effective[column]))
