"""How the firms of each stage score: the index, every dimension, every indicator."""

from __future__ import annotations

import math

from trigpoint.compare.estimate import Estimate
from trigpoint.release.profile import IssuedProfile, issued_profile
from trigpoint.reports.annual import simulated
from trigpoint.reports.annual.alt import charted
from trigpoint.reports.annual.gaps import gap
from trigpoint.reports.annual.material import Material
from trigpoint.reports.content import (
    Bars,
    Head,
    Paragraph,
    Section,
    Table,
    TableRow,
)
from trigpoint.reports.estimates import count_cell, estimate_cell, estimate_mark
from trigpoint.sentences import Sentence
from trigpoint.tables.labels import item_label
from trigpoint.tables.words import words

TOTAL = "total"


def stage_profile(material: Material) -> Section | None:
    """The part on the profile of the stages; None where nobody has an index that may be shown."""
    if gap("index", material):
        return None
    found = issued_profile(material.source.tally, material.source.cut_points)
    table = _table(found, material)
    exhibit = charted(
        material,
        "stages.profile",
        _title(found, table, material),
        material.own["profile_subtitle"],
        table,
        _chart(found, material),
        folded=False,
    )
    hidden = (Paragraph(material.say("profile_withheld"), "note"),) if found.withheld.any() else ()
    return Section(
        id="stage_profile",
        title=material.own["profile"],
        blocks=(*simulated.warnings(material, "profile_simulated"), exhibit, *hidden),
    )


def _heads(found: IssuedProfile, material: Material) -> tuple[Head, ...]:
    """All firms, then the stages."""
    names = (material.text.stages[stage].name for stage in found.stages)
    group = words(material.lang)["stage"]
    stages = (Head(id_, name, group) for id_, name in zip(found.stages, names, strict=True))
    return (Head(TOTAL, words(material.lang)[TOTAL]), *stages)


def _table(found: IssuedProfile, material: Material) -> Table:
    bases = (
        count_cell(n, withheld, marked=True)
        for n, withheld in zip(found.n.tolist(), map(all, found.withheld.tolist()), strict=True)
    )
    rows = (
        TableRow(
            name,
            item_label(name, material.text),
            tuple(estimate_cell(_estimate(found, at, score)) for at in range(len(found.n))),
            role="mean",
        )
        for score, name in enumerate(found.scores)
    )
    return Table(
        id="stage.profile",
        title=material.own["profile_table"],
        columns=_heads(found, material),
        rows=(TableRow("base", material.common["base"], tuple(bases), role="base"), *rows),
        notes=(material.own["profile_note"], *simulated.notes(material, "profile_simulated")),
    )


def _estimate(found: IssuedProfile, at: int, score: int) -> Estimate:
    """The mean of a score in a column."""
    return Estimate(
        value=float(found.means[at, score]),
        low=float(found.low[at, score]),
        high=float(found.high[at, score]),
        base=int(found.n[at]),
        withheld=bool(found.withheld[at, score]),
    )


def _chart(found: IssuedProfile, material: Material) -> Bars:
    """Index and dimensions: a panel for all firms and for every stage in which anybody stands."""
    heads = _heads(found, material)
    shown = [at for at in range(len(heads)) if found.n[at] or found.withheld[at].any()]
    return Bars(
        panels=tuple((heads[at].label, f"{found.n[at]:,}" if found.n[at] else "") for at in shown),
        rows=tuple(
            (
                item_label(name, material.text),
                tuple(estimate_mark(_estimate(found, at, score)) for at in shown),
            )
            for score, name in enumerate(found.scores[: 1 + len(material.instrument.dimensions)])
        ),
    )


def _title(found: IssuedProfile, table: Table, material: Material) -> Sentence:
    """The indicator that sets the highest stage apart from the lowest, where both are shown."""
    drawn = material.own["profile_table"]
    first = 1 + len(material.instrument.dimensions)
    apart = found.means[-1, first:] - found.means[1, first:]
    if math.isnan(apart.min()):
        return (drawn,)
    name = found.scores[first + int(apart.argmax())]
    seen = material.say(
        "profile_title",
        name=item_label(name, material.text),
        low=table.number(name, found.stages[0]),
        high=table.number(name, found.stages[-1]),
    )
    return simulated.title(material, seen, drawn)
