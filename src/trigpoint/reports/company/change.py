"""The firm's change since last time: index, stage and dimensions, then and now.

How far each indicator moved stands in the table of scores.
"""

from __future__ import annotations

from collections.abc import Iterator

from trigpoint.reports.company.companies import Companies
from trigpoint.reports.company.firm import Firm, Scored
from trigpoint.reports.company.page import NOTHING, Page, title
from trigpoint.reports.company.scores import INDEX, printed_score
from trigpoint.reports.content import (
    Arrow,
    Arrows,
    Exhibit,
    Head,
    Mark,
    Section,
    Table,
    TableCell,
    TableRow,
)
from trigpoint.reports.signs import difference
from trigpoint.sentences import Sentence

CHANGE = "change"
THEN, NOW, MOVED = "then", "now", "moved"
STAGE = "stage"


def change_table(companies: Companies, firm: Firm) -> Table | None:
    """Then and now; None for a firm that was not there then."""
    if firm.before is None:
        return None
    own, before = companies.own, firm.before
    dimensions = [one.id for one in companies.instrument.dimensions]
    return Table(
        id=CHANGE,
        title=own["change"],
        columns=tuple(Head(id_, own[f"change_{id_}"]) for id_ in (THEN, NOW, MOVED)),
        rows=(
            _row(companies, firm, before, INDEX),
            TableRow(STAGE, own["stage"], _stages(companies, firm, before), role="text"),
            *(_row(companies, firm, before, id_) for id_ in dimensions),
        ),
    )


def change_section(page: Page) -> Section | None:
    """What moved, as arrows and in figures."""
    if page.firm.before is None:
        return None
    own, table = page.companies.own, page.tables[CHANGE]
    arrows = tuple(_arrows(table))
    exhibit = Exhibit(
        id=CHANGE,
        title=_title(page, page.firm.before),
        subtitle=own["change_subtitle"],
        table=table,
        chart=Arrows(own["change_then"], own["change_now"], arrows) if arrows else None,
        foot=_foot(page),
        alt=own["change_alt"],
    )
    return Section(id=CHANGE, title=own["change"], blocks=(exhibit,))


def _foot(page: Page) -> str:
    own, wave = page.companies.own, page.companies.previous_title
    return own["change_foot_titled"].format(wave=wave) if wave else own["change_foot"]


def _stages(companies: Companies, firm: Firm, before: Scored) -> tuple[TableCell, ...]:
    names = companies.instrument.stages.names
    shown = [
        "" if one.stage is None else companies.text.stages[names[one.stage]].name
        for one in (before, firm.now)
    ]
    return (*(TableCell(text) for text in shown), NOTHING)


def _row(companies: Companies, firm: Firm, before: Scored, id_: str) -> TableRow:
    then, now = (printed_score(companies, one, id_) for one in (before, firm.now))
    moved = TableCell(difference(now, then)) if then and now else NOTHING
    label = companies.own["index"] if id_ == INDEX else title(companies, id_)
    return TableRow(id_, label, (TableCell(then), TableCell(now), moved), role="mean")


def _arrows(table: Table) -> Iterator[Arrow]:
    """The index and the dimensions where they moved."""
    for row in table.rows:
        then, now, moved = (cell.text for cell in row.cells)
        if moved and float(then) != float(now):
            yield Arrow(row.label, Mark(float(then), then), Mark(float(now), now), sure=True)


def _title(page: Page, before: Scored) -> Sentence:
    now = page.firm.now
    if before.index is None or now.index is None:
        return page.say("change_title")
    return page.say(
        "change_same_stage" if before.stage == now.stage else "change_other_stage",
        then=page.number(CHANGE, INDEX, THEN),
        now=page.number(CHANGE, INDEX, NOW),
        before=page.stage_name(before.stage or 0),
        stage=page.stage_name(now.stage or 0),
    )
