"""What a reader of the page on the industry has to know about its figures."""

from __future__ import annotations

from collections.abc import Iterator

from trigpoint.reports.annual.gaps import gap
from trigpoint.reports.annual.method.conventions import conventions
from trigpoint.reports.annual.method.invented import invented
from trigpoint.reports.annual.method.limits import limits
from trigpoint.reports.annual.method.survey import day_in_words, survey_table, version
from trigpoint.reports.content import Exhibit, Paragraph, Section, Table
from trigpoint.reports.public.outlook import Outlook


def about(outlook: Outlook) -> Section:
    """The chapter on the survey, on what is invented, on conventions and limits."""
    shown = outlook.shown
    survey = Section(
        id="method.survey",
        title=shown.own["survey"],
        blocks=(
            Paragraph(outlook.say("from_release")),
            Exhibit("method.survey", (), "", wave_table(outlook)),
        ),
    )
    parts = (survey, invented(shown), conventions(shown), limits(shown))
    return Section(
        id="method",
        title=outlook.own["about"],
        sections=tuple(part for part in parts if part),
        opens_page=True,
    )


def wave_table(outlook: Outlook) -> Table:
    """Who asked whom, and when, as far as the release says."""
    return survey_table(_rows(outlook), outlook.shown)


def _rows(outlook: Outlook) -> Iterator[tuple[str, str]]:
    shown = outlook.shown
    if outlook.organiser:
        yield "organiser", outlook.organiser
    for name in ("from", "to"):
        day = outlook.day(name)
        if day:
            yield name, day_in_words(day, shown)
    yield "instrument", version(shown)
    if gap("index", shown) is None:
        yield "index", f"{shown.tables.table('index').bases.n[0]:,}"
