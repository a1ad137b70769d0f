"""How the survey was done: who asked whom, when and how, and how many answered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from trigpoint.reports.annual.gaps import firms, gap
from trigpoint.reports.annual.material import Material
from trigpoint.reports.content import Exhibit, Head, Paragraph, Section, Table, TableCell, TableRow
from trigpoint.sentences import Sentence
from trigpoint.wave.settings import in_language

VALUE = "value"


def survey(material: Material) -> Section:
    """The part on the survey."""
    table = _table(material)
    return Section(
        id="method.survey",
        title=material.own["survey"],
        blocks=(
            *(Paragraph(sentence) for sentence in _sentences(table, material)),
            Exhibit("method.survey", (), "", table),
        ),
    )


def _sentences(table: Table, material: Material) -> Iterator[Sentence]:
    """How many firms answered, and when, as far as that is known."""
    known = {row.id for row in table.rows}
    if {"size", "from", "to"} <= known:
        values = {name: table.number(name, VALUE) for name in ("size", "from", "to")}
        yield material.say(
            "survey_when", size=values["size"], start=values["from"], end=values["to"]
        )
    elif "size" in known:
        yield material.say("survey_answered", size=table.number("size", VALUE))


def _table(material: Material) -> Table:
    rows = [*_of_the_wave(material), *_of_the_answers(material)]
    return Table(
        id="survey",
        title=material.own["survey"],
        columns=(Head(VALUE, material.own["survey_value"], align="text"),),
        rows=tuple(
            TableRow(id_, material.own[f"survey_{id_}"], (TableCell(text),), role="text")
            for id_, text in rows
        ),
    )


def _of_the_wave(material: Material) -> Iterator[tuple[str, str]]:
    settings = material.source.settings
    if settings is None:
        return
    yield "organiser", in_language(settings.organiser, material.lang)
    yield "mode", in_language(settings.mode, material.lang)
    yield "from", _day(settings.dates.from_, material)
    yield "to", _day(settings.dates.to, material)


def _of_the_answers(material: Material) -> Iterator[tuple[str, str]]:
    instrument, size = material.instrument, firms(material)
    yield (
        "instrument",
        material.own["survey_version"].format(
            title=material.text.title, id=instrument.id, version=instrument.version
        ),
    )
    if size:
        yield "size", f"{size:,}"
    if gap("index", material) is None:
        yield "index", f"{material.tables.table('index').bases.n[0]:,}"


def _day(day: date, material: Material) -> str:
    return material.own["date"].format(year=day.year, month=day.month, day=day.day)
