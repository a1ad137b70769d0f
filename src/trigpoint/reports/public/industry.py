"""The page on an industry that is open to all: what a release tells, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from trigpoint.release.model import Release
from trigpoint.reports.annual.answers.indicators import indicators
from trigpoint.reports.annual.answers.topics import topics
from trigpoint.reports.annual.gaps import gap
from trigpoint.reports.annual.method.respondents import respondents
from trigpoint.reports.annual.scores.index import index
from trigpoint.reports.annual.scores.self_ratings import self_ratings
from trigpoint.reports.annual.scores.spread import spread
from trigpoint.reports.annual.stages.stages import stage_exhibit
from trigpoint.reports.annual.values import figures
from trigpoint.reports.content import (
    Block,
    Exhibit,
    Figure,
    Figures,
    Paragraph,
    Report,
    Section,
)
from trigpoint.reports.look import own_look
from trigpoint.reports.public.about import about, wave_table
from trigpoint.reports.public.outlook import Outlook, look_at
from trigpoint.reports.public.stages import stages
from trigpoint.tables.labels import row_label


def industry_report(release: Release, name: str, lang: str) -> Report:
    """Index, dimensions, stages and every question of a release by the instrument's banner.

    ``name`` is that of the instrument, or its folder; ``lang`` one of its languages. Every chart
    has its table, every figure its base, and what is withheld is named. Raises DataError where the
    release is of other questions or another key.
    """
    outlook = look_at(release, name, lang)
    shown = outlook.shown
    return Report(
        kind="annual",
        lang=lang,
        title=shown.heading.title or shown.text.title,
        subtitle=outlook.own["subtitle"].format(banner=shown.banner),
        organiser=outlook.organiser,
        dated=outlook.day("to"),
        warning=shown.heading.warning,
        opening=tuple(_opening(outlook)),
        sections=tuple(_folded(section) for section in _sections(outlook) if section),
        look=own_look(),
        words=shown.common,
    )


def _sections(outlook: Outlook) -> Iterator[Section | None]:
    shown = outlook.shown
    yield index(shown, (self_ratings, spread))
    yield stages(outlook)
    yield indicators(shown)
    yield topics(shown)
    yield respondents(shown)
    yield about(outlook)


def _folded(section: Section) -> Section:
    """With tables on request where a chart says enough: there are many on one page."""
    return replace(
        section,
        blocks=tuple(
            replace(block, folded=True) if isinstance(block, Exhibit) else block
            for block in section.blocks
        ),
        sections=tuple(map(_folded, section.sections)),
    )


def _opening(outlook: Outlook) -> Iterator[Block]:
    """The index and its dimensions, the stages as bars, and when the survey was."""
    shown = outlook.shown
    missing = gap("index", shown)
    if missing:
        yield missing
        return
    scores = (
        Figure(
            label=row_label(row, shown.text),
            main=(shown.bound(row),),
            beside=shown.beside(row),
        )
        for row in shown.tables.table("index").rows
    )
    yield Figures(tuple(scores))
    yield from _when(outlook)
    yield stage_exhibit(shown, "opening")


def _when(outlook: Outlook) -> Iterator[Paragraph]:
    if outlook.wave:
        known = figures(wave_table(outlook))
        yield Paragraph(outlook.say("when", start=known["from"], end=known["to"]))
