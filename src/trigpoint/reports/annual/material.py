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
from trigpoint.instrument.report import ReportPlan, load_report_plan
from trigpoint.release.bands import index_bands
from trigpoint.release.policy import LEAST_BASE
from trigpoint.release.tables import as_printed, withheld_tables
from trigpoint.release.withhold import withholding
from trigpoint.reports.annual.issued import Issued, issue, tell
from trigpoint.reports.source import Source
from trigpoint.tables.model import Withheld


@dataclass(frozen=True, slots=True, kw_only=True)
class Material(Issued):
    """A wave's issued tables, with what only the wave itself or its tally can tell.

    ``change`` is on last year, ``findings`` are the strongest first, ``cohorts`` are set against
    the other firms.
    """

    source: Source
    change: YearOnYear | None
    findings: tuple[Finding, ...]
    cohorts: Mapping[str, tuple[Lead, ...]]


def gather(
    source: Source, lang: str, cohorts: Sequence[str] = (), past: Past | None = None
) -> Material:
    """Work out everything for a report in ``lang``, a language of the instrument.

    ``cohorts`` are set against the other firms, ``past`` is what the wave is compared with.
    """
    plan, hidden = load_report_plan(source.name), withholding(source.tally)
    exact = withheld_tables(
        source.tally, by=[source.instrument.banner], cut_points=source.cut_points, nets=plan.nets
    )
    bands = index_bands(source.tally, [0], hidden, weighted=exact.weighted).to_pylist()
    told = tell(source.name, source.instrument, lang, source.cut_points)
    heading = source.heading(lang)
    shown = issue(source.name, told, heading, as_printed(exact), bands)
    change = year_on_year(exact, past, source.cut_points) if past else None
    depths, leads = _depths(source, plan, hidden), _leads(source, cohorts, hidden)
    found = find_findings(
        exact,
        plan,
        told.text,
        shown.plan_text,
        heading=heading,
        year=change,
        depths=depths,
        cohorts=leads,
    )
    own = shown.parts() | {"depths": depths}
    return Material(**own, source=source, change=change, findings=found, cohorts=leads)


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
