"""The index and its dimensions beside those of the firm's industry and of everyone."""

from __future__ import annotations

from collections.abc import Iterator

from trigpoint.reports.company.companies import Companies
from trigpoint.reports.company.figures import index_text
from trigpoint.reports.company.firm import INDUSTRY, Firm, Peers
from trigpoint.reports.company.page import NOTHING, Page, heads, mean_cell, title
from trigpoint.reports.content import Exhibit, Paragraph, Section, Table, TableCell, TableRow
from trigpoint.sentences import Sentence
from trigpoint.tables.spec import MARKED_BASE

SCORES = "scores"
INDEX, PLACE, BASE = "index", "place", "base"


def score_table(companies: Companies, firm: Firm) -> Table:
    """Index, dimensions, place among the peers, and how many these are."""
    own = companies.own
    rows = [index_row(companies, firm)]
    rows += [
        _score_row(one.id, title(companies, one.id), _dimension(firm, one.id), firm)
        for one in companies.instrument.dimensions
    ]
    if firm.peers:
        places = (NOTHING, *(_place(one) for one in firm.peers))
        rows.append(TableRow(PLACE, own["place_row"], places, role="text"))
        bases = (NOTHING, *(_base(one) for one in firm.peers))
        rows.append(TableRow(BASE, own["base_row"], bases, role="base"))
    return Table(
        id=SCORES,
        title=own["scores"],
        columns=heads(companies, firm),
        rows=tuple(rows),
        unit=own["points"],
    )


def scores_section(page: Page) -> Section:
    """The dimensions as dots, with what is strongest and weakest."""
    own = page.companies.own
    rows = [(row.id, row.label) for row in page.tables[SCORES].rows if row.role == "mean"]
    exhibit = Exhibit(
        id=SCORES,
        title=_strongest(page),
        subtitle=own["scores_subtitle"],
        table=page.tables[SCORES],
        chart=page.dots(SCORES, rows, emphasis=(0,)),
        foot=peers_foot(page),
        alt=own["scores_alt"],
        folded=False,
    )
    texts = [text for text in (_against_peers(page), _silence(page)) if text]
    return Section(
        id=SCORES,
        title=own["scores"],
        blocks=(*(Paragraph(text) for text in texts), exhibit),
    )


def weakest_dimension(firm: Firm, companies: Companies) -> str:
    """The dimension of the fewest points; of equals the first, empty where one has none."""
    found = {one.id: firm.now.scores[one.id] for one in companies.instrument.dimensions}
    known = {id_: score for id_, score in found.items() if score is not None}
    return "" if len(known) < len(found) else min(known, key=known.__getitem__)


def peers_foot(page: Page) -> str:
    """Whom the firm is set beside, and how many these are."""
    return (
        page.companies.own["peers_foot"].format(
            benchmark=page.companies.benchmark_title,
            peers=page.companies.own["comma"].join(
                page.companies.own["peers_base"].format(
                    peers=one.label, base=f"{one.means[INDEX].base:,}"
                )
                for one in page.firm.peers
            ),
        )
        if page.firm.peers
        else page.companies.own["no_peers_foot"]
    )


def index_row(companies: Companies, firm: Firm) -> TableRow:
    """The index of the firm and the mean indices of its peers."""
    index = firm.now.index
    you = TableCell(index_text(index, companies.wave.cut_points)) if index is not None else NOTHING
    return _score_row(INDEX, companies.own["index"], you, firm)


def _dimension(firm: Firm, id_: str) -> TableCell:
    score = firm.now.scores[id_]
    return NOTHING if score is None else TableCell(f"{float(score):.1f}")


def _score_row(id_: str, label: str, you: TableCell, firm: Firm) -> TableRow:
    cells = (you, *(mean_cell(one.means[id_]) for one in firm.peers))
    return TableRow(id_, label, cells, role="mean")


def _place(peers: Peers) -> TableCell:
    return NOTHING if peers.band is None else TableCell(f"{peers.band[0]}–{peers.band[1]}")


def _base(peers: Peers) -> TableCell:
    base = peers.means[INDEX].base
    return TableCell(f"{base:,}", marked=base < MARKED_BASE)


def _strongest(page: Page) -> Sentence:
    """The title: which dimension is strongest and which weakest."""
    found = {one.id: page.firm.now.scores[one.id] for one in page.companies.instrument.dimensions}
    known = {id_: score for id_, score in found.items() if score is not None}
    if len(known) < 2 or len(set(known.values())) == 1:
        return page.say("scores_title")
    high, low = max(known, key=known.__getitem__), min(known, key=known.__getitem__)
    return page.say(
        "scores_strongest",
        strong=page.quoted(high),
        high=page.number(SCORES, high),
        weak=page.quoted(low),
        low=page.number(SCORES, low),
    )


def _against_peers(page: Page) -> Sentence:
    """On which dimensions the firm stands above those it is measured by, and on which below."""
    nearest = page.firm.nearest_peers
    if nearest is None:
        return ()
    sides: dict[str, list[str]] = {"above": [], "below": []}
    for id_, difference in _differences(page, nearest):
        sides["above" if difference > 0 else "below"].append(id_)
    told = [name for name, ids in sides.items() if ids]
    if not told:
        return ()
    return page.say(
        "scores_" + "_".join(told),
        peers=page.peers_name(),
        **{name: page.names(ids) for name, ids in sides.items()},
    )


def _differences(page: Page, nearest: Peers) -> Iterator[tuple[str, float]]:
    for one in page.companies.instrument.dimensions:
        own, mean = page.firm.now.scores[one.id], nearest.means[one.id].value
        if own is not None and mean is not None and round(float(own), 1) != mean:
            yield one.id, float(own) - mean


def _silence(page: Page) -> Sentence:
    """Why there are no means of the firm's own kind, or none at all."""
    if not page.firm.peers:
        return page.say("no_peers")
    if not page.firm.silence:
        return ()
    return page.say(
        page.firm.silence,
        banner=page.companies.banner,
        label=page.firm.banner_label,
        peers=page.companies.column_name(INDUSTRY),
    )
