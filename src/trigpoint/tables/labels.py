"""What columns, rows and tables are called, in the words of one language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from trigpoint.instrument.text import Text
from trigpoint.tables.model import Row, Table
from trigpoint.tables.spec import ASKED, COHORT, MEMBER
from trigpoint.tables.words import words
from trigpoint.tally.model import TOTAL, Column


def column_labels(
    columns: Sequence[Column], text: Text, cohorts: Mapping[str, str]
) -> tuple[str, ...]:
    """Every column's label: the answer's wording; a cohort's name, and the other firms."""
    return tuple(_column_label(column, text, cohorts) for column in columns)


def short_column_labels(
    columns: Sequence[Column], text: Text, cohorts: Mapping[str, str]
) -> tuple[str, ...]:
    """The same, with the short label of an answer where it has one."""
    return tuple(
        _short_label(column, text) or _column_label(column, text, cohorts) for column in columns
    )


def banner_label(banner: str, text: Text) -> str:
    """The title of a banner's columns."""
    if banner.startswith(COHORT):
        return words(text.lang)["cohort"]
    return text.questions[banner].title


def banner_in_sentence(banner: str, text: Text) -> str:
    """The same within a sentence: without its capital, unless that is one of several (``IT``)."""
    title = banner_label(banner, text)
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def table_title(table: Table, text: Text) -> str:
    """A short title that fits a list of tables."""
    if table.id in text.questions:
        return text.questions[table.id].title
    return words(text.lang)["stage" if table.id == "stage" else "scores"]


def table_question(table: Table, text: Text) -> str:
    """What was asked, where the table is about one question."""
    return text.questions[table.id].ask if table.id in text.questions else ""


def row_label(row: Row, text: Text) -> str:
    """An option's wording, or which mean it is."""
    own = words(text.lang)
    if row.option:
        if row.question == "stage":
            stage = text.stages.get(row.option)
            return stage.name if stage else row.option
        return text.questions[row.question].options.get(row.option, row.option)
    if row.question == "index":
        return own["index"]
    if row.question in text.dimensions:
        return text.dimensions[row.question].name
    return own["asked_mean" if row.question.endswith(ASKED) else "mean"]


def item_label(item: str, text: Text) -> str:
    """What a row of the summary is about: an indicator, a dimension, a percentile, a tenth."""
    if item in text.indicators:
        return text.indicators[item].title
    if item in text.dimensions:
        return text.dimensions[item].name
    return words(text.lang).get(item, item)


def _short_label(column: Column, text: Text) -> str:
    question = text.questions.get(column.banner)
    return question.short.get(column.answer, "") if question else ""


def _column_label(column: Column, text: Text, cohorts: Mapping[str, str]) -> str:
    own = words(text.lang)
    if column == TOTAL:
        return own["total"]
    if column.banner.startswith(COHORT):
        name = column.banner.removeprefix(COHORT)
        return cohorts.get(name, name) if column.answer == MEMBER else own["rest"]
    return text.questions[column.banner].options[column.answer]
