"""One firm's report, put together from its sections.

A section is a module with a function from the page to a section, or to None where it has nothing
to say; adding one is one line here.
"""

from __future__ import annotations

from datetime import date

from trigpoint.reports.company.change import change_section, change_table
from trigpoint.reports.company.companies import Companies
from trigpoint.reports.company.comparison import comparison_section
from trigpoint.reports.company.firm import Firm, find_firm
from trigpoint.reports.company.key import key_in_short
from trigpoint.reports.company.method import method_section
from trigpoint.reports.company.opening import opening
from trigpoint.reports.company.other_keys import other_key_table, other_keys_section
from trigpoint.reports.company.page import Page
from trigpoint.reports.company.plan import plan_section
from trigpoint.reports.company.ratings import rating_table, ratings_section
from trigpoint.reports.company.scale import stage_table
from trigpoint.reports.company.scores import score_table
from trigpoint.reports.company.strengths import strengths_section
from trigpoint.reports.company.way import way_section, way_table
from trigpoint.reports.content import Report, Table
from trigpoint.sentences import plain
from trigpoint.wave.legible import legible
from trigpoint.wave.settings import in_language

TABLES = (
    stage_table,
    score_table,
    change_table,
    rating_table,
    way_table,
    other_key_table,
)
"""What makes a firm's tables; one that has nothing to show gives None."""

SECTIONS = (
    comparison_section,
    change_section,
    strengths_section,
    way_section,
    plan_section,
    ratings_section,
    other_keys_section,
    method_section,
)
"""The sections in the order of reading."""


def company_report(
    companies: Companies, respondent: str, name: str = "", dated: date | None = None
) -> Report:
    """The report of one respondent, who is called ``name`` in it, or by the id without one.

    ``dated`` is when the answers were given; without it the last day of the wave stands there.
    Raises DataError for an id that is not there.
    """
    firm = find_firm(companies, respondent)
    page = Page(companies, firm, _tables(companies, firm))
    settings = companies.wave.settings
    return Report(
        kind="company",
        lang=companies.lang,
        title=companies.text.title,
        subtitle=plain(page.say("subtitle", respondent=legible(name or respondent))),
        organiser=in_language(settings.organiser, companies.lang) if settings else "",
        dated=dated or (settings.dates.to if settings else None),
        warning=companies.heading.warning or _warning(companies),
        opening=opening(page),
        sections=tuple(found for section in SECTIONS if (found := section(page))),
        look=companies.look,
        words=companies.common,
    )


def _tables(companies: Companies, firm: Firm) -> dict[str, Table]:
    found = [make(companies, firm) for make in TABLES]
    found.append(key_in_short(companies))
    return {table.id: table for table in found if table is not None}


def _warning(companies: Companies) -> str:
    """Says so where the firms that this one is set beside are invented."""
    return companies.own["benchmark_simulated"] if companies.benchmark.simulated else ""
