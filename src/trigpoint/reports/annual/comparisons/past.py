"""Finds last year's figures: a wave, a tally, printed figures, or what this year's print says."""

from __future__ import annotations

from pathlib import Path

from trigpoint.compare.past import Past, past_of_tables
from trigpoint.published.corrected import corrected
from trigpoint.published.past import past_of_published, year_before
from trigpoint.published.read import read_published
from trigpoint.release.tables import withheld_tables
from trigpoint.reports.source import Source, open_source

PRINTED = (".yaml", ".yml")


def find_past(source: Source, given: Path | None) -> Past | None:
    """Last year as ``given``, as the wave's settings name it, or as its own print tells of it.

    None where nothing is known. Raises DataError for everything wrong in what is named.
    """
    settings = source.settings
    named = settings.previous if settings else None
    if given is None and named and source.folder:
        given = source.folder / named
    if given is not None:
        return _opened(given, source)
    if settings and settings.published and source.folder:
        published = corrected(read_published(source.folder / settings.published))
        return year_before(published, source.instrument, source.cut_points)
    return None


def _opened(path: Path, source: Source) -> Past:
    if path.suffix.lower() in PRINTED and path.is_file():
        return past_of_published(corrected(read_published(path)), source.instrument)
    last = open_source(path, source.name)
    by = [last.instrument.banner]
    tables = withheld_tables(last.tally, by=by, cut_points=last.cut_points)
    return past_of_tables(tables, last.cut_points)
