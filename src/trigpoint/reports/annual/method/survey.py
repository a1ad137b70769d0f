"""How the survey was done: who asked whom, when and how, and how many answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from trigpoint.reports.annual.gaps import firms, gap
from trigpoint.reports.annual.issued import Told
from trigpoint.reports.annual.material import Material
from trigpoint.reports.annual.values import figures, value_table
from trigpoint.reports.content import Exhibit, Head, Paragraph, Section, Table
from trigpoint.sentences import Sentence
from trigpoint.wave.settings import in_language


def survey(material: Material) -> Section:
    """The part on the survey."""
    table = survey_table([*_of_the_wave(material), *_of_the_answers(material)], material)
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
    known = figures(table)
    if {"size", "from", "to"} <= known.keys():
        size, start, end = (known[name] for name in ("size", "from", "to"))
        yield material.say("survey_when", size=size, start=start, end=end)
    elif "size" in known:
        yield material.say("survey_answered", size=known["size"])


def survey_table(rows: Iterable[tuple[str, str]], told: Told) -> Table:
    """What is known of a survey, a row each: an id that has its words, and a text."""
    return value_table(
        "survey",
        told.own["survey"],
        Head("value", told.own["survey_value"], align="text"),
        ((name, told.own[f"survey_{name}"], text) for name, text in rows),
    )


def version(told: Told) -> str:
    """Which version of which questionnaire was answered."""
    return told.own["survey_version"].format(
        title=told.text.title, id=told.instrument.id, version=told.instrument.version
    )


def day_in_words(day: date, told: Told) -> str:
    """A day as the language writes it."""
    return told.own["date"].format(year=day.year, month=day.month, day=day.day)


def _of_the_wave(material: Material) -> Iterator[tuple[str, str]]:
    settings = material.source.settings
    if settings is None:
        return
    yield "organiser", in_language(settings.organiser, material.lang)
    yield "mode", in_language(settings.mode, material.lang)
    yield "from", day_in_words(settings.dates.from_, material)
    yield "to", day_in_words(settings.dates.to, material)


def _of_the_answers(material: Material) -> Iterator[tuple[str, str]]:
    size = firms(material)
    yield "instrument", version(material)
    if size:
        yield "size", f"{size:,}"
    if gap("index", material) is None:
        yield "index", f"{material.tables.table('index').bases.n[0]:,}"
