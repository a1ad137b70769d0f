"""Where one stage ends and the next begins, where that comes from, and how sure it is."""

from __future__ import annotations

import math
from collections.abc import Iterator

from trigpoint.release.certainty import Certainty, issued_certainty
from trigpoint.reports.annual import simulated
from trigpoint.reports.annual.alt import charted
from trigpoint.reports.annual.issued import Told
from trigpoint.reports.annual.material import Material
from trigpoint.reports.annual.values import figures, value_table
from trigpoint.reports.content import (
    Block,
    Dots,
    Exhibit,
    Head,
    Mark,
    Paragraph,
    Section,
    Series,
    Table,
    TableCell,
    TableRow,
)
from trigpoint.stages.stability import MARGIN
from trigpoint.tables.cells import printed
from trigpoint.wave.settings import in_language

USED, OPTIMAL = "used", "optimal"


def boundary_table(
    material: Told, found: Certainty | None = None, notes: tuple[str, ...] = ()
) -> Table:
    """A row per boundary: the cut point in use and, where ``found``, the one that explains most."""
    own, names = material.own, material.instrument.stages.names[1:]
    heads = [Head(USED, own["boundary_used"])]
    if found is not None:
        heads.append(Head(OPTIMAL, own["boundary_optimal"]))
    rows = (
        TableRow(
            name,
            own["boundary"].format(stage=material.text.stages[name].name),
            (TableCell(str(cut)), *((_optimal(found, at),) if found else ())),
            role="mean",
        )
        for at, (name, cut) in enumerate(zip(names, material.cut_points, strict=True))
    )
    return Table(
        id="stage.boundaries",
        title=own["boundary_table" if found else "boundary_starts"],
        columns=tuple(heads),
        rows=tuple(rows),
        notes=notes,
    )


def boundaries(material: Material) -> Section:
    """The part on boundaries."""
    wave = material.source.wave
    found = issued_certainty(
        material.source.tally,
        material.source.cut_points,
        material.source.scores,
        wave.responses.weights if wave else None,
    )
    return Section(
        id="boundaries",
        title=material.own["boundaries"],
        blocks=(
            Paragraph((_source(material),)),
            *(simulated.warnings(material) if found else ()),
            _exhibit(found, material),
            *(_sure(found, material) if found else [Paragraph(material.say("sure_few"), "note")]),
        ),
    )


def _source(material: Material) -> str:
    """Where the cut points come from: the wave's own words, or the instrument."""
    settings = material.source.settings
    if settings and settings.cut_points:
        return in_language(settings.cut_points.source, material.lang)
    return material.own["boundary_of_instrument"]


def _optimal(found: Certainty, at: int) -> TableCell:
    low, high = (printed(float(ends[at])) for ends in (found.low, found.high))
    return TableCell(printed(float(found.optimal[at])), low, high)


def _exhibit(found: Certainty | None, material: Material) -> Exhibit:
    if found is None:
        return Exhibit("stages.boundaries", (), "", boundary_table(material))
    table = boundary_table(material, found, simulated.notes(material))
    subtitle, chart = material.own["boundary_subtitle"], _chart(found, table)
    title = (table.title,)
    return charted(material, "stages.boundaries", title, subtitle, table, chart, on_slide=False)


def _chart(found: Certainty, table: Table) -> Dots:
    rows = []
    for at, row in enumerate(table.rows):
        used, optimal = (one.text for one in row.cells)
        ends = (None, None) if math.isnan(found.low[at]) else (found.low[at], found.high[at])
        rows.append((row.label, (Mark(float(used), used), Mark(float(optimal), optimal, *ends))))
    used_head, optimal_head = table.columns
    return Dots(
        series=(
            Series(USED, used_head.label, "main"),
            Series(OPTIMAL, optimal_head.label, "other"),
        ),
        rows=tuple(rows),
    )


def _sure(found: Certainty, material: Material) -> Iterator[Block]:
    """How much the boundaries explain, and how many firms stand near one."""
    table = _sure_table(found, material)
    if not material.heading.warning:
        known = figures(table)
        yield Paragraph(material.say("sure_explained", **known))
        yield Paragraph(material.say("sure_near", **known))
        if "moved" in known:
            yield Paragraph(material.say("sure_moved", **known))
    if math.isnan(found.moved):
        yield Paragraph(material.say("sure_weighted"), "note")
    yield Exhibit("stages.sure", (), "", table)


def _sure_table(found: Certainty, material: Material) -> Table:
    own, places = material.own, material.tables.share_decimals
    texts = {
        "base": f"{found.base:,}",
        "explained": printed(found.explained),
        "most": printed(found.most),
        "margin": str(MARGIN),
        "near": printed(found.near, places),
        "moved": printed(found.moved),
    }
    return value_table(
        "stage.sure",
        own["sure"],
        Head("value", own["sure_value"]),
        ((name, own[f"sure_{name}_row"], text) for name, text in texts.items() if text),
        simulated.notes(material),
    )
