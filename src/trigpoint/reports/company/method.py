"""Method in short: what the index is, what it is set beside, and what it does not say."""

from __future__ import annotations

from collections.abc import Iterator

from trigpoint.reports.company.companies import Companies
from trigpoint.reports.company.firm import EVERYONE
from trigpoint.reports.company.key import KEY
from trigpoint.reports.company.page import Page, column_label
from trigpoint.reports.company.scale import FROM, STAGES, TO
from trigpoint.reports.company.scores import BASE, SCORES
from trigpoint.reports.content import (
    Exhibit,
    Head,
    Points,
    Section,
    Table,
    TableCell,
    TableRow,
)
from trigpoint.sentences import Sentence
from trigpoint.wave.settings import in_language

BANDS = "bands"


def band_table(companies: Companies) -> Table | None:
    """How the benchmark's firms are spread over the index; None where that is not issued."""
    rows = companies.benchmark.bands
    if not rows:
        return None
    return Table(
        id=BANDS,
        title=companies.own["bands"],
        columns=tuple(Head(f"from{low}", f"{low}–{high}") for low, high, _ in rows),
        rows=(
            TableRow(
                id="share",
                label=column_label(companies, EVERYONE),
                cells=tuple(TableCell(f"{percent:g}") for _, _, percent in rows),
            ),
        ),
        corner=companies.own["index"],
        unit="%",
    )


def method_section(page: Page) -> Section:
    """Some sentences, the key, and the spread of the index."""
    own = page.companies.own
    exhibits = [
        Exhibit(id_, page.say(f"{id_}_title"), own[f"{id_}_subtitle"], page.tables[id_])
        for id_ in (KEY, BANDS)
        if id_ in page.tables
    ]
    return Section(
        id="method",
        title=own["method"],
        blocks=(Points(tuple(_notes(page))), *exhibits),
    )


def _notes(page: Page) -> Iterator[Sentence]:
    names = page.companies.instrument.stages.names
    scale = {
        "low": page.number(STAGES, names[0], FROM),
        "high": page.number(STAGES, names[-1], TO),
    }
    yield page.say("method_index", **scale)
    yield page.say("method_stages", source=_cut_points_source(page.companies))
    yield from _benchmark(page)
    yield page.say("method_limits")


def _cut_points_source(companies: Companies) -> str:
    settings = companies.wave.settings
    if settings is None or settings.cut_points is None:
        return companies.own["own_cut_points"]
    return in_language(settings.cut_points.source, companies.lang)


def _benchmark(page: Page) -> Iterator[Sentence]:
    """What the firm is set beside, as of when, and whether its firms are invented."""
    found, everyone = page.companies.benchmark, page.firm.peers[-1:]
    if not everyone:
        yield page.say("method_no_benchmark")
        return
    yield page.say(
        "method_benchmark" if found.dated else "method_benchmark_undated",
        title=page.companies.benchmark_title,
        base=page.number(SCORES, BASE, everyone[0].id),
        dated=str(found.dated),
    )
    if found.simulated:
        yield page.say("method_simulated")
