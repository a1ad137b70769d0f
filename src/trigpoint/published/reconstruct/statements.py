"""What a publication says in words, in terms that can be checked against answers.

Printed tables come with sentences that no figure backs (*the index rises with ...*). The file
``statements.yaml`` of an instrument lists such sentences, each with the relation it states.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from trigpoint.documents import Located, Part, fitting, read_document
from trigpoint.instrument.load import instrument_folder, load_instrument
from trigpoint.instrument.model import Id, Instrument

FILE = "statements.yaml"


class ClosestDimension(Part):
    """The dimension's correlation with the index is higher than every other dimension's."""

    kind: Literal["closest_dimension"]
    dimension: Id


class LeadingColumn(Part):
    """The column has the highest mean index, and the highest mean of every dimension."""

    kind: Literal["leading_column"]
    column: Id


class RisingIndex(Part):
    """The mean index rises from each of the options to the next."""

    kind: Literal["rising_index"]
    question: Id
    options: tuple[Id, ...] = Field(min_length=2)


class MostCommon(Part):
    """In each of the columns a larger share chooses the option than in any other column."""

    kind: Literal["most_common"]
    question: Id
    option: Id
    columns: tuple[Id, ...] = Field(min_length=1)


class RatedAbove(Part):
    """Firms rate themselves above their index, more so in the columns ``clearly``."""

    kind: Literal["rated_above"]
    ratings: tuple[Id, ...] = Field(min_length=1)
    clearly: tuple[Id, ...]


class RankedIndicator(Part):
    """The indicator's mean is the so-manieth from below, and under a bound."""

    kind: Literal["ranked_indicator"]
    indicator: Id
    from_below: int = Field(ge=1)
    under: Decimal


Relation = Annotated[
    ClosestDimension | LeadingColumn | RisingIndex | MostCommon | RatedAbove | RankedIndicator,
    Field(discriminator="kind"),
]


class Stated(Part):
    """A relation, and the sentences that state it."""

    says: tuple[str, ...] = Field(min_length=1)
    relation: Relation


class Statements(Part):
    """The contents of ``statements.yaml``."""

    schema_: Literal[1] = Field(alias="schema")
    statements: tuple[Stated, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """A printed sentence; without a relation it is one that nothing here can check."""

    says: str
    relation: Relation | None


def statements(sentences: Sequence[str], name: str) -> tuple[Statement, ...]:
    """The printed sentences with the relations that the instrument ``name`` knows them to state.

    Raises DataError for faults in the instrument's ``statements.yaml``, if it has one.
    """
    path = instrument_folder(name) / FILE
    if not path.exists():
        return tuple(Statement(sentence, None) for sentence in sentences)
    known = fitting(
        read_document(path), Statements, lambda known: _gaps(known, load_instrument(name))
    )
    relations = {says: stated.relation for stated in known.statements for says in stated.says}
    return tuple(Statement(sentence, relations.get(sentence)) for sentence in sentences)


def _gaps(known: Statements, instrument: Instrument) -> Iterator[Located]:
    """Every name in the file that the instrument does not have."""
    for position, stated in enumerate(known.statements):
        for field, name, allowed in _names(stated.relation, instrument):
            if name not in allowed:
                place = ("statements", position, "relation", field)
                yield Located(place, f"{name} is not in the instrument")


def _names(relation: Relation, instrument: Instrument) -> Iterator[tuple[str, str, Sequence[str]]]:
    columns = instrument.by_id[instrument.banner].options
    questions = list(instrument.by_id)
    match relation:
        case ClosestDimension(dimension=dimension):
            yield "dimension", dimension, [one.id for one in instrument.dimensions]
        case LeadingColumn(column=column):
            yield "column", column, columns
        case RisingIndex(question=question, options=options):
            yield "question", question, questions
            for option in options:
                yield "options", option, _options(instrument, question)
        case MostCommon(question=question, option=option, columns=named):
            yield "question", question, questions
            yield "option", option, _options(instrument, question)
            for column in named:
                yield "columns", column, columns
        case RatedAbove(ratings=ratings, clearly=clearly):
            for rating in ratings:
                yield "ratings", rating, questions
            for column in clearly:
                yield "clearly", column, columns
        case RankedIndicator(indicator=indicator):
            yield "indicator", indicator, list(instrument.indicator)


def _options(instrument: Instrument, question: str) -> Sequence[str]:
    return instrument.by_id[question].options if question in instrument.by_id else ()
