"""What stands out in the answers to one question, in sentences bound to its table."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from trigpoint.reports.annual.issued import Issued
from trigpoint.reports.content import Block, Paragraph
from trigpoint.sentences import Sentence, joined
from trigpoint.tables.labels import row_label
from trigpoint.tables.model import Row
from trigpoint.tables.spec import ASKED, MARKED_BASE, column_letters

_NAMED = 3
"""At most so many groups are named in a sentence."""


def standout(question: str, material: Issued) -> tuple[Block, ...]:
    """The groups whose answers differ from those of all firms; or that there are no answers."""
    if not material.tables.table(question).bases.n[0]:
        return (Paragraph(material.say("nobody")),)
    if question in material.heading.simulated:
        return ()
    sentences = [*_elsewhere(question, material), *_means(question, material)]
    return (Paragraph(joined(sentences, material.own["after_sentence"])),) if sentences else ()


def most_frequent(question: str, material: Issued) -> Sentence:
    """The question's title with the most frequent answer; the title alone where there is none."""
    title, row = material.text.questions[question].title, _top(question, material)
    if row is None:
        return (title,)
    return material.say(
        "most_frequent",
        title=title,
        answer=row_label(row, material.text),
        share=material.bound(row),
    )


def _answers(question: str, material: Issued) -> list[Row]:
    return [row for row in material.tables.table(question).rows if row.option and not row.net]


def _top(question: str, material: Issued) -> Row | None:
    """The answer that most of all firms gave; None where nobody answered."""
    rows = _answers(question, material)
    known = rows and not np.isnan(rows[0].percent[0])
    return max(rows, key=lambda row: row.percent[0]) if known else None


def _elsewhere(question: str, material: Issued) -> Iterator[Sentence]:
    """Where another answer is the most frequent, of groups in which enough firms answered."""
    top, rows = _top(question, material), _answers(question, material)
    if top is None:
        return
    enough = (top.bases.n >= MARKED_BASE) & ~top.suppressed
    others: dict[str, list[Sentence]] = {}
    for at in range(1, len(material.heads)):
        own = max(rows, key=lambda row: row.percent[at])
        if enough[at] and own.percent[at] > top.percent[at]:
            share = material.bound(own, at)
            place = material.say("in_group", group=material.heads[at].label, share=share)
            others.setdefault(row_label(own, material.text), []).append(place)
    for answer, places in others.items():
        yield material.say("most_frequent_there", groups=material.both(places), answer=answer)


def _means(question: str, material: Issued) -> Iterator[Sentence]:
    """The group with the highest mean, where it is higher than others beyond chance."""
    for row in material.tables.table(question).rows:
        if row.count is None and not row.question.endswith(ASKED):
            yield from _ahead(row, material)


def _ahead(row: Row, material: Issued) -> Iterator[Sentence]:
    letters = column_letters(material.tables.columns)
    higher = [at for at in range(1, len(letters)) if row.letters[at]]
    if not higher:
        return
    first = max(higher, key=lambda at: row.percent[at])
    below = row.letters[first].split()
    others = [at for at in range(1, len(letters)) if letters[at] in below][:_NAMED]
    yield material.say(
        "ahead",
        group=material.heads[first].label,
        mean=material.bound(row, first),
        others=material.both(
            [
                material.say(
                    "group_mean",
                    group=material.heads[at].label,
                    mean=material.bound(row, at),
                )
                for at in others
            ]
        ),
    )
