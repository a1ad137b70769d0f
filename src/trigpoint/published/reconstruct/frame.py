"""What a reconstruction starts from: counts, levels, kinds of firm and cells, worked out once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from trigpoint.errors import DataError, Fault
from trigpoint.instrument.model import Instrument
from trigpoint.published.form import INDEX
from trigpoint.published.model import Published
from trigpoint.published.reconstruct.cells import Cell, cells
from trigpoint.published.reconstruct.fit import ensure_fit, printed_questions
from trigpoint.published.reconstruct.kinds import FirmKind, deciding, firm_kinds
from trigpoint.published.reconstruct.margins import Margin, margin
from trigpoint.published.reconstruct.scales import Scale, scale
from trigpoint.published.reconstruct.targets import Score, Target, scores_of, targets


@dataclass(frozen=True, slots=True)
class Frame:
    """A corrected publication seen through its instrument.

    ``margins`` and ``scales`` hold every printed question. ``designed`` are those that scores or
    routing depend on: they are laid out together, the others are dealt out at the end.
    """

    published: Published
    instrument: Instrument
    margins: Mapping[str, Margin]
    scales: Mapping[str, Scale]
    kinds: tuple[FirmKind, ...]
    designed: tuple[str, ...]
    cells: tuple[Cell, ...]
    index: Score
    targets: tuple[Target, ...]


def frames(published: Published, instrument: Instrument, blur: int) -> Iterator[Frame]:
    """Work out the frame of a corrected publication, with every plan of its cells.

    Raises DataError where it does not fit the instrument, or where no whole numbers of firms give
    its shares.
    """
    ensure_fit(published, instrument)
    places = printed_questions(published, instrument)
    margins = {id_: margin(published, at, published.tables[at]) for id_, at in places.items()}
    scales = {id_: scale(instrument, instrument.by_id[id_]) for id_ in places}
    scored = {item.question for item in instrument.indicators}
    needed = scored | set(deciding(instrument, places))
    designed = tuple(id_ for id_ in places if id_ in needed)
    kinds = firm_kinds(instrument, scales, designed)
    if not kinds:
        raise DataError(Fault("contradictions", "leave no kind of firm"))
    for plan in cells(published, instrument, blur):
        yield Frame(
            published=published,
            instrument=instrument,
            margins=margins,
            scales=scales,
            kinds=kinds,
            designed=designed,
            cells=plan,
            index=scores_of(instrument)[INDEX],
            targets=targets(published, instrument, margins),
        )
