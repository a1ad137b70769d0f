"""The annual report: what a wave says about its industry, chapter by chapter.

A chapter is a module with a function from the material to a section; adding one is one line here.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from trigpoint.release.cohorts import ensure_apart
from trigpoint.reports.annual.answers.indicators import indicators
from trigpoint.reports.annual.answers.topics import topics
from trigpoint.reports.annual.articles import articles, foreword
from trigpoint.reports.annual.comparisons.change import change
from trigpoint.reports.annual.comparisons.cohort import cohort
from trigpoint.reports.annual.comparisons.past import find_past
from trigpoint.reports.annual.conclusions import conclusions
from trigpoint.reports.annual.findings import findings
from trigpoint.reports.annual.material import gather
from trigpoint.reports.annual.method.method import method
from trigpoint.reports.annual.method.quality import quality
from trigpoint.reports.annual.method.respondents import respondents
from trigpoint.reports.annual.opening import opening
from trigpoint.reports.annual.scores.index import index
from trigpoint.reports.annual.stages.stages import stages
from trigpoint.reports.content import Report
from trigpoint.reports.source import Source
from trigpoint.wave.settings import in_language

CHAPTERS = (
    foreword,
    findings,
    index,
    stages,
    indicators,
    topics,
    change,
    cohort,
    conclusions,
    articles,
    method,
    respondents,
    quality,
)
"""The chapters in the order of reading; one that has nothing to say is None."""


def annual_report(
    source: Source, lang: str, *, cohorts: Sequence[str] = (), previous: Path | None = None
) -> Report:
    """The annual report of a wave in ``lang``, a language of its instrument.

    ``cohorts`` are set against the other firms. ``previous`` is last year's wave, answers, tally
    or printed figures; by default what the wave's settings name, or its own print tells of it.
    Raises UsageError for cohorts that few firms tell apart.
    """
    ensure_apart(source.tally, cohorts, source.members)
    material = gather(source, lang, cohorts, find_past(source, previous))
    settings = source.settings
    chapters = (chapter(material) for chapter in CHAPTERS)
    return Report(
        kind="annual",
        lang=lang,
        title=material.heading.title or material.text.title,
        subtitle=material.own["subtitle"],
        organiser=in_language(settings.organiser, lang) if settings else "",
        dated=settings.dates.to if settings else None,
        warning=material.heading.warning,
        opening=opening(material),
        sections=tuple(chapter for chapter in chapters if chapter),
        look=source.look,
        words=material.common,
    )
