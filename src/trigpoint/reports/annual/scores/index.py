"""The index and its dimensions: by the instrument's banner, spread, associations, reliability."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from trigpoint.reports.annual.alt import charted
from trigpoint.reports.annual.gaps import gap
from trigpoint.reports.annual.issued import Issued
from trigpoint.reports.annual.scores.association import association
from trigpoint.reports.annual.scores.reliability import reliability
from trigpoint.reports.annual.scores.self_ratings import self_ratings
from trigpoint.reports.annual.scores.spread import spread
from trigpoint.reports.charts import dots_by_column, mark
from trigpoint.reports.content import Bars, Block, Dots, Exhibit, Paragraph, Section, Series
from trigpoint.sentences import Sentence
from trigpoint.tables.labels import banner_label, row_label

Part = Callable[[Issued], Section | None]

PARTS: tuple[Part, ...] = (self_ratings, spread, association, reliability)
"""The parts of the chapter after its beginning; one that has nothing to say is None."""


def index(material: Issued, parts: Sequence[Part] = PARTS) -> Section:
    """The chapter on the index, with all its parts or some of them."""
    missing = gap("index", material)
    found = (part(material) for part in parts) if missing is None else ()
    return Section(
        id="index",
        title=material.own["index"],
        blocks=(missing,) if missing else tuple(_blocks(material)),
        sections=tuple(part for part in found if part),
        opens_page=True,
    )


def _blocks(material: Issued) -> list[Block]:
    row = material.tables.row("index")
    lead = material.say(
        "index_lead",
        index=material.bound(row),
        low=material.bound(row, part="low"),
        high=material.bound(row, part="high"),
        base=material.bound(row, part="base"),
    )
    found: list[Block] = [Paragraph(lead, "lead"), _by_column(material)]
    if len(material.instrument.dimensions) > 1:
        found.append(_dimensions(material))
    if not len(material.tables.summary):
        found.append(Paragraph(material.say("index_few"), "note"))
    return found


def _by_column(material: Issued) -> Exhibit:
    """The mean index of all firms and of every column, with intervals."""
    row = material.tables.row("index")
    chart = dots_by_column(
        row, material.heads, Series("index", row_label(row, material.text), "main")
    )
    return _exhibit("index", _range(material), chart, material)


def _range(material: Issued) -> Sentence:
    """The lowest and the highest column, or the index of all where there are no two to tell."""
    row, shown = material.tables.row("index"), material.shown_columns()
    if len(shown) < 2:
        return material.say("index_title", index=material.bound(row))
    return material.say(
        "index_range",
        low=material.bound(row, shown[-1]),
        lowest=material.heads[shown[-1]].label,
        high=material.bound(row, shown[0]),
        highest=material.heads[shown[0]].label,
    )


def _dimensions(material: Issued) -> Exhibit:
    """The index and every dimension, a panel each, in the same order of columns."""
    rows, columns = material.tables.table("index").rows, (0, *material.shown_columns())
    chart = Bars(
        panels=tuple((row_label(row, material.text), f"{row.bases.n[0]:,}") for row in rows),
        rows=tuple(
            (material.heads[at].label, tuple(mark(row, at) for row in rows)) for at in columns
        ),
    )
    return _exhibit("dimensions", _highest_and_lowest(material), chart, material)


def _highest_and_lowest(material: Issued) -> Sentence:
    own = [material.tables.row(one.id) for one in material.instrument.dimensions]
    shown = [row for row in own if not math.isnan(row.percent[0])]
    high, low = (
        max(shown, key=lambda row: row.percent[0]),
        min(shown, key=lambda row: row.percent[0]),
    )
    return material.say(
        "dimensions_title",
        highest=row_label(high, material.text),
        high=material.bound(high),
        lowest=row_label(low, material.text),
        low=material.bound(low),
    )


def _exhibit(part: str, title: Sentence, chart: Dots | Bars, material: Issued) -> Exhibit:
    """A chart of the index or its dimensions; the table of both is the same."""
    banner = banner_label(material.instrument.banner, material.text)
    subtitle = material.own[f"{part}_subtitle"].format(banner=banner)
    return charted(material, f"index.{part}", title, subtitle, material.printed["index"], chart)
