"""The method open to all, with the whole key: from the instrument alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from trigpoint.instrument.load import load_instrument
from trigpoint.reports.annual.issued import Told, tell
from trigpoint.reports.annual.method.conventions import all_conventions
from trigpoint.reports.annual.method.key import key
from trigpoint.reports.annual.method.limits import limits
from trigpoint.reports.annual.method.starts import starts
from trigpoint.reports.annual.stages.boundaries import boundary_table
from trigpoint.reports.annual.values import figures
from trigpoint.reports.content import (
    Block,
    Exhibit,
    Mark,
    Paragraph,
    Points,
    Report,
    Section,
    Strip,
)
from trigpoint.reports.look import own_look
from trigpoint.reports.words import words
from trigpoint.sentences import fill


def key_report(
    name: str, lang: str, cut_points: Sequence[Decimal] | None = None, source: str = ""
) -> Report:
    """How answers become the index and its stages, and how figures are made, shown and withheld.

    ``name`` is that of the instrument, or its folder; ``lang`` one of its languages. ``cut_points``
    (default: the instrument's own) are the stages', and ``source`` says in ``lang`` where they come
    from.
    """
    instrument = load_instrument(name)
    cuts = instrument.stages.cut_points if cut_points is None else cut_points
    told, own = tell(name, instrument, lang, cuts), words("public", lang)
    return Report(
        kind="annual",
        lang=lang,
        title=own["key_title"],
        subtitle=told.text.title,
        organiser="",
        dated=None,
        warning="",
        opening=(Paragraph((own["key_lead"],), "lead"), _scale(told, own)),
        sections=tuple(_sections(told, own, source)),
        look=own_look(),
        words=told.common,
    )


def _sections(told: Told, own: Mapping[str, str], source: str) -> Sequence[Section]:
    from_where = Paragraph((source or told.own["boundary_of_instrument"],))
    placed, shown = starts(told), all_conventions(told, weighted=True)
    return (
        key(told),
        replace(placed, blocks=(*placed.blocks, from_where)),
        _place(shown, own),
        shown,
        limits(told),
        _reconstructed(own),
    )


def _scale(told: Told, own: Mapping[str, str]) -> Exhibit:
    """The axis of the index with its stages, and the cut points as a table."""
    names = told.instrument.stages.names
    return Exhibit(
        id="scale",
        title=(own["scale_title"],),
        subtitle=own["scale_subtitle"],
        table=boundary_table(told),
        chart=Strip(
            bands=(),
            cuts=tuple(Mark(float(cut), str(cut)) for cut in told.cut_points),
            stages=tuple(told.text.stages[name].name for name in names),
        ),
        alt=own["scale_alt"],
    )


def _place(conventions: Section, own: Mapping[str, str]) -> Section:
    """How a firm is placed among others; the width of a band stands among the conventions."""
    [table] = [block.table for block in conventions.blocks if isinstance(block, Exhibit)]
    known = figures(table)
    items = (fill(own[f"place_{name}"], known) for name in ("benchmark", "rank", "few"))
    return Section(id="method.place", title=own["place"], blocks=(Points(tuple(items)),))


def _reconstructed(own: Mapping[str, str]) -> Section:
    """What a reconstructed wave is, and what of it may be believed."""
    kinds = tuple((own[f"reconstructed_{name}"],) for name in ("printed", "derived", "invented"))
    blocks: tuple[Block, ...] = (
        Paragraph((own["reconstructed_lead"],)),
        Points(kinds),
        Paragraph((own["reconstructed_marked"],)),
    )
    return Section(id="method.reconstructed", title=own["reconstructed"], blocks=blocks)
