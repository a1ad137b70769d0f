"""Printed figures as the past of a wave: of the publication's own year, or of the year before.

Print says neither how uncertain a figure is nor whether answers were weighted, so none has an error
and no change on them is tested. It says no key either: its scores are taken to be made by the
instrument's. Of a figure printed twice with two values neither is taken; read a publication that
contradicts itself in the form that :func:`~trigpoint.published.corrected.corrected` gives it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from trigpoint.compare.alike import Unlike
from trigpoint.compare.difference import Reason
from trigpoint.compare.estimate import Estimate
from trigpoint.compare.past import Past, Place
from trigpoint.compare.year import STAGE
from trigpoint.errors import DataError, Fault
from trigpoint.instrument.model import Instrument, Kind
from trigpoint.published.form import INDEX
from trigpoint.published.form import TOTAL as WHOLE
from trigpoint.published.model import Published, Row, Table
from trigpoint.published.observed import question_at
from trigpoint.tables.spec import COHORT, MEMBER
from trigpoint.tally.model import TOTAL, Column

Figures = Iterator[tuple[Place, Estimate]]


def past_of_published(published: Published, instrument: Instrument) -> Past:
    """What a publication prints of its own year, as the past of a wave of ``instrument``.

    A table belongs to the question, or the indicator, of its name. Where its options are not the
    question's, or the columns not the banner's, nothing of them is comparable. Nor are the stages,
    for print does not give their cut points. Raises DataError for a publication of another
    instrument, none of whose indicators are this one's.
    """
    if published.indicators.keys().isdisjoint(instrument.indicator):
        what = f"prints no indicator of {instrument.id}"
        raise DataError(
            Fault("last year", what, f"tables of {', '.join(instrument.indicator)}"),
            advice="Only waves of one instrument can be compared.",
        )
    return Past(
        figures=dict(_own_year(published, instrument)), unlike=_unlike(published, instrument)
    )


def year_before(
    published: Published, instrument: Instrument, cut_points: Sequence[Decimal]
) -> Past | None:
    """What a publication prints of the year before its own; None where it prints nothing of it.

    That is the index, and the total's stage shares where print gives their changes. ``cut_points``
    are those of the wave it publishes: print that sets stages beside the year before's has divided
    both alike.
    """
    means = published.index.scores if published.index else {}
    stages = published.stages.change_on if published.stages else {}
    earlier = max([*(year for year in means if year != published.year), *stages], default=None)
    if earlier is None:
        return None
    figures = dict(_index(means.get(earlier, {}), instrument, {}))
    figures |= dict(_changed_stages(published, stages.get(earlier, {})))
    return Past(figures, unlike=_unlike(published, instrument), cut_points=tuple(cut_points))


def _own_year(published: Published, instrument: Instrument) -> Figures:
    everybody = dict(zip(published.columns, published.bases[published.whole], strict=True))
    yield from _index(published.index_of_year, instrument, everybody)
    for name, value in published.dimensions.items():
        yield (name, "", TOTAL), _printed(value, everybody.get(WHOLE))
    if published.stages:
        for name, shares in published.stages.share.items():
            for stage, value in zip(published.stages.names, shares, strict=True):
                place = STAGE, stage, _column(instrument, name)
                yield place, _printed(value, everybody[name], share=True)
    for name, table in published.indicators.items():
        yield from _rows(published, instrument, table, (name, ""), table.mean or ())
    for where, table in published.tables.items():
        for option, row in table.options.items():
            at = question_at(where, instrument), option
            yield from _rows(published, instrument, table, at, row)
    for name, cohort in published.cohorts.items():
        for score, value in cohort.scores.items():
            yield (score, "", Column(COHORT + name, MEMBER)), _printed(value, cohort.n)


def _index(
    means: Mapping[str, Decimal], instrument: Instrument, bases: Mapping[str, int]
) -> Figures:
    for name, value in means.items():
        yield (INDEX, "", _column(instrument, name)), _printed(value, bases.get(name))


def _rows(
    published: Published, instrument: Instrument, table: Table, at: tuple[str, str], row: Row
) -> Figures:
    """A row of a table, without the figures that are not printed for certain."""
    bases = published.bases[table.base]
    for name, base, figure in zip(published.columns, bases, row, strict=bool(row)):
        if figure.value is not None:
            place = *at, _column(instrument, name)
            yield place, _printed(figure.value, base, share=bool(at[1]))


def _changed_stages(published: Published, changes: Mapping[str, Decimal]) -> Figures:
    """The shares of which print gives the change."""
    if published.stages and WHOLE in published.stages.share:
        shares = zip(published.stages.names, published.stages.share[WHOLE], strict=True)
        for stage, share in shares:
            if stage in changes:
                yield (STAGE, stage, TOTAL), _printed(share - changes[stage], share=True)


def _printed(value: Decimal, base: int | None = None, *, share: bool = False) -> Estimate:
    return Estimate(float(value), base=base, share=share)


def _column(instrument: Instrument, name: str) -> Column:
    return TOTAL if name == WHOLE else Column(instrument.banner, name)


def _unlike(published: Published, instrument: Instrument) -> Unlike:
    """The questions that print gives other options, and the banner if it has other columns."""
    questions: dict[str, Reason] = {}
    for where, table in published.tables.items():
        name = question_at(where, instrument)
        if name in instrument.by_id and not _same(table, instrument, name):
            questions[name] = Reason.QUESTION_CHANGED
    if {*published.columns} - {WHOLE} != {*instrument.by_id[instrument.banner].answers}:
        questions[instrument.banner] = Reason.QUESTION_CHANGED
    scores = {
        one.id: questions[one.question]
        for one in instrument.indicators
        if one.question in questions
    }
    return Unlike(questions, scores)


def _same(table: Table, instrument: Instrument, name: str) -> bool:
    question = instrument.by_id[name]
    several = question.kind is Kind.MULTIPLE
    return (table.kind == "multiple") == several and {*table.options} == {*question.answers}
