"""Change on last year: what moved, and what of it is beyond noise."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from trigpoint.compare.difference import Reason
from trigpoint.compare.year import STAGE, Change, YearOnYear
from trigpoint.findings.change import AFTER, BEFORE, SCORES, number
from trigpoint.reports.annual.material import Material
from trigpoint.reports.content import (
    Arrow,
    Arrows,
    Block,
    Exhibit,
    Head,
    Paragraph,
    Section,
    Table,
    TableRow,
)
from trigpoint.reports.estimates import (
    difference_cell,
    estimate_cell,
    estimate_mark,
    verdict_cell,
)
from trigpoint.sentences import Cell, Number, Sentence
from trigpoint.tables.cells import MEAN
from trigpoint.tables.labels import item_label, row_label
from trigpoint.tally.model import TOTAL

STAGES = "change.stages"
COLUMNS = "change.columns"


def change(material: Material) -> Section | None:
    """The chapter on change; None without a past."""
    year = material.change
    if year is None:
        return None
    exhibits = [
        _exhibit(SCORES, _of_total(year, ("index", "dimensions", "indicators")), material),
        _exhibit(COLUMNS, _of_columns(year, material), material),
        _exhibit(STAGES, _of_total(year, (STAGE,)), material),
    ]
    return Section(
        id="change",
        title=material.own["change"],
        blocks=(
            *_lead(year, material),
            *(one for one in exhibits if one),
            *(Paragraph(note, "note") for note in _notes(year, material)),
        ),
        opens_page=True,
    )


def last_year(score: str, material: Material) -> Number | None:
    """What a score was last year, bound to the table of changes; None where nothing compares."""
    one = material.change.change(score) if material.change else None
    return number(one, BEFORE) if one is not None and _is_compared(one) else None


def _of_total(year: YearOnYear, parts: Sequence[str]) -> list[Change]:
    families = [year.family(part) for part in parts]
    return [one for family in families if family for one in family.changes]


def _of_columns(year: YearOnYear, material: Material) -> list[Change]:
    """The index of every column of the banner."""
    family = year.family("index", material.instrument.banner)
    return list(family.changes) if family else []


def _exhibit(id_: str, changes: Sequence[Change], material: Material) -> Exhibit | None:
    if not changes:
        return None
    rows = tuple(_arrow(one, material) for one in changes if _is_compared(one))
    own = material.own
    title = own[f"{id_.replace('.', '_')}_title"].format(banner=material.banner)
    chart = Arrows(own["change_before"], own["change_after"], rows) if rows else None
    return Exhibit(
        id=id_,
        title=(title,),
        subtitle=own["change_subtitle"],
        table=Table(
            id=id_,
            title=title,
            columns=_heads(material),
            rows=tuple(_row(one, material) for one in changes),
            unit="%" if changes[0].after.share else "",
        ),
        chart=chart,
        foot=own["change_foot"],
        alt=own["change_alt"] if chart else "",
        on_slide=chart is not None,
        folded=False,
    )


def _heads(material: Material) -> tuple[Head, ...]:
    own = material.own
    return (
        Head(BEFORE, own["change_before"]),
        Head(AFTER, own["change_after"]),
        Head("difference", own["change_difference"]),
        Head("verdict", own["change_verdict"], align="text"),
    )


def _row(one: Change, material: Material) -> TableRow:
    places = _places(one, material)
    return TableRow(
        id=_id(one),
        label=_label(one, material),
        cells=(
            estimate_cell(one.before, places),
            estimate_cell(one.after, places),
            difference_cell(one.difference, places),
            verdict_cell(one.state, one.difference, material.own),
        ),
        role="share" if one.after.share else "mean",
    )


def _id(one: Change) -> str:
    if one.column != TOTAL:
        return one.column.answer
    return one.option or MEAN + one.question


def _label(one: Change, material: Material) -> str:
    if one.column != TOTAL:
        at = material.tables.columns.index(one.column)
        return material.heads[at].label
    if not one.option:
        return item_label(one.question, material.text)
    row = material.tables.row(one.question, one.option)
    return row_label(row, material.text)


def _is_compared(one: Change) -> bool:
    """Whether both years have the figure, in the same meaning."""
    return not math.isnan(one.difference.value)


def _places(one: Change, material: Material) -> int:
    """Shares are printed as in all tables, means with one decimal."""
    return material.tables.share_decimals if one.after.share else 1


def _arrow(one: Change, material: Material) -> Arrow:
    places = _places(one, material)
    return Arrow(
        label=_label(one, material),
        before=estimate_mark(one.before, places),
        after=estimate_mark(one.after, places),
        sure=one.state in ("up", "down"),
    )


def _lead(year: YearOnYear, material: Material) -> Iterator[Block]:
    """The index of both years in a sentence that says no more than was tested."""
    one = year.change("index")
    if one is None or not _is_compared(one):
        return
    sentence = material.say(
        f"change_index_{one.state}",
        after=number(one, AFTER),
        before=number(one, BEFORE),
        difference=Number(
            difference_cell(one.difference).text, Cell(SCORES, _id(one), "difference")
        ),
    )
    yield Paragraph(sentence, "lead")


def _notes(year: YearOnYear, material: Material) -> Iterator[Sentence]:
    """What holds of all changes, and what is not compared."""
    yield material.say("change_independent")
    if any(one.difference.reason is Reason.NO_ERROR for one in year.changes()):
        yield material.say("change_printed")
    named: dict[Reason, list[str]] = {}
    for one in year.left_out:
        if one.reason not in (Reason.NEW, Reason.GONE):
            named.setdefault(one.reason, []).append(_name(one.name, material))
    for reason, names in named.items():
        things = material.own["comma"].join(dict.fromkeys(names))
        yield material.say(f"change_{reason}", names=things)


def _name(name: str, material: Material) -> str:
    if name in material.text.questions:
        return material.text.questions[name].title
    return item_label(name, material.text)
