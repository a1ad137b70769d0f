"""The words of an instrument in one language, and answers recognised by their wording."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Annotated

from pydantic import StringConstraints
from pydantic.json_schema import SkipJsonSchema

from trigpoint.documents import Located, Part, Place
from trigpoint.errors import DataError, Fault
from trigpoint.instrument.load import load_instrument, load_words
from trigpoint.instrument.model import Id, Instrument, Kind, Question

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class DimensionText(Part):
    """A dimension's words; ``short`` fits a table's head."""

    name: Words
    short: Words
    about: Words


class StageText(Part):
    """A stage's name, and what being there means in a sentence."""

    name: Words
    about: Words | None = None


class SectionText(Part):
    """A section's title, and a sentence of what its page asks about."""

    title: Words
    about: Words | None = None


class QuestionText(Part):
    """A question's or profile column's words: ``title`` heads tables, ``ask`` is what is asked.

    ``options`` holds the label of every option, ``short`` a shorter one for narrow places where
    it would be too long; ``low`` and ``high`` name the ends of a rating.
    """

    title: Words
    ask: Words
    help: Words | None = None
    options: Mapping[Id, Words] = {}
    short: Mapping[Id, Words] = {}
    low: Words | None = None
    high: Words | None = None


class IndicatorText(Part):
    """An indicator's title; in a file only where it is not that of its question."""

    title: Words


class Text(Part):
    """All words of an instrument in one language."""

    lang: SkipJsonSchema[str] = ""
    """Which language; filled in by :func:`load_text`, never written in a file."""
    title: Words
    about: Words
    key_source: Words | None = None
    """Where the points that answers earn come from; said beside the key."""
    dimensions: Mapping[Id, DimensionText]
    stages: Mapping[Id, StageText]
    sections: Mapping[Id, SectionText]
    questions: Mapping[Id, QuestionText]
    indicators: Mapping[Id, IndicatorText] = {}
    contradictions: Mapping[Id, Words] = {}
    """What a respondent is told whose answers cannot all be true, for every contradiction."""


def load_text(name: str | Path, lang: str) -> Text:
    """The words of an instrument in ``lang``, complete; every indicator has its title.

    Raises UsageError for a language the instrument does not have, DataError for all faults.
    """
    text = load_words(name, lang, "text", Text, text_gaps)
    titles = {
        one.id: text.indicators.get(one.id)
        or IndicatorText(title=text.questions[one.question].title)
        for one in load_instrument(name).indicators
    }
    return text.model_copy(update={"indicators": titles, "lang": lang})


def wordings(name: str | Path) -> Mapping[str, Mapping[str, str]]:
    """The option that every normalised label stands for, in any language, by question.

    An answers file may hold labels in place of ids. Raises DataError for faults in the words.
    """
    instrument = load_instrument(name)
    texts = {lang: load_text(name, lang) for lang in instrument.languages}
    clashes = label_clashes(instrument, texts)
    faults = [Fault(f"{instrument.id}, text.{lang}.yaml", clash.what) for lang, clash in clashes]
    if faults:
        raise DataError(faults)
    return {
        question: {
            normalise(label): option
            for text in texts.values()
            for option, label in text.questions[question].options.items()
        }
        for question in instrument.by_id
    }


def normalise(wording: str) -> str:
    """The form in which wordings are compared: NFKC, case folded, white space collapsed."""
    return " ".join(unicodedata.normalize("NFKC", wording).casefold().split())


def text_gaps(instrument: Instrument, text: Text) -> Iterator[Located]:
    """Where the words do not name exactly what the instrument has."""
    yield from id_gaps(text.dimensions, [one.id for one in instrument.dimensions], ("dimensions",))
    yield from id_gaps(text.stages, instrument.stages.names, ("stages",))
    yield from id_gaps(text.sections, [one.id for one in instrument.sections], ("sections",))
    yield from id_gaps(text.questions, instrument.by_id, ("questions",))
    rules = [one.id for one in instrument.contradictions]
    yield from id_gaps(text.contradictions, rules, ("contradictions",))
    for one in text.indicators:
        if one not in instrument.indicator:
            yield Located(("indicators", one), f"{one} is not in the instrument", one)
    for one, words in text.questions.items():
        if one in instrument.by_id:
            yield from _question_gaps(instrument.by_id[one], words, ("questions", one))


def id_gaps(found: Iterable[str], wanted: Iterable[str], place: Place) -> Iterator[Located]:
    """The ids that are wanted but not found, and those that are found but not wanted."""
    found, wanted = list(found), list(wanted)
    for one in wanted:
        if one not in found:
            yield Located(place, f"{one} has no words here", one)
    for one in found:
        if one not in wanted:
            yield Located((*place, one), f"{one} is not in the instrument", one)


def _question_gaps(question: Question, words: QuestionText, place: Place) -> Iterator[Located]:
    yield from id_gaps(words.options, question.options, (*place, "options"))
    for option in words.short:
        if option not in question.options:
            yield Located((*place, "short", option), f"{option} is no option of {question.id}")
    rating = question.kind is Kind.RATING
    for end in ("low", "high"):
        if rating != (getattr(words, end) is not None):
            what = "is missing" if rating else "is for ratings"
            yield Located((*place, end), f"{question.id}: {end} {what}")
    for option, label in words.options.items():
        if question.kind is Kind.MULTIPLE and "|" in label:
            what = f"{label} holds a |, which joins the answers to {question.id}"
            yield Located((*place, "options", option), what)


def label_clashes(
    instrument: Instrument, texts: Mapping[str, Text]
) -> Iterator[tuple[str, Located]]:
    """The language and place of every label that could stand for another option as well."""
    for question in instrument.by_id.values():
        meant = {option: option for option in question.options}
        for lang, text in texts.items():
            words = text.questions.get(question.id)
            for option, label in words.options.items() if words else ():
                other = meant.setdefault(normalise(label), option)
                if other != option:
                    what = f"{label} could also stand for {other} of {question.id}"
                    yield lang, Located(("questions", question.id, "options", option), what)
