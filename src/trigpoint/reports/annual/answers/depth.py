"""How deeply something is used against the index, with that question in it and without."""

from __future__ import annotations

from trigpoint.compare.depth import Depth
from trigpoint.findings.depth import DEPTH, INDEX, WITHOUT
from trigpoint.reports.annual.issued import Issued
from trigpoint.reports.content import (
    Block,
    Dots,
    Exhibit,
    Head,
    Paragraph,
    Series,
    Table,
    TableRow,
)
from trigpoint.reports.estimates import count_cell, estimate_cell, estimate_mark


def depth(question: str, material: Issued) -> tuple[Block, ...]:
    """An exhibit of the index by the answers; nothing where it was not counted by them."""
    found = material.depths.get(question)
    if not found or all(one.index.withheld or not one.index.base for one in found):
        return ()
    return _exhibit(question, found, material), Paragraph(material.say("depth_note"), "note")


def _exhibit(question: str, found: tuple[Depth, ...], material: Issued) -> Exhibit:
    own, words = material.own, material.text.questions[question]
    series = (
        Series(INDEX, own["depth_index"], "main"),
        Series(WITHOUT, own["depth_without"], "other"),
    )
    title = own["depth_title"].format(question=words.title)
    return Exhibit(
        id=DEPTH + question,
        title=(title,),
        subtitle=own["depth_subtitle"],
        table=Table(
            id=DEPTH + question,
            title=title,
            columns=(
                Head("base", "n"),
                *(Head(one.id, one.label) for one in series),
            ),
            rows=tuple(_row(one, words.options[one.option]) for one in found),
            notes=(own["depth_simulated"],) if question in material.heading.simulated else (),
        ),
        chart=Dots(
            series=series,
            rows=tuple(
                (
                    words.options[one.option],
                    (estimate_mark(one.index), estimate_mark(one.without)),
                )
                for one in found
            ),
        ),
        foot=material.foot("index"),
        alt=own["depth_alt"].format(question=words.title),
        on_slide=True,
        folded=False,
    )


def _row(one: Depth, label: str) -> TableRow:
    base = count_cell(one.index.base or 0, one.index.withheld)
    cells = (base, estimate_cell(one.index), estimate_cell(one.without))
    return TableRow(one.option, label, cells, role="mean")
