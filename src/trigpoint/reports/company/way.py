"""The way to the next stage: what to do, what it gains and takes; or why there is none."""

from __future__ import annotations

from collections.abc import Iterator

from trigpoint.reports.company.advised import advised
from trigpoint.reports.company.companies import Companies
from trigpoint.reports.company.figures import index_text, points_text
from trigpoint.reports.company.firm import Firm
from trigpoint.reports.company.indicators import answer_words
from trigpoint.reports.company.page import NOTHING, Page, title
from trigpoint.reports.company.scale import FROM, MISSING, STAGES
from trigpoint.reports.company.steps import Stretch, stretches
from trigpoint.reports.content import (
    Block,
    Exhibit,
    Head,
    Paragraph,
    Points,
    Section,
    Table,
    TableCell,
    TableRow,
)
from trigpoint.sentences import Sentence

WAY = "way"
GAIN, EFFORT = "gain", "effort"
TOTAL, REACHED = "total", "reached"


def way_table(companies: Companies, firm: Firm) -> Table | None:
    """A row per stretch, then their sum and the index reached; None without any way."""
    if firm.way.outcome not in ("found", "out_of_reach") or firm.way.reached is None:
        return None
    own = companies.own
    words = [Head(id_, own[f"way_{id_}"], align="text") for id_ in ("now", "then", "along")]
    numbers = [Head(id_, own[f"way_{id_}"]) for id_ in ("points", GAIN, EFFORT)]
    reached = TableCell(index_text(firm.way.reached, companies.wave.cut_points))
    return Table(
        id=WAY,
        title=own["way"],
        columns=(*words, *numbers),
        rows=(
            *(_stretch_row(companies, one) for one in stretches(companies, firm)),
            *_total_row(companies, firm),
            TableRow(REACHED, own["way_reached"], (*[NOTHING] * 4, reached, NOTHING), role="net"),
        ),
        corner=own["indicator"],
    )


def way_section(page: Page) -> Section:
    """The least effort that takes the firm to the next stage."""
    heading = "way_top_heading" if page.firm.way.outcome == "top" else "way"
    return Section(id=WAY, title=page.companies.own[heading], blocks=tuple(_blocks(page)))


def _blocks(page: Page) -> Iterator[Block]:
    outcome = page.firm.way.outcome
    if outcome == "unanswered":
        yield Paragraph(page.say("way_unanswered", names=page.names(page.firm.way.unanswered)))
    elif outcome == "top":
        yield Paragraph(page.say("way_top"))
    else:
        stage = page.firm.now.stage or 0
        above = page.companies.instrument.stages.names[stage + 1]
        yield Paragraph(
            page.say(
                f"way_{outcome}",
                stage=page.stage_name(stage + 1),
                start=page.number(STAGES, above, FROM),
                missing=page.number(STAGES, above, MISSING),
                reached=page.number(WAY, REACHED, GAIN),
                effort=page.number(WAY, TOTAL, EFFORT) if outcome == "found" else "",
            )
        )
        yield _exhibit(page)
        yield from _how(page)


def _exhibit(page: Page) -> Exhibit:
    own, stage = page.companies.own, page.firm.now.stage or 0
    title = "way_title" if page.firm.way.outcome == "found" else "way_title_reached"
    return Exhibit(
        id=WAY,
        title=page.say(title, stage=page.stage_name(stage + 1)),
        subtitle=own["way_subtitle"],
        table=page.tables[WAY],
        foot=own["effort_foot"],
        folded=False,
    )


def _how(page: Page) -> Iterator[Block]:
    """How to begin on each indicator of the way."""
    ways = dict.fromkeys(one.indicator for one in stretches(page.companies, page.firm))
    found = {one: advised(page.companies, page.firm, one) for one in ways}
    items: list[Sentence] = [
        page.say("way_how", name=page.name(one), next=advice.next)
        for one, advice in found.items()
        if advice is not None
    ]
    if items:
        yield Paragraph(page.say("way_begin"))
        yield Points(tuple(items), numbered=True)


def _stretch_row(companies: Companies, one: Stretch) -> TableRow:
    given = answer_words(companies, one.indicator, one.given)
    return TableRow(
        id=one.id,
        label=title(companies, one.indicator),
        cells=(
            TableCell(given or companies.own["not_asked"]),
            TableCell(answer_words(companies, one.indicator, one.to)),
            TableCell(_along(companies, one)),
            TableCell(points_text(one.points)),
            TableCell(f"{float(one.gain):.1f}"),
            TableCell(str(one.effort)),
        ),
        role="mean",
    )


def _along(companies: Companies, one: Stretch) -> str:
    return companies.own["between_answers"].join(
        companies.own["way_moves"].format(
            name=title(companies, indicator),
            answer=answer_words(companies, indicator, answers) or companies.own["not_asked"],
        )
        for indicator, answers in one.along.items()
    )


def _total_row(companies: Companies, firm: Firm) -> Iterator[TableRow]:
    way = firm.way
    if way.outcome == "found" and way.index is not None and way.reached is not None:
        gain = TableCell(f"{float(way.reached - way.index):.1f}")
        cells = (*[NOTHING] * 4, gain, TableCell(str(way.effort)))
        yield TableRow(TOTAL, companies.own["way_total"], cells, role="net")
