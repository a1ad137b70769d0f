"""Printed tables as a value: every figure as it stands on paper, faults included.

The form is that of the file ``published.yaml`` (schema 1). What a figure should have been is not
here: that is for :mod:`trigpoint.published.audit` to find.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from trigpoint.documents import Part, refuse
from trigpoint.instrument.parts import Id
from trigpoint.published.form import TOTAL, filled, inconsistencies

_NUMBER = re.compile(r"[-+]?\d{1,9}(\.\d{0,6})?")


@dataclass(frozen=True, slots=True)
class Figure:
    """One printed figure: usually one value, none if it is not printed, several if printed twice.

    ``cut`` says that the decimals are lost (``21.``): the figure began with what is left.
    """

    values: tuple[Decimal, ...] = ()
    cut: bool = False

    @property
    def value(self) -> Decimal | None:
        """The figure, where print gives exactly one, and the whole of it."""
        return self.values[0] if len(self.values) == 1 and not self.cut else None

    @property
    def decimals(self) -> int:
        """The digits printed behind the point."""
        return max((decimals(value) for value in self.values), default=0)

    @property
    def printed(self) -> str | None:
        """The figure as it stands on paper."""
        if not self.values:
            return None
        return " and ".join(map(str, self.values)) + "." * self.cut


def decimals(value: Decimal) -> int:
    """The digits that a number is written with behind the point."""
    return max(0, -int(value.as_tuple().exponent))


def _figure(found: object) -> object:
    if isinstance(found, Figure):
        return found
    if found is None:
        return Figure()
    if isinstance(found, list) and len(found) > 1:
        return Figure(tuple(_number(str(value)) for value in found))
    if isinstance(found, str | int | float | Decimal):
        text = str(found)
        return Figure((_number(text),), cut=text.endswith("."))
    raise ValueError("a figure is a number, null, two numbers in [ ], or text like '21.'")


def _number(text: str) -> Decimal:
    if not _NUMBER.fullmatch(text):
        raise ValueError("a figure is a number like 21.4")
    return Decimal(text.removesuffix("."))


PrintedFigure = Annotated[Figure, BeforeValidator(_figure)]
Row = tuple[PrintedFigure, ...]
"""One figure per column."""

OptionId = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_]*$", max_length=40)]
"""The id of an option; of a rating, the number itself."""

Number = Annotated[Decimal, Field(allow_inf_nan=False, ge=-(10**9), le=10**9)]
Count = Annotated[int, Field(ge=0, le=10**9)]


class Fieldwork(Part):
    """When the answers were collected, both days included."""

    from_: date = Field(alias="from")
    to: date


class Source(Part):
    """Where the figures were printed, and what was surveyed; ``n`` counts the respondents."""

    title: str
    n: Annotated[int, Field(ge=1, le=10**9)]
    fieldwork: Fieldwork | None = None
    method: str = ""
    respondent: str = ""


class Table(Part):
    """The printed shares of one question, in percent, per option and column.

    A rating is printed as a single choice of its numbers. An indicator has a ``dimension``, and its
    mean score per column where that is printed.
    """

    kind: Literal["single", "multiple"]
    base: Id
    options: Mapping[OptionId, Row] = Field(min_length=2)
    asks: str = ""
    dimension: Id | None = None
    mean: Row | None = None
    exclusive: tuple[OptionId, ...] = ()
    max_choices: Count | None = None

    @property
    def decimals(self) -> int:
        """The digits behind the point to which the shares are rounded."""
        rows = self.options.values()
        return max((figure.decimals for row in rows for figure in row), default=0)


def _gathered(data: object, into: str, beside: Collection[str]) -> object:
    """What stands in the file side by side: all keys but those ``beside`` as one field."""
    if not isinstance(data, dict) or into in data:
        return data
    named = {key: data[key] for key in beside if data.get(key) is not None}
    return {**named, into: {str(key): data[key] for key in data if key not in beside}}


class Range(Part):
    """The lowest index and how far above it the highest lies."""

    min: Number
    spread: Number


class Index(Part):
    """The printed index, per year and column."""

    scores: Mapping[str, Mapping[Id, Number]]
    range: Mapping[str, Range] = {}

    @model_validator(mode="before")
    @classmethod
    def _years(cls, data: object) -> object:
        return _gathered(data, "scores", beside=("range",))


class Stages(Part):
    """Shares of firms per stage by column, and mean scores per stage by dimension or ``index``.

    ``change_on`` holds, per earlier year, the change of a stage's share in percentage points.
    """

    names: tuple[Id, ...] = Field(min_length=2)
    share: Mapping[Id, tuple[Number, ...]]
    mean: Mapping[Id, tuple[Number, ...]] = {}
    change_on: Mapping[str, Mapping[Id, Number]] = {}

    @model_validator(mode="before")
    @classmethod
    def _changes(cls, data: object) -> object:
        if not isinstance(data, dict) or "change_on" in data:
            return data
        prefix = "change_on_"
        other = {key: value for key, value in data.items() if not str(key).startswith(prefix)}
        changes = {
            str(key).removeprefix(prefix): value
            for key, value in data.items()
            if str(key).startswith(prefix)
        }
        return {**other, "change_on": changes}


class SelfAssessment(Part):
    """Self-ratings: the mean of all ``parts``, and what is printed of single parts."""

    mean: Number | None = None
    parts: tuple[Id, ...] = Field(min_length=1)
    figures: Mapping[Id, Number] = {}

    @model_validator(mode="before")
    @classmethod
    def _parts(cls, data: object) -> object:
        return _gathered(data, "figures", beside=("mean", "parts"))


class Cohort(Part):
    """A named group of ``n`` firms and its mean scores, by dimension or ``index``."""

    n: Annotated[int, Field(ge=1)]
    scores: Mapping[Id, Number]

    @model_validator(mode="before")
    @classmethod
    def _scores(cls, data: object) -> object:
        return _gathered(data, "scores", beside=("n",))


class Published(Part):
    """A whole publication, checked against itself (its form, not its figures).

    Shares are percentages of the base's firms in the column. A dimension is the mean of its
    indicators, the index the mean of the dimensions; ``weights`` holds the weights of indicators
    and dimensions that are not 1.
    """

    schema_: Annotated[int, Field(ge=1, le=1)] = Field(default=1, alias="schema")
    source: Source
    columns: tuple[Id, ...] = Field(min_length=1)
    bases: Mapping[Id, tuple[Count, ...]] = Field(min_length=1)
    industries: Mapping[Id, Mapping[Id, Number]] = {}
    capital_twd: Mapping[Id, Number] = {}
    indicators: Mapping[Id, Table] = Field(min_length=1)
    dimensions: Mapping[Id, Number] = {}
    index: Index | None = None
    formula: str = ""
    weights: Mapping[Id, Annotated[Number, Field(gt=0)]] = {}
    stages: Stages | None = None
    self_assessment: SelfAssessment | None = None
    cohorts: Mapping[Id, Cohort] = {}
    questions: Mapping[Id, Table] = {}
    statements: tuple[str, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _whole_rows(cls, data: object) -> object:
        return filled(data) if isinstance(data, dict) else data

    @model_validator(mode="after")
    def _consistent(self) -> Published:
        refuse(inconsistencies(self))
        return self

    @property
    def tables(self) -> Mapping[str, Table]:
        """Every table by its place (``indicators.reach``, ``questions.barriers``)."""
        return {
            **{f"indicators.{id_}": table for id_, table in self.indicators.items()},
            **{f"questions.{id_}": table for id_, table in self.questions.items()},
        }

    @property
    def year(self) -> str:
        """The publication's own year: the latest whose index is printed; empty without an index."""
        return max(self.index.scores, default="") if self.index else ""

    @property
    def index_of_year(self) -> Mapping[str, Decimal]:
        """The index of its own year, by column; empty where it is not printed."""
        return self.index.scores[self.year] if self.index and self.year else {}

    def weights_of(self, names: Iterable[str]) -> list[Fraction]:
        """The weights of some indicators or dimensions."""
        return [Fraction(self.weights.get(name, 1)) for name in names]

    @property
    def has_total(self) -> bool:
        """Whether the first column holds everybody."""
        return self.columns[0] == TOTAL

    @property
    def whole(self) -> str:
        """The base of everybody: the one that counts the most firms."""
        return max(self.bases, key=lambda base: sum(self.bases[base]))

    @property
    def parts(self) -> tuple[int, ...]:
        """The positions of the columns that make up the total: none if there is no total."""
        return tuple(range(1, len(self.columns))) if self.has_total else ()

    def with_tables(self, tables: Mapping[str, Table]) -> Published:
        """The same publication with some of its :attr:`tables` replaced."""
        both = {**self.tables, **tables}
        return self.model_copy(
            update={
                group: {id_: both[f"{group}.{id_}"] for id_ in getattr(self, group)}
                for group in ("indicators", "questions")
            }
        )
