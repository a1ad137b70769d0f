"""Who answered: the respondents by every column of the profile."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from trigpoint.reports.annual.alt import charted
from trigpoint.reports.annual.issued import Issued
from trigpoint.reports.charts import bars
from trigpoint.reports.content import Exhibit, Paragraph, Section, Table


def respondents(material: Issued) -> Section | None:
    """The chapter on the respondents; None where nothing of them is known or may be shown."""
    exhibits = tuple(_exhibits(material))
    if not exhibits:
        return None
    return Section(
        id="respondents",
        title=material.own["respondents"],
        blocks=(
            Paragraph(material.say("respondents_lead"), "lead"),
            *exhibits,
            *_unknown(material),
        ),
        opens_page=True,
    )


def _exhibits(material: Issued) -> Iterator[Exhibit]:
    for column in material.instrument.profile:
        if material.tables.table(column.id).bases.n[0]:
            yield _exhibit(column.id, material)


def _exhibit(column: str, material: Issued) -> Exhibit:
    alone = _is_alone(column, material)
    heads = material.heads[:1] if alone else material.heads
    chart = bars(material.tables.table(column), material.tables, material.text, heads)
    subtitle = material.own["respondents_all" if alone else "answers_subtitle"].format(
        banner=material.banner
    )
    return charted(
        material,
        f"respondents.{column}",
        (material.text.questions[column].title,),
        subtitle,
        _of_all(material.printed[column]) if alone else material.printed[column],
        chart,
        of=column,
        on_slide=False,
    )


def _is_alone(column: str, material: Issued) -> bool:
    """Whether the banner tells nothing more: a column is it, lies within it, or is simulated."""
    above: str | None = column
    while above is not None and above != material.instrument.banner:
        above = material.instrument.by_id[above].parent
    return above is not None or column in material.heading.simulated


def _of_all(table: Table) -> Table:
    """The table of all firms alone."""
    rows = tuple(replace(row, cells=row.cells[:1]) for row in table.rows)
    return replace(table, columns=table.columns[:1], rows=rows, notes=())


def _unknown(material: Issued) -> tuple[Paragraph, ...]:
    """Which columns nobody filled in."""
    names = [
        (material.text.questions[one.id].title,)
        for one in material.instrument.profile
        if not material.tables.table(one.id).bases.n[0]
        and not material.tables.table(one.id).withheld[0]
    ]
    if not names:
        return ()
    return (Paragraph(material.say("respondents_unknown", names=material.both(names)), "note"),)
