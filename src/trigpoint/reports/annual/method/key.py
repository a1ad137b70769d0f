"""How the index is made of answers: the weights, and the points that every answer earns."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Literal

from trigpoint.instrument.model import Dimension, Indicator, Key, Kind, Question, points_by_answer
from trigpoint.reports.annual.issued import Told
from trigpoint.reports.content import Exhibit, Head, Paragraph, Section, Table, TableCell, TableRow
from trigpoint.tables.cells import printed

USED = "points"
NOTHING = TableCell()


def key(material: Told) -> Section:
    """The part on the key."""
    source = material.text.key_source
    tables = (
        _weights(material),
        *(_points(one, material) for one in material.instrument.dimensions),
    )
    return Section(
        id="method.key",
        title=material.own["key"],
        blocks=(
            Paragraph(material.say("key_mean")),
            Paragraph(material.say("key_missing")),
            *((Paragraph((source,), "note"),) if source else ()),
            *(Exhibit(f"method.{table.id}", (), "", table) for table in tables),
        ),
    )


def _weights(material: Told) -> Table:
    """What part of the index every dimension and indicator is."""
    instrument, own = material.instrument, material.own
    whole = sum(Fraction(one.weight) for one in instrument.dimensions)
    rows = []
    for dimension in instrument.dimensions:
        of_index = Fraction(dimension.weight) / whole
        name = material.text.dimensions[dimension.id].name
        rows.append(_share_row(dimension.id, name, None, of_index, "net"))
        parts = instrument.indicators_of(dimension.id)
        total = sum(Fraction(one.weight) for one in parts)
        for one in parts:
            within = Fraction(one.weight) / total
            title = material.text.indicators[one.id].title
            rows.append(_share_row(one.id, title, within, within * of_index, "share"))
    return Table(
        id="weights",
        title=own["key_weights"],
        columns=(Head("dimension", own["key_of_dimension"]), Head("index", own["key_of_index"])),
        rows=tuple(rows),
        unit="%",
    )


def _share_row(
    id_: str, label: str, within: Fraction | None, of_index: Fraction, role: Literal["net", "share"]
) -> TableRow:
    shares = (within, of_index)
    cells = (NOTHING if one is None else TableCell(printed(float(100 * one))) for one in shares)
    return TableRow(id_, label, tuple(cells), role)


def _points(dimension: Dimension, material: Told) -> Table:
    """What every answer to the questions of a dimension earns, by every key."""
    indicators = material.instrument.indicators_of(dimension.id)
    others = max(len(one.alternatives) for one in indicators)
    return Table(
        id=f"key.{dimension.id}",
        title=material.own["key_points_of"].format(
            dimension=material.text.dimensions[dimension.id].name
        ),
        columns=(
            Head(USED, material.own["key_points"]),
            *(Head(f"other_{at}", material.own["key_other"]) for at in range(1, others + 1)),
        ),
        rows=tuple(row for one in indicators for row in _rows(one, 1 + others, material)),
        notes=(material.own["key_other_note"],) if others else (),
    )


def _rows(indicator: Indicator, columns: int, material: Told) -> Iterator[TableRow]:
    """The indicator's title, its answers, the most it can earn, what the others score."""
    question = material.instrument.by_id[indicator.question]
    keys = (indicator.key, *indicator.alternatives)

    def row(id_: str, label: str, points: list[Fraction | None]) -> TableRow:
        cells = [NOTHING if one is None else TableCell(_points_text(one)) for one in points]
        cells += [NOTHING] * (columns - len(points))
        return TableRow(f"{indicator.id}.{id_}", label, tuple(cells), role="text")

    title = material.text.indicators[indicator.id].title
    yield TableRow(indicator.id, title, (NOTHING,) * columns, role="net")
    for at, (answer, label) in _answers(question, material).items():
        yield row(answer, label, [points_by_answer(question, one)[at] for one in keys])
    if question.kind is Kind.MULTIPLE:
        yield row("cap", material.own["key_cap"], [Fraction(one.cap) for one in keys])
    if question.asked_if:
        yield row("not_asked", material.own["key_not_asked"], [_not_asked(one) for one in keys])


def _answers(question: Question, material: Told) -> dict[int, tuple[str, str]]:
    """The answers to list, by their codes; of a rating the ends."""
    words = material.text.questions[question.id]
    if question.kind is not Kind.RATING:
        return {at: (one, words.options[one]) for at, one in enumerate(question.options)}
    ends = {0: words.low, len(question.answers) - 1: words.high}
    label = material.own["key_end"]
    return {
        at: (question.answers[at], label.format(number=question.answers[at], meaning=meaning))
        for at, meaning in ends.items()
    }


def _not_asked(own: Key) -> Fraction | None:
    return None if own.not_asked is None else Fraction(own.not_asked)


def _points_text(points: Fraction) -> str:
    """Points with as many decimals as they have, two at most."""
    return f"{float(points):.2f}".rstrip("0").rstrip(".")
