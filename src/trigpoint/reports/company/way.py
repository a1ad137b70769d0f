"""The way to the next stage: what to do, what it gains and takes; or why there is none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from trigpoint.instrument.model import Kind
from trigpoint.reports.company.advised import advised
from trigpoint.reports.company.answers import answer_words
from trigpoint.reports.company.companies import Companies
from trigpoint.reports.company.figures import index_text, points_text
from trigpoint.reports.company.firm import Firm
from trigpoint.reports.company.page import Page, title
from trigpoint.reports.company.scale import FROM, MISSING, STAGES
from trigpoint.reports.company.steps import Stretch, stretches
from trigpoint.reports.content import (
    Block,
    Exhibit,
    Head,
    Paragraph,
    Section,
    Table,
    TableCell,
    TableRow,
)

WAY = "way"
GAIN, EFFORT = "gain", "effort"
TOTAL, REACHED = "total", "reached"


def way_table(companies: Companies, firm: Firm) -> Table | None:
    """A row per stretch, then their sum and the index reached; None without any way."""
    if firm.way.outcome not in ("found", "out_of_reach") or firm.way.reached is None:
        return None
    own, ways = companies.own, stretches(companies, firm)
    columns = (
        *(Head(id_, own[f"way_{id_}"], align="text") for id_ in ("then", "how")),
        *(Head(id_, own[f"way_{id_}"]) for id_ in ("points", GAIN, EFFORT)),
    )
    reached = {GAIN: index_text(firm.way.reached, companies.wave.cut_points)}
    return Table(
        id=WAY,
        title=own["way"],
        columns=columns,
        rows=(
            *(_stretch_row(columns, companies, firm, one) for one in ways),
            *((_row(columns, TOTAL, own["way_total"], _total(firm)),) if ways else ()),
            _row(columns, REACHED, own["way_reached"], reached),
        ),
        notes=(own["way_note"],) if ways else (),
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
        yield Exhibit(WAY, (), "", page.tables[WAY])


def _stretch_row(
    columns: Sequence[Head], companies: Companies, firm: Firm, one: Stretch
) -> TableRow:
    advice = advised(companies, firm, one.indicator)
    texts = {
        "then": _reached(companies, one),
        "how": advice.next if advice else "",
        "points": points_text(one.points),
        GAIN: f"{float(one.gain):.1f}",
        EFFORT: str(one.effort),
    }
    return replace(_row(columns, one.id, title(companies, one.indicator), texts), role="share")


def _row(columns: Sequence[Head], id_: str, label: str, texts: Mapping[str, str]) -> TableRow:
    cells = (TableCell(texts.get(head.id, "")) for head in columns)
    return TableRow(id_, label, tuple(cells), role="net")


def _total(firm: Firm) -> Mapping[str, str]:
    gain = sum((step.gain for step in firm.way.steps), Fraction())
    return {GAIN: f"{float(gain):.1f}", EFFORT: str(firm.way.effort)}


def _reached(companies: Companies, one: Stretch) -> str:
    """The answer reached, and what moves along."""
    own, reached = companies.own, answer_words(companies, one.indicator, one.to)
    if companies.instrument.question_of(one.indicator).kind is Kind.MULTIPLE:
        reached = own["way_more"].format(boxes=reached)
    along = [
        own["way_moves"].format(
            name=title(companies, indicator),
            answer=answer_words(companies, indicator, answers) or own["not_asked"],
        )
        for indicator, answers in one.along.items()
    ]
    if not along:
        return reached
    return own["way_along"].format(reached=reached, along=own["between_answers"].join(along))
