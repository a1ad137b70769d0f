"""Everything that the chapters of an annual report are made from, worked out once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from trigpoint.compare.cohort import Lead, cohort_leads
from trigpoint.compare.depth import Depth, index_by_answer
from trigpoint.compare.past import Past
from trigpoint.compare.year import YearOnYear, year_on_year
from trigpoint.findings.find import find_findings
from trigpoint.findings.model import Finding
from trigpoint.instrument.advice import Advice, load_advice
from trigpoint.instrument.model import Instrument
from trigpoint.instrument.report import (
    ReportPlan,
    ReportText,
    load_report_plan,
    load_report_text,
)
from trigpoint.instrument.text import Text, load_text
from trigpoint.release.policy import LEAST_BASE
from trigpoint.release.tables import as_printed, withheld_tables
from trigpoint.release.withhold import withholding
from trigpoint.reports.banner import heads, report_table
from trigpoint.reports.content import Head, Table
from trigpoint.reports.source import Source
from trigpoint.reports.words import words
from trigpoint.sentences import Number, Part, Sentence, fill, joined
from trigpoint.tables.cells import figure
from trigpoint.tables.heading import Heading
from trigpoint.tables.labels import banner_in_sentence
from trigpoint.tables.model import Row, Tables, Withheld


@dataclass(frozen=True, slots=True)
class Material:
    """A wave's issued tables, with the words of a language.

    ``tables`` are by the instrument's banner; ``printed`` holds the same, ready to print, by their
    ids, and ``heads`` their columns. ``plan`` says what the report tells beside the index, in the
    words ``plan_text``; ``change`` is on last year, ``findings`` are the strongest first,
    ``depths`` are of questions and ``cohorts`` are set against the other firms. ``own`` are the
    words of annual reports.
    """

    source: Source
    lang: str
    heading: Heading
    text: Text
    advice: Advice
    plan: ReportPlan
    plan_text: ReportText
    own: Mapping[str, str]
    common: Mapping[str, str]
    tables: Tables
    printed: Mapping[str, Table]
    heads: tuple[Head, ...]
    change: YearOnYear | None
    findings: tuple[Finding, ...]
    depths: Mapping[str, tuple[Depth, ...]]
    cohorts: Mapping[str, tuple[Lead, ...]]

    @property
    def instrument(self) -> Instrument:
        """The instrument that was answered."""
        return self.source.instrument

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

    def bound(self, table: str, row: Row, column: int = 0, part: Part = "value") -> Number:
        """A figure of a banner table, bound to its cell."""
        return figure(self.tables, self.tables.table(table), row, column, part)

    def beside(self, table: str, row: Row, column: int = 0) -> Sentence:
        """The interval and base that stand small beside a figure."""
        return self.say(
            "beside",
            low=self.bound(table, row, column, "low"),
            high=self.bound(table, row, column, "high"),
            base=self.bound(table, row, column, "base"),
        )

    def foot(self, table: str) -> str:
        """Base and interval of an exhibit, in a line."""
        base = f"{self.tables.table(table).bases.n[0]:,}"
        return self.own["foot"].format(base=base)


def gather(
    source: Source, lang: str, cohorts: Sequence[str] = (), past: Past | None = None
) -> Material:
    """Work out everything for a report in ``lang``, a language of the instrument.

    ``cohorts`` are set against the other firms, ``past`` is what the wave is compared with.
    """
    text, heading = load_text(source.name, lang), source.heading(lang)
    plan, plan_text = load_report_plan(source.name), load_report_text(source.name, lang)
    exact = withheld_tables(
        source.tally, by=[source.instrument.banner], cut_points=source.cut_points, nets=plan.nets
    )
    tables = as_printed(exact)
    change = year_on_year(exact, past, source.cut_points) if past else None
    hidden = withholding(source.tally)
    depths, leads = _depths(source, plan, hidden), _leads(source, cohorts, hidden)
    found = find_findings(
        exact, plan, text, plan_text, heading=heading, year=change, depths=depths, cohorts=leads
    )
    return Material(
        source=source,
        lang=lang,
        heading=heading,
        text=text,
        advice=load_advice(source.name, lang),
        plan=plan,
        plan_text=plan_text,
        own=words("annual", lang),
        common=words("common", lang),
        tables=tables,
        printed={
            one.id: report_table(one, tables, text, plan_text, heading) for one in tables.tables
        },
        heads=heads(tables, text, heading),
        change=change,
        findings=found,
        depths=depths,
        cohorts=leads,
    )


def _depths(source: Source, plan: ReportPlan, hidden: Withheld) -> dict[str, tuple[Depth, ...]]:
    """The index by the answers to the questions of which the plan asks for it."""
    questions = [topic.depth for topic in plan.topics if topic.depth]
    found = {one: index_by_answer(source.tally, one, hidden) for one in questions}
    return {one: depth for one, depth in found.items() if depth}


def _leads(source: Source, cohorts: Sequence[str], hidden: Withheld) -> dict[str, tuple[Lead, ...]]:
    """Every cohort against the other firms."""
    return {
        name: cohort_leads(source.tally, name, withheld=hidden, least=LEAST_BASE)
        for name in cohorts
    }
