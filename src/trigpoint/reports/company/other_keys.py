"""The other keys that are possible, where one of them places the firm in another stage."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from trigpoint.instrument.model import Indicator, Key, points_by_answer
from trigpoint.reports.company.companies import Companies
from trigpoint.reports.company.figures import index_text, points_text
from trigpoint.reports.company.firm import Firm
from trigpoint.reports.company.page import Page, title
from trigpoint.reports.content import Exhibit, Head, Paragraph, Section, Table, TableCell, TableRow
from trigpoint.scores import indicator_points

KEYS = "keys"
INDEX, STAGE = "index", "stage"
IN_USE = "in_use"


def other_key_table(companies: Companies, firm: Firm) -> Table | None:
    """Index and stage by the key in use and by each that moves the firm to another stage."""
    index, stage = firm.now.index, firm.now.stage
    if index is None or stage is None:
        return None
    found = tuple(_moving(companies, firm, index, stage))
    if not found:
        return None
    own = companies.own
    return Table(
        id=KEYS,
        title=own["keys"],
        columns=(Head(INDEX, own["index"]), Head(STAGE, own["stage"], align="text")),
        rows=(_row(companies, IN_USE, own["key_in_use"], index), *found),
        corner=own["key_corner"],
    )


def other_keys_section(page: Page) -> Section | None:
    """Says in which stage the firm would be by another key."""
    if KEYS not in page.tables:
        return None
    own, table = page.companies.own, page.tables[KEYS]
    titles = [
        page.say(
            "key_moves",
            index=page.number(KEYS, row.id, INDEX),
            stage=page.tables[KEYS].rows[at].cells[1].text,
            now=page.number(KEYS, IN_USE, INDEX),
            today=page.stage_name(page.firm.now.stage or 0),
        )
        for at, row in enumerate(table.rows)
        if row.id != IN_USE
    ]
    exhibit = Exhibit(KEYS, titles[0], own["keys_subtitle"], table)
    further = (Paragraph(title) for title in titles[1:])
    return Section(KEYS, own["keys"], (exhibit, *further))


def _moving(companies: Companies, firm: Firm, index: Fraction, stage: int) -> Iterator[TableRow]:
    """A row for every alternative, one indicator at a time, that moves the firm."""
    for indicator in companies.instrument.indicators:
        for at, key in enumerate(indicator.alternatives):
            other = index + _difference(companies, firm, indicator, key)
            if _stage(companies, other) != stage:
                label = _difference_in_words(companies, indicator, key)
                yield _row(companies, f"{indicator.id}.{at}", label, other)


def _difference(companies: Companies, firm: Firm, indicator: Indicator, key: Key) -> Fraction:
    """How far another key for one indicator moves the index."""
    question = companies.instrument.by_id[indicator.question]
    code = companies.wave.responses.codes[question.id][firm.row : firm.row + 1]
    scale = companies.instrument.lattice.points_scale
    then, now = (
        int(indicator_points(question, one, code, scale)[0]) for one in (key, indicator.key)
    )
    return firm.reasons[indicator.id].weight * Fraction(then - now, scale)


def _stage(companies: Companies, index: Fraction) -> int:
    return sum(index >= Fraction(cut) for cut in companies.wave.cut_points)


def _difference_in_words(companies: Companies, indicator: Indicator, key: Key) -> str:
    """The answers that the other key scores otherwise, with their points."""
    question = companies.instrument.by_id[indicator.question]
    labels, own = companies.text.questions[question.id].options, companies.own
    scores = zip(
        question.answers,
        points_by_answer(question, indicator.key),
        points_by_answer(question, key),
        strict=True,
    )
    changes = [
        own["key_answer"].format(
            answer=labels.get(answer, answer), now=points_text(now), then=points_text(then)
        )
        for answer, now, then in scores
        if now != then
    ]
    return own["key_other"].format(
        name=title(companies, indicator.id), answers=own["between_answers"].join(changes)
    )


def _row(companies: Companies, id_: str, label: str, index: Fraction) -> TableRow:
    names = companies.instrument.stages.names
    stage = companies.text.stages[names[_stage(companies, index)]].name
    cells = (TableCell(index_text(index, companies.wave.cut_points)), TableCell(stage))
    return TableRow(id_, label, cells, role="text")
