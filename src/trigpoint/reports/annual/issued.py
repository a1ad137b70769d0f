"""What exhibits are made from: an instrument in words, and tables of a wave that may be shown."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from decimal import Decimal
from typing import Any

from trigpoint.compare.depth import Depth
from trigpoint.instrument.advice import Advice, load_advice
from trigpoint.instrument.model import Instrument
from trigpoint.instrument.report import (
    ReportPlan,
    ReportText,
    load_report_plan,
    load_report_text,
)
from trigpoint.instrument.text import Text, load_text
from trigpoint.reports.banner import heads, report_table
from trigpoint.reports.content import Head, Table
from trigpoint.reports.words import words
from trigpoint.sentences import Number, Part, Sentence, fill, joined
from trigpoint.tables.cells import figure
from trigpoint.tables.heading import Heading
from trigpoint.tables.labels import banner_in_sentence
from trigpoint.tables.model import Row, Tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An instrument with its stages, between ``cut_points``, in the words of a language.

    ``own`` are the words of annual reports, ``common`` those of all.
    """

    instrument: Instrument
    cut_points: tuple[Decimal, ...]
    lang: str
    text: Text
    own: Mapping[str, str]
    common: Mapping[str, str]

    @property
    def banner(self) -> str:
        """What the columns of every table are, as it stands within a sentence."""
        return banner_in_sentence(self.instrument.banner, self.text)

    def say(self, template: str, **values: str | Number | Sentence) -> Sentence:
        """A sentence of the annual report's own words."""
        return fill(self.own[template], values)

    def both(self, parts: Sequence[Sentence]) -> Sentence:
        """An enumeration: one, two and three."""
        return joined(parts, self.own["comma"], self.own["and"])

    def parts(self) -> dict[str, Any]:
        """Every field by its name, to make of it something that knows more."""
        return {one.name: getattr(self, one.name) for one in fields(self)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued(Told):
    """A wave's issued tables, by the instrument's banner, and what is told of them.

    ``printed`` holds the tables ready to print, by their ids, and ``heads`` their columns.
    ``bands`` are those of the index of all firms, as a release has them. ``plan`` says what the
    report tells beside the index, in the words ``plan_text``. ``depths`` are of questions; none
    where they were not counted.
    """

    heading: Heading
    advice: Advice
    plan: ReportPlan
    plan_text: ReportText
    tables: Tables
    printed: Mapping[str, Table]
    heads: tuple[Head, ...]
    bands: tuple[Mapping[str, Any], ...]
    depths: Mapping[str, tuple[Depth, ...]] = field(default_factory=dict)

    def bound(self, row: Row, column: int = 0, part: Part = "value") -> Number:
        """A figure of a banner table, bound to its cell."""
        return figure(self.tables, row, column, part)

    def shown_columns(self) -> list[int]:
        """The columns with a mean index that may be shown, without the total, the highest first."""
        means = self.tables.row("index").percent
        shown = [at for at in range(1, len(means)) if not math.isnan(means[at])]
        return sorted(shown, key=lambda at: -means[at])

    def beside(self, row: Row, column: int = 0) -> Sentence:
        """The interval and base that stand small beside a figure."""
        return self.say(
            "beside",
            low=self.bound(row, column, "low"),
            high=self.bound(row, column, "high"),
            base=self.bound(row, column, "base"),
        )

    def foot(self, table: str) -> str:
        """Base and interval of an exhibit, in a line, and which columns are withheld."""
        found = self.tables.table(table)
        said = self.own["foot"].format(base=f"{found.bases.n[0]:,}")
        names = [
            head.label for head, hidden in zip(self.heads, found.withheld, strict=True) if hidden
        ]
        if not names:
            return said
        return said + self.own["foot_withheld"].format(names=self.own["comma"].join(names))


def tell(name: str, instrument: Instrument, lang: str, cut_points: Sequence[Decimal]) -> Told:
    """An instrument in ``lang``, one of its languages; ``name`` is what its words are found by."""
    return Told(
        instrument=instrument,
        cut_points=tuple(cut_points),
        lang=lang,
        text=load_text(name, lang),
        own=words("annual", lang),
        common=words("common", lang),
    )


def issue(
    name: str,
    told: Told,
    heading: Heading,
    tables: Tables,
    bands: Sequence[Mapping[str, Any]],
) -> Issued:
    """Issued tables of the instrument, ready to be shown."""
    plan_text = load_report_text(name, told.lang)
    return Issued(
        **told.parts(),
        heading=heading,
        advice=load_advice(name, told.lang),
        plan=load_report_plan(name),
        plan_text=plan_text,
        tables=tables,
        printed={
            one.id: report_table(one, tables, told.text, plan_text, heading)
            for one in tables.tables
        },
        heads=heads(tables, told.text, heading),
        bands=tuple(bands),
    )
