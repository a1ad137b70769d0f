"""The first screen: index, stage, place, and one thing to do next."""

from __future__ import annotations

from collections.abc import Iterator

from trigpoint.reports.company.comparison import peers_foot
from trigpoint.reports.company.dimensions import about_dimensions
from trigpoint.reports.company.firm import Peers
from trigpoint.reports.company.next_step import next_step
from trigpoint.reports.company.page import Page, column_ids, one_series
from trigpoint.reports.company.scale import BASE, PLACE, STAGES, TO, to_boundary
from trigpoint.reports.company.scores import INDEX, SCORES
from trigpoint.reports.content import Band, Block, Exhibit, Figure, Figures, Mark, Paragraph, Strip
from trigpoint.sentences import Sentence


def opening(page: Page) -> tuple[Block, ...]:
    """What a manager sees in five seconds."""
    about = about_dimensions(page)
    said = (Paragraph(about),) if about else ()
    return (Figures(tuple(_figures(page))), next_step(page), *said, _strip_exhibit(page))


def _figures(page: Page) -> Iterator[Figure]:
    own, stage = page.companies.own, page.firm.now.stage
    if stage is None:
        names = page.names(page.firm.way.unanswered)
        yield Figure(own["index"], page.say("no_index"), page.say("no_index_why", names=names))
        return
    yield Figure(own["index"], (page.number(SCORES, INDEX),), _index_beside(page))
    yield Figure(own["stage"], (page.stage_name(stage),), to_boundary(page), stage=stage + 1)
    yield from _place(page)


def _index_beside(page: Page) -> Sentence:
    """The end of the scale, and the means of the peers."""
    top = page.companies.instrument.stages.names[-1]
    scale = page.say("of", top=page.number(STAGES, top, TO))
    means = [
        page.say(
            "peers_mean",
            peers=page.companies.column_name(one.id),
            mean=page.number(SCORES, INDEX, one.id),
        )
        for one in page.firm.peers
    ]
    return (*scale, *(span for mean in means for span in mean))


def _place(page: Page) -> Iterator[Figure]:
    """Where the firm stands in its industry or, where that is not shown, among all."""
    own = page.companies.own
    simulated = own["simulated"] if page.companies.benchmark.simulated else ""
    ranked = [one for one in page.firm.peers if one.band is not None]
    if not ranked:
        yield Figure(own["place"], page.why_alone("no_place"), page.why_alone("no_place_why"))
        return
    first, *rest = ranked
    beside = page.say("place_base", peers=first.label, base=page.number(STAGES, BASE, first.id))
    for other in rest:
        beside += _other_place(page, other)
    label = own["place_of"].format(peers=page.companies.column_name(first.id)) + simulated
    band = page.say("place_band", band=page.number(STAGES, PLACE, first.id))
    yield Figure(label, band, beside)


def _other_place(page: Page, other: Peers) -> Sentence:
    return page.say(
        "place_other",
        peers=page.companies.column_name(other.id),
        band=page.number(STAGES, PLACE, other.id),
        base=page.number(STAGES, BASE, other.id),
    )


def _strip_exhibit(page: Page) -> Exhibit:
    return Exhibit(
        id="position",
        title=_strip_title(page),
        subtitle=page.beside("strip_subtitle"),
        table=page.tables[STAGES],
        chart=_strip(page),
        foot=peers_foot(page),
        alt=page.beside("strip_alt"),
        folded=False,
    )


def _strip_title(page: Page) -> Sentence:
    stage = page.firm.now.stage
    if stage is None:
        return (page.beside("strip_title_none"),)
    return page.say("strip_title", index=page.number(SCORES, INDEX), stage=page.stage_name(stage))


def _strip(page: Page) -> Strip:
    """All firms' index in bands, the cut points, and the marks of the firm and its peers."""
    marks = [
        (one_series(page.companies, id_), page.mark(SCORES, INDEX, id_))
        for id_ in column_ids(page.firm)
    ]
    return Strip(
        bands=tuple(_bands(page)),
        cuts=tuple(Mark(float(cut), str(cut)) for cut in page.companies.wave.cut_points),
        stages=tuple(
            page.stage_name(at) for at in range(len(page.companies.instrument.stages.names))
        ),
        marks=tuple((series, mark) for series, mark in marks if mark.value is not None),
    )


def _bands(page: Page) -> Iterator[Band]:
    """How many firms are in each band, all to as many places as the release has."""
    bands = page.companies.benchmark.bands
    places = 0 if all(percent == round(percent) for *_, percent in bands) else 1
    for low, high, percent in bands:
        yield Band(low, high, percent, f"{percent:.{places}f}%")
