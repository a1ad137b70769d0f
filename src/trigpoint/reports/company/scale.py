"""The scale of the index: its stages, and how far from a boundary the firm stands."""

from __future__ import annotations

from collections.abc import Iterator

from trigpoint.reports.company.benchmark import STAGE
from trigpoint.reports.company.companies import Companies
from trigpoint.reports.company.figures import index_text
from trigpoint.reports.company.firm import Firm, Peers
from trigpoint.reports.company.page import NOTHING, Page, column_label, marked_note, mean_cell
from trigpoint.reports.content import Head, Table, TableCell, TableRow
from trigpoint.reports.signs import difference
from trigpoint.sentences import Sentence
from trigpoint.tables.spec import MARKED_BASE

STAGES = "stages"
FROM, TO, MISSING, ABOVE = "from", "to", "missing", "above"
PLACE, BASE = "peers.place", "peers.base"
LOWEST, HIGHEST = "0", "100"


def stage_table(companies: Companies, firm: Firm) -> Table:
    """Where each stage begins and ends, how far that is from the firm, and where its peers stand.

    Of the peers also whom the firm is ahead of, and how many they are.
    """
    own = companies.own
    rows = (*_stage_rows(companies, firm), *_peer_rows(companies, firm))
    return Table(
        id=STAGES,
        title=own["stages" if firm.peers else "stages_alone"],
        columns=(
            *(Head(id_, own[f"stages_{id_}"]) for id_ in (FROM, TO, MISSING, ABOVE)),
            *(Head(one.id, column_label(companies, one.id)) for one in firm.peers),
        ),
        rows=rows,
        notes=marked_note(companies, rows),
        corner=companies.common["stages"],
    )


def _stage_rows(companies: Companies, firm: Firm) -> Iterator[TableRow]:
    cuts = [str(cut) for cut in companies.wave.cut_points]
    names = companies.instrument.stages.names
    limits = zip(names, [LOWEST, *cuts], [*cuts, HIGHEST], strict=True)
    for at, (name, start, end) in enumerate(limits):
        distance = _distance(companies, firm, at, start)
        shares = (mean_cell(one.means.get(STAGE + name)) for one in firm.peers)
        cells = (TableCell(start), TableCell(end), *distance, *shares)
        yield TableRow(name, companies.text.stages[name].name, cells, role="text")


def _peer_rows(companies: Companies, firm: Firm) -> Iterator[TableRow]:
    if firm.peers:
        own, blank = companies.own, (NOTHING,) * 4
        places, bases = map(_place, firm.peers), map(_base, firm.peers)
        yield TableRow(PLACE, own["place_row"], (*blank, *places), role="text")
        yield TableRow(BASE, own["base_row"], (*blank, *bases), role="base")


def _place(peers: Peers) -> TableCell:
    return NOTHING if peers.band is None else TableCell(f"{peers.band[0]}–{peers.band[1]}")


def _base(peers: Peers) -> TableCell:
    base = peers.means["index"].base
    return TableCell(f"{base:,}", marked=base < MARKED_BASE)


def _distance(
    companies: Companies, firm: Firm, position: int, start: str
) -> tuple[TableCell, TableCell]:
    """Points missing to a stage above; points above the start of the firm's own."""
    index, stage = firm.now.index, firm.now.stage
    if index is None or stage is None or position < stage:
        return NOTHING, NOTHING
    printed = index_text(index, companies.wave.cut_points)
    if position > stage:
        return TableCell(difference(start, printed).lstrip("+")), NOTHING
    return NOTHING, TableCell(difference(printed, start).lstrip("+"))


def to_boundary(page: Page) -> Sentence:
    """How near the firm is to the stage above, or how little above its own one's start."""
    stage = page.firm.now.stage
    if stage is None:
        return ()
    names = page.companies.instrument.stages.names
    near = page.companies.near.get(page.firm.row)
    if near is not None and near >= 0:
        above = page.number(STAGES, names[stage], ABOVE)
        start = page.number(STAGES, names[stage], FROM)
        return page.say("just_above", stage=page.stage_name(stage), above=above, start=start)
    if stage + 1 == len(names):
        return page.say("top")
    return page.say(
        "to_next" if near is None else "close_to_next",
        stage=page.stage_name(stage + 1),
        missing=page.number(STAGES, names[stage + 1], MISSING),
        start=page.number(STAGES, names[stage + 1], FROM),
    )
