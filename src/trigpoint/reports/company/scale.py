"""The scale of the index: its stages, and how far from a boundary the firm stands."""

from __future__ import annotations

from trigpoint.reports.company.benchmark import STAGE
from trigpoint.reports.company.companies import Companies
from trigpoint.reports.company.figures import difference, index_text
from trigpoint.reports.company.firm import Firm
from trigpoint.reports.company.page import NOTHING, Page, column_label, mean_cell
from trigpoint.reports.content import Head, Table, TableCell, TableRow
from trigpoint.sentences import Sentence

STAGES = "stages"
FROM, TO, MISSING, ABOVE = "from", "to", "missing", "above"
LOWEST, HIGHEST = "0", "100"


def stage_table(companies: Companies, firm: Firm) -> Table:
    """Where each stage begins and ends, and what the firm lacks to it or has above its start."""
    own, cuts = companies.own, [str(cut) for cut in companies.wave.cut_points]
    peers = [one for one in firm.peers if STAGE + companies.instrument.stages.names[0] in one.means]
    starts, ends = [LOWEST, *cuts], [*cuts, HIGHEST]
    names = companies.instrument.stages.names
    return Table(
        id=STAGES,
        title=own["stages"],
        columns=(
            *(Head(id_, own[f"stages_{id_}"]) for id_ in (FROM, TO, MISSING, ABOVE)),
            *(Head(one.id, column_label(companies, one.id), own["stages_share"]) for one in peers),
        ),
        rows=tuple(
            TableRow(
                id=name,
                label=companies.text.stages[name].name,
                cells=(
                    TableCell(start),
                    TableCell(end),
                    *_distance(companies, firm, at, start),
                    *(mean_cell(one.means[STAGE + name]) for one in peers),
                ),
                role="text",
            )
            for at, (name, start, end) in enumerate(zip(names, starts, ends, strict=True))
        ),
        corner=companies.common["stages"],
    )


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
