"""What answers say on every figure that a publication prints: counts, shares and mean scores."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from trigpoint.instrument.model import Instrument, Kind
from trigpoint.published.form import INDEX, TOTAL
from trigpoint.responses.model import Responses
from trigpoint.scores import Scores

Rows = NDArray[np.bool_]
Values = NDArray[np.float64]


def question_at(where: str, instrument: Instrument) -> str:
    """The question that a table such as ``indicators.reach`` or ``questions.barriers`` is about."""
    group, _, name = where.partition(".")
    known = group == "indicators" and name in instrument.indicator
    return instrument.indicator[name].question if known else name


class Observed:
    """Answers and scores, looked at by groups of firms; every firm counts once."""

    def __init__(self, responses: Responses, scores: Scores) -> None:
        """Look at answers and their scores."""
        self.responses = responses
        self.instrument = responses.instrument
        self.scores: dict[str, Values] = {INDEX: scores.index_values()}
        dimensions = [one.id for one in self.instrument.dimensions]
        self.scores |= dict(zip(dimensions, scores.dimension_values().T, strict=True))
        self.scores |= dict(
            zip(self.instrument.indicator, scores.indicator_values().T, strict=True)
        )
        self._stage = scores.stage

    def everybody(self) -> Rows:
        """All firms."""
        return np.ones(len(self.responses), dtype=np.bool_)

    def column(self, name: str) -> Rows:
        """The firms of a printed column."""
        return self.everybody() if name == TOTAL else self.chose(self.instrument.banner, name)

    def stage(self, position: int) -> Rows:
        """The firms of a stage."""
        rows: Rows = self._stage == position
        return rows

    def answered(self, question: str) -> Rows:
        """The firms that were asked and answered."""
        rows: Rows = self.responses.codes[question] < self.instrument.by_id[question].not_asked
        return rows

    def chose(self, question: str, option: str) -> Rows:
        """The firms that chose an option."""
        asked, codes = self.instrument.by_id[question], self.responses.codes[question]
        if asked.kind is Kind.MULTIPLE:
            rows: Rows = (codes & asked.mask([option])) != 0
        else:
            rows = codes == asked.position[option]
        return rows

    def share(self, question: str, option: str, rows: Rows) -> float:
        """The percentage of some firms, of those that answered, that chose an option."""
        base = rows & self.answered(question)
        return 100 * float(self.chose(question, option)[base].mean()) if base.any() else np.nan

    def mean(self, score: str, rows: Rows) -> float:
        """The mean of the index, a dimension or an indicator over some firms."""
        return float(self.scores[score][rows].mean()) if rows.any() else np.nan

    def rating(self, question: str, rows: Rows) -> float:
        """The mean of a rating over the firms of ``rows`` that answered."""
        base = rows & self.answered(question)
        least = self.instrument.by_id[question].min
        return least + float(self.responses.codes[question][base].mean()) if base.any() else np.nan
