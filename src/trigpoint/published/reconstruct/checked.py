"""Whether answers bear out what a publication says in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from trigpoint.published.form import INDEX
from trigpoint.published.observed import Observed
from trigpoint.published.reconstruct.statements import (
    ClosestDimension,
    LeadingColumn,
    MostCommon,
    RankedIndicator,
    RatedAbove,
    Relation,
    RisingIndex,
    Statement,
)
from trigpoint.responses.model import Responses
from trigpoint.scores import Scores


@dataclass(frozen=True, slots=True)
class Checked:
    """A sentence, whether it holds (None: it cannot be checked), and the figures that say so."""

    says: str
    holds: bool | None
    ours: Mapping[str, float]


def checked(statement: Statement, responses: Responses, scores: Scores) -> Checked:
    """Check one sentence."""
    if statement.relation is None:
        return Checked(statement.says, None, {})
    holds, ours = _Bearing(responses, scores).on(statement.relation)
    return Checked(statement.says, holds, {name: round(value, 3) for name, value in ours.items()})


class _Bearing:
    """What answers say on each kind of relation."""

    def __init__(self, responses: Responses, scores: Scores) -> None:
        self.ours = Observed(responses, scores)
        instrument = responses.instrument
        self.columns = instrument.by_id[instrument.banner].options
        self.dimensions = [one.id for one in instrument.dimensions]
        self.indicators = list(instrument.indicator)

    def on(self, relation: Relation) -> tuple[bool, dict[str, float]]:
        """Whether a relation holds, and the figures compared."""
        match relation:
            case ClosestDimension(dimension=dimension):
                ours = {id_: self._correlation(id_) for id_ in self.dimensions}
                return max(ours, key=ours.__getitem__) == dimension, ours
            case LeadingColumn(column=column):
                return self._leads(column)
            case RisingIndex(question=question, options=options):
                ours = {
                    option: self.ours.mean(INDEX, self.ours.chose(question, option))
                    for option in options
                }
                return all(a < b for a, b in pairwise(ours.values())), ours
            case MostCommon(question=question, option=option, columns=columns):
                return self._most_common(question, option, columns)
            case RatedAbove(ratings=ratings, clearly=clearly):
                return self._rated_above(ratings, clearly)
            case RankedIndicator(indicator=indicator, from_below=rank, under=under):
                everybody = self.ours.everybody()
                ours = {id_: self.ours.mean(id_, everybody) for id_ in self.indicators}
                below = sum(mean < ours[indicator] for mean in ours.values())
                return below == rank - 1 and ours[indicator] < under, ours

    def _leads(self, column: str) -> tuple[bool, dict[str, float]]:
        means = {
            (name, score): self.ours.mean(score, self.ours.column(name))
            for name in self.columns
            for score in (INDEX, *self.dimensions)
        }
        holds = all(
            means[column, score] > mean for (name, score), mean in means.items() if name != column
        )
        return holds, {" ".join(key): mean for key, mean in means.items()}

    def _most_common(
        self, question: str, option: str, columns: Sequence[str]
    ) -> tuple[bool, dict[str, float]]:
        ours = {
            name: self.ours.share(question, option, self.ours.column(name)) for name in self.columns
        }
        others = [share for name, share in ours.items() if name not in columns]
        return min(ours[name] for name in columns) > max(others, default=0.0), ours

    def _rated_above(
        self, ratings: Sequence[str], clearly: Sequence[str]
    ) -> tuple[bool, dict[str, float]]:
        above = {
            (name, rating): self.ours.rating(rating, self.ours.column(name))
            - self.ours.mean(INDEX, self.ours.column(name))
            for name in self.columns
            for rating in ratings
        }
        clear = [gap for (name, _), gap in above.items() if name in clearly]
        slight = [gap for (name, _), gap in above.items() if name not in clearly]
        holds = min(above.values()) > 0 and min(clear, default=100) > max(slight, default=0)
        return holds, {" ".join(key): gap for key, gap in above.items()}

    def _correlation(self, score: str) -> float:
        scores = self.ours.scores
        return float(np.corrcoef(scores[score], scores[INDEX])[0, 1])
