"""How firms rate themselves, beside what the index measures."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from trigpoint.findings.scores import SELF_RATINGS
from trigpoint.instrument.model import Question
from trigpoint.reports.annual.alt import charted
from trigpoint.reports.annual.issued import Issued
from trigpoint.reports.banner import cell
from trigpoint.reports.content import (
    Dots,
    Mark,
    Paragraph,
    Section,
    Series,
    Table,
    TableCell,
    TableRow,
)
from trigpoint.reports.estimates import count_cell
from trigpoint.reports.signs import difference
from trigpoint.sentences import joined
from trigpoint.tables.cells import printed
from trigpoint.tables.labels import banner_label
from trigpoint.tables.model import Floats, Row
from trigpoint.tables.words import words

INDEX, MEAN, GAP = "index", "self", "gap"
"""Rows of the table beside the ratings: the index, the mean of the ratings, that less the index."""


def self_ratings(material: Issued) -> Section | None:
    """The part on self-ratings; None where the wave has none."""
    ratings = _ratings(material)
    if not ratings:
        return None
    table = _table(ratings, material)
    own = {"rating": table.number(MEAN, "total"), "index": table.number(INDEX, "total")}
    subtitle = material.own["self_subtitle"].format(
        banner=banner_label(material.instrument.banner, material.text)
    )
    title, chart = material.say("self_title", **own), _chart(table, material)
    exhibit = charted(material, "index.self_ratings", title, subtitle, table, chart)
    return Section(
        id="self_ratings",
        title=material.own["self"],
        blocks=(*_warning(ratings, material), _sentence(table, ratings, material), exhibit),
    )


def _ratings(material: Issued) -> list[Row]:
    """The self-ratings on the scale of the index, where any may be shown."""
    own = material.instrument.self_ratings
    rows = [_on_scale(material.tables.row(one.id), one) for one in own]
    return [row for row in rows if not math.isnan(row.percent[0])]


def _on_scale(row: Row, question: Question) -> Row:
    """A rating from its lowest to its highest number, put on 0 to 100."""
    step = 100 / (question.max - question.min)

    def scaled(numbers: Floats) -> Floats:
        return (numbers - question.min) * step

    return replace(row, percent=scaled(row.percent), low=scaled(row.low), high=scaled(row.high))


def _table(ratings: Sequence[Row], material: Issued) -> Table:
    """The index, every rating, the mean of the ratings and how far that is from the index."""
    own, columns = material.own, range(len(material.heads))
    index = material.tables.row("index")
    rows = [_bases("base", index, material), _means(INDEX, own["self_index"], index)]
    for row in ratings:
        if (row.bases.n != index.bases.n).any():
            rows.append(_bases(f"base.{row.question}", row, material))
        rows.append(_means(row.question, material.text.questions[row.question].title, row))
    means = [_mean(ratings, at) for at in columns]
    gaps = [_gap(means[at], rows[1].cells[at].text) for at in columns]
    rows.append(_derived(MEAN, own["self_mean"], means, index))
    rows.append(_derived(GAP, own["self_gap"], gaps, index))
    return Table(
        id=SELF_RATINGS,
        title=own["self"],
        columns=material.heads,
        rows=tuple(rows),
        notes=(own["self_note"], *_notes(ratings, material)),
    )


def _bases(id_: str, row: Row, material: Issued) -> TableRow:
    cells = (
        count_cell(n, withheld)
        for n, withheld in zip(row.bases.n.tolist(), row.suppressed.tolist(), strict=True)
    )
    return TableRow(id_, material.common["base"], tuple(cells), role="base")


def _means(id_: str, label: str, row: Row) -> TableRow:
    cells = tuple(cell(row, at, 1) for at in range(len(row.percent)))
    return TableRow(id_, label, cells, role="mean")


def _mean(ratings: Sequence[Row], at: int) -> str:
    """The plain mean of the printed means; nothing where one of them is not there."""
    found = [printed(float(row.percent[at])) for row in ratings]
    return "" if "" in found else printed(float(sum(map(Decimal, found)) / len(found)))


def _gap(mean: str, index: str) -> str:
    return difference(mean, index) if mean and index else ""


def _derived(id_: str, label: str, texts: Sequence[str], index: Row) -> TableRow:
    """A row worked out from printed figures: withheld where those are."""
    cells = (
        TableCell(text, withheld=bool(hidden) and not text)
        for text, hidden in zip(texts, index.suppressed, strict=True)
    )
    return TableRow(id_, label, tuple(cells), role="mean")


def _sentence(table: Table, ratings: Sequence[Row], material: Issued) -> Paragraph:
    """How far self-rating and index are apart, and which rating is the highest and the lowest."""
    sentences = [material.say("self_sentence", gap=table.number(GAP, "total"))]
    high = max(ratings, key=lambda row: row.percent[0])
    low = min(ratings, key=lambda row: row.percent[0])
    if low.percent[0] < high.percent[0] and not _simulated(ratings, material):
        sentences.append(
            material.say(
                "self_extremes",
                highest=material.text.questions[high.question].title,
                high=table.number(high.question, "total"),
                lowest=material.text.questions[low.question].title,
                low=table.number(low.question, "total"),
            )
        )
    return Paragraph(joined(sentences, material.own["after_sentence"]))


def _simulated(ratings: Sequence[Row], material: Issued) -> bool:
    """Whether the columns of a rating are simulated."""
    return bool({row.question for row in ratings} & material.heading.simulated)


def _warning(ratings: Sequence[Row], material: Issued) -> tuple[Paragraph, ...]:
    if not _simulated(ratings, material):
        return ()
    return (Paragraph((words(material.lang)["simulated_columns"],), "warning"),)


def _notes(ratings: Sequence[Row], material: Issued) -> Iterator[str]:
    """What is simulated in the tables that the figures come from."""
    tables = ["index", *(row.question for row in ratings)]
    yield from dict.fromkeys(note for table in tables for note in material.printed[table].notes)


def _chart(table: Table, material: Issued) -> Dots:
    """Index and mean self-rating of all firms and of every column, the highest index first."""
    rows = {row.id: row for row in table.rows}

    def mark(row: str, at: int) -> Mark:
        text = rows[row].cells[at].text
        return Mark(float(text), text) if text else Mark(None, "")

    order = [0, *material.shown_columns()]
    return Dots(
        series=(
            Series(INDEX, material.own["self_index"], "main"),
            Series(MEAN, material.own["self_mean"], "other"),
        ),
        rows=tuple((material.heads[at].label, (mark(INDEX, at), mark(MEAN, at))) for at in order),
        emphasis=(0,),
    )
