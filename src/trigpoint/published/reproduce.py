"""Printed, ours, why: every figure of a publication set against a wave's answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from decimal import Decimal
from enum import StrEnum
from math import isnan
from typing import Any

from trigpoint.instrument.model import Kind
from trigpoint.published.audit import Audit
from trigpoint.published.counts import rounding
from trigpoint.published.form import INDEX
from trigpoint.published.misprint import FaultKind, Misprint
from trigpoint.published.model import Figure, Published, decimals
from trigpoint.published.observed import Observed, Rows, question_at
from trigpoint.responses.model import Responses
from trigpoint.scores import Scores

NEAR = 0.03
"""How much farther than by rounding a figure may be missed and still count as nearly met."""

_EXACT = 1e-9


class Tag(StrEnum):
    """Where a figure of ours comes from."""

    PRINTED = "printed"
    """It is printed, and ours is the same or explained."""
    DERIVED = "derived"
    """It follows from other printed figures."""
    INVENTED = "invented"
    """Nothing printed says it."""


class Verdict(StrEnum):
    """How ours compares with print."""

    MET = "met"
    CORRECTED = "met after correction"
    OTHER_MEAN = "key gives another mean"
    NEARLY = "nearly met"
    MISSED = "missed"
    OPEN = "not printed"
    OTHER_YEAR = "another year"
    EMPTY = "nobody was asked"


@dataclass(frozen=True, slots=True)
class Reproduced:
    """One figure: what is printed, what ours is, by how much it misses, and why."""

    where: str
    column: str
    tag: Tag
    printed: str | None
    ours: float | None
    miss: float | None
    verdict: Verdict
    why: str = ""

    def document(self) -> dict[str, Any]:
        """The row as plain data."""
        return {key: str(v) if isinstance(v, StrEnum) else v for key, v in asdict(self).items()}


def reproduce(
    published: Published, audited: Audit, responses: Responses, scores: Scores
) -> tuple[Reproduced, ...]:
    """Every figure of ``published``, in its order, against answers and their scores.

    ``audited`` is the audit of ``published``: what it corrected is what ours has to meet.
    """
    return tuple(_Comparison(published, audited, Observed(responses, scores)).rows())


class _Comparison:
    def __init__(self, published: Published, audited: Audit, ours: Observed) -> None:
        self.published = published
        self.corrected = audited.corrected
        self.misprints = audited.misprints
        self.ours = ours
        self.instrument = ours.instrument

    def rows(self) -> Iterator[Reproduced]:
        """Every figure."""
        yield from self._firms()
        yield from self._profile()
        for where in self.published.tables:
            yield from self._table(where)
        yield from self._dimensions()
        yield from self._index()
        yield from self._stages()
        yield from self._self_assessment()
        yield from self._cohorts()

    def _firms(self) -> Iterator[Reproduced]:
        published = self.published
        yield self._plain("source.n", "", Decimal(published.source.n), len(self.ours.responses))
        for base, sizes in published.bases.items():
            asked = self._asked(base)
            for name, size in zip(published.columns, sizes, strict=True):
                if asked is not None:
                    counts = int((self.ours.column(name) & asked).sum())
                    yield self._plain(f"bases.{base}", name, Decimal(size), counts)

    def _asked(self, base: str) -> Rows | None:
        """The firms of a base: those that answered a question on it; None if none stands on it."""
        if base == self.corrected.whole:
            return self.ours.everybody()
        for where, table in self.corrected.tables.items():
            if table.base == base:
                return self.ours.answered(question_at(where, self.instrument))
        return None

    def _profile(self) -> Iterator[Reproduced]:
        everybody = self.ours.everybody()
        within = [one for one in self.instrument.profile if one.parent == self.instrument.banner]
        for group, shares in self.published.industries.items():
            for id_, share in shares.items():
                for question in within:
                    counted = self.ours.share(question.id, id_, everybody)
                    yield self._plain(f"industries.{group}.{id_}", "", share, counted)
        capital = self.published.capital_twd
        for question in self.instrument.profile:
            if capital and set(capital) == set(question.options):
                for option, share in capital.items():
                    counted = self.ours.share(question.id, option, everybody)
                    yield self._plain(f"capital_twd.{option}", "", share, counted)

    def _table(self, where: str) -> Iterator[Reproduced]:
        table, right = self.published.tables[where], self.corrected.tables[where]
        question = question_at(where, self.instrument)
        if table.mean is not None and right.mean is not None:
            id_ = where.partition(".")[2]
            for at, name in enumerate(self.published.columns):
                ours = self.ours.mean(id_, self.ours.column(name))
                settled = all(row[at].value is not None for row in right.options.values())
                found = self._figure(f"{where}.mean", name, table.mean[at], right.mean[at], ours)
                derived = found.printed is None and settled
                yield replace(found, tag=Tag.DERIVED) if derived else found
        for option, row in table.options.items():
            for at, name in enumerate(self.published.columns):
                ours = self.ours.share(question, option, self.ours.column(name))
                place = f"{where}.options.{option}"
                yield self._figure(place, name, row[at], right.options[option][at], ours)

    def _dimensions(self) -> Iterator[Reproduced]:
        for id_, value in self.published.dimensions.items():
            ours = self.ours.mean(id_, self.ours.everybody())
            yield self._plain(f"dimensions.{id_}", "", value, ours)

    def _index(self) -> Iterator[Reproduced]:
        index, this = self.published.index, self.published.year
        if index is None or not this:
            return
        for year, means in index.scores.items():
            for name, value in means.items():
                ours = self.ours.mean(INDEX, self.ours.column(name)) if year == this else None
                yield self._plain(f"index.{year}", name, value, ours)
        values = self.ours.scores[INDEX]
        lowest, highest = float(values.min()), float(values.max())
        for year, spread in index.range.items():
            found = (lowest, highest - lowest) if year == this else (None, None)
            yield self._plain(f"index.range.{year}.min", "", spread.min, found[0])
            yield self._plain(f"index.range.{year}.spread", "", spread.spread, found[1])

    def _stages(self) -> Iterator[Reproduced]:
        stages = self.published.stages
        if stages is None:
            return
        for name, shares in stages.share.items():
            rows = self.ours.column(name)
            for at, (stage, share) in enumerate(zip(stages.names, shares, strict=True)):
                ours = 100 * float(self.ours.stage(at)[rows].mean())
                yield self._plain(f"stages.share.{stage}", name, share, ours)
        for id_, means in stages.mean.items():
            for at, (stage, mean) in enumerate(zip(stages.names, means, strict=True)):
                ours = self.ours.mean(id_, self.ours.stage(at))
                yield self._plain(f"stages.mean.{id_}", stage, mean, ours, self._row(id_, means))
        for year, changes in stages.change_on.items():
            for stage, change in changes.items():
                yield self._plain(f"stages.change_on_{year}.{stage}", "", change, None)

    def _row(self, id_: str, means: tuple[Decimal, ...]) -> str:
        """What a row of stage means comes to over all firms, for the reader of a miss."""
        firms = [int(self.ours.stage(at).sum()) for at in range(len(means))]
        printed = sum(float(mean) * n for mean, n in zip(means, firms, strict=True)) / sum(firms)
        ours = self.ours.mean(id_, self.ours.everybody())
        return (
            f"over all firms the printed row makes {printed:.2f}, while the counts and the other "
            f"means leave {ours:.2f}: not every stage can meet print"
        )

    def _self_assessment(self) -> Iterator[Reproduced]:
        printed = self.published.self_assessment
        if printed is None:
            return
        ratings = [one.id for one in self.instrument.questions if one.kind is Kind.RATING]
        everybody = self.ours.everybody()
        means = {
            part: self.ours.rating(id_, everybody)
            for part, id_ in zip(printed.parts, ratings, strict=False)
        }
        if printed.mean is not None:
            ours = sum(means.values()) / len(means)
            yield self._plain("self_assessment.mean", "", printed.mean, ours)
        for part, value in printed.figures.items():
            yield self._plain(f"self_assessment.{part}", "", value, means[part])

    def _cohorts(self) -> Iterator[Reproduced]:
        for name, cohort in self.published.cohorts.items():
            rows = self.ours.responses.cohorts[name]
            yield self._plain(f"cohorts.{name}.n", "", Decimal(cohort.n), int(rows.sum()))
            for id_, value in cohort.scores.items():
                yield self._plain(f"cohorts.{name}.{id_}", "", value, self.ours.mean(id_, rows))

    def _plain(
        self, where: str, column: str, printed: Decimal, ours: float | None, why: str = ""
    ) -> Reproduced:
        """A figure that an audit of tables does not correct."""
        if ours is None:
            what = "about an earlier wave"
            tag, verdict = Tag.PRINTED, Verdict.OTHER_YEAR
            return Reproduced(where, column, tag, str(printed), None, None, verdict, what)
        miss = _miss(ours, printed)
        half = float(rounding(decimals(printed)))
        if miss <= half + _EXACT:
            verdict, why = Verdict.MET, ""
        else:
            verdict = Verdict.NEARLY if miss <= half + NEAR + _EXACT else Verdict.MISSED
        return Reproduced(
            where, column, Tag.PRINTED, str(printed), round(ours, 4), round(miss, 4), verdict, why
        )

    def _figure(
        self, where: str, column: str, printed: Figure, right: Figure, ours: float
    ) -> Reproduced:
        """A figure of a table, printed or not, corrected or not."""
        found = self._misprint(where, column)
        value, text = right.value, printed.printed
        if isnan(ours):
            return Reproduced(where, column, Tag.PRINTED, text, None, None, Verdict.EMPTY)
        shown = round(ours, 4)
        if text is None:
            tag = Tag.INVENTED if value is None else Tag.DERIVED
            return Reproduced(where, column, tag, None, shown, None, Verdict.OPEN)
        if value is None:
            what = found.evidence if found else ""
            verdict = Verdict.CORRECTED if _within(ours, found) else Verdict.MISSED
            return Reproduced(where, column, Tag.DERIVED, text, shown, None, verdict, what)
        miss = round(_miss(ours, value), 4)
        met = miss <= float(rounding(decimals(value))) + _EXACT
        tag = Tag.PRINTED if printed == right and met else Tag.DERIVED
        if found is None or (met and printed == right and found.kind is not FaultKind.WRONG_BASE):
            verdict = Verdict.MET if met else Verdict.MISSED
            return Reproduced(where, column, tag, text, shown, miss, verdict)
        verdict = Verdict.CORRECTED if met else Verdict.MISSED
        if found.kind is FaultKind.MEAN_NOT_REPRODUCED:
            verdict = Verdict.OTHER_MEAN
        return Reproduced(where, column, tag, text, shown, miss, verdict, found.evidence)

    def _misprint(self, where: str, column: str) -> Misprint | None:
        """What the audit found about a figure: itself, its row, or its table's shares."""
        share = where.partition(".options.")[0]
        for one in self.misprints:
            inside = one.where in (where, share)
            if inside and one.column in (None, column):
                return one
        return None


def _miss(ours: float, printed: Decimal) -> float:
    return abs(ours - float(printed))


def _within(ours: float, found: Misprint | None) -> bool:
    """Whether ours prints as a figure from the lowest to the highest that an audit suggests."""
    if found is None or not isinstance(found.suggested, list):
        return False
    low, high = (Decimal(str(end)) for end in found.suggested)
    half = float(rounding(decimals(low)))
    return float(low) - half - _EXACT <= ours <= float(high) + half + _EXACT


def summary(rows: Sequence[Reproduced]) -> Mapping[str, int]:
    """How many figures came to each verdict."""
    return {str(one): sum(row.verdict is one for row in rows) for one in Verdict}
