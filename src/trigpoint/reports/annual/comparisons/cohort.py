"""A cohort against the other firms, also as if these had the cohort's mix of industries."""

from __future__ import annotations

import math
from collections.abc import Iterator

from trigpoint.compare.cohort import Lead
from trigpoint.compare.difference import Reason
from trigpoint.compare.standard import Standard
from trigpoint.findings.cohort import COHORT, MEMBERS, REST, STANDARDISED
from trigpoint.reports.annual import simulated
from trigpoint.reports.annual.material import Material
from trigpoint.reports.content import (
    Block,
    Dots,
    Exhibit,
    Head,
    Paragraph,
    Section,
    Series,
    Table,
    TableCell,
    TableRow,
)
from trigpoint.reports.estimates import (
    count_cell,
    difference_cell,
    estimate_cell,
    estimate_mark,
    verdict_cell,
)
from trigpoint.reports.signs import signed
from trigpoint.sentences import Number, Sentence
from trigpoint.tables.cells import MEAN
from trigpoint.tables.labels import item_label


def cohort(material: Material) -> Section | None:
    """The chapter on cohorts, a part each; None where there is none."""
    parts = tuple(_part(name, leads, material) for name, leads in material.cohorts.items())
    return (
        Section(id="cohorts", title=material.own["cohorts"], sections=parts, opens_page=True)
        if parts
        else None
    )


def _part(name: str, leads: tuple[Lead, ...], material: Material) -> Section:
    called = material.heading.cohorts.get(name, name)
    exhibit = _exhibit(name, called, leads, material)
    return Section(
        id=COHORT + name,
        title=called,
        blocks=(
            *(Paragraph(one, "lead") for one in _sentences(leads[0], called, exhibit, material)),
            exhibit,
            *_notes(leads[0], material),
        ),
    )


def _exhibit(name: str, called: str, leads: tuple[Lead, ...], material: Material) -> Exhibit:
    own = material.own
    drawn = [one for one in leads if not math.isnan(one.members.value)]
    chart = Dots(
        series=(Series(MEMBERS, called, "main"), Series(REST, own["cohort_rest"], "other")),
        rows=tuple(
            (
                item_label(one.score, material.text),
                (estimate_mark(one.members), estimate_mark(one.rest)),
            )
            for one in drawn
        ),
        emphasis=(0,),
    )
    title = own["cohort_title"].format(cohort=called)
    return Exhibit(
        id=COHORT + name,
        title=(title,),
        subtitle=own["cohort_subtitle"],
        table=Table(
            id=COHORT + name,
            title=title,
            columns=_heads(called, material),
            rows=(_bases(leads[0]), *(_row(one, material) for one in leads)),
            notes=simulated.notes(material, "cohort_simulated"),
        ),
        chart=chart if drawn else None,
        foot=own["change_foot"],
        alt=own["cohort_alt"].format(cohort=called) if drawn else "",
        on_slide=bool(drawn),
        folded=False,
    )


def _heads(called: str, material: Material) -> tuple[Head, ...]:
    own = material.own
    return (
        Head(MEMBERS, called),
        Head(REST, own["cohort_rest"]),
        Head("difference", own["change_difference"]),
        Head("verdict", own["change_verdict"], align="text"),
        Head(STANDARDISED, own["cohort_standardised"]),
        Head("mix", own["cohort_mix"]),
        Head("within", own["cohort_within"]),
    )


def _bases(index: Lead) -> TableRow:
    cells = (count_cell(one.base or 0, one.withheld) for one in (index.members, index.rest))
    return TableRow("base", "n", (*cells, *[TableCell()] * 5), role="base")


def _row(one: Lead, material: Material) -> TableRow:
    return TableRow(
        id=MEAN + one.score,
        label=item_label(one.score, material.text),
        cells=(
            estimate_cell(one.members),
            estimate_cell(one.rest),
            difference_cell(one.difference),
            verdict_cell(one.state, one.difference, material.own),
            *_standard(one.standard),
        ),
        role="mean",
    )


def _standard(standard: Standard | Reason) -> tuple[TableCell, ...]:
    """The others' standardised mean, and the lead in its two parts."""
    if isinstance(standard, Reason):
        return (TableCell(withheld=standard in (Reason.WITHHELD, Reason.TOO_FEW)),) * 3
    return (
        estimate_cell(standard.standardised),
        TableCell(signed(standard.mix)),
        difference_cell(standard.within),
    )


def _sentences(
    index: Lead, called: str, exhibit: Exhibit, material: Material
) -> Iterator[Sentence]:
    """The lead in the index, and how much of it comes of the cohort's mix."""
    if math.isnan(index.difference.value):
        yield material.say("cohort_withheld", cohort=called)
        return

    def cell(column: str) -> Number:
        return exhibit.table.number(MEAN + index.score, column)

    yield material.say(
        f"cohort_{index.state}",
        cohort=called,
        members=cell(MEMBERS),
        rest=cell(REST),
        difference=cell("difference"),
    )
    if isinstance(index.standard, Standard):
        yield material.say(
            "cohort_standard",
            banner=material.banner,
            mix=cell("mix"),
            within=cell("within"),
            standardised=cell(STANDARDISED),
        )


def _notes(index: Lead, material: Material) -> Iterator[Block]:
    if isinstance(index.standard, Reason):
        reason = material.own[f"reason_{index.standard}"]
        yield Paragraph(material.say("cohort_no_standard", reason=reason), "note")
    yield Paragraph(material.say("cohort_note"), "note")
