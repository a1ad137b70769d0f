"""From columns of text to codes: every cell that is no answer is found in one pass."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from trigpoint.instrument.model import Instrument, Kind, Question
from trigpoint.responses.columns import Translator, readable
from trigpoint.responses.layout import COHORT, RESPONDENT, WEIGHT, Layout, read_header
from trigpoint.responses.misfit import HEADER, Misfit, meant, quoted
from trigpoint.responses.model import Codes, Responses
from trigpoint.responses.respondents import as_objects, code_cohorts, code_ids, code_weights
from trigpoint.responses.words import Wordings, answer_code, answers_allowed, tick, wrong_part

Translators = Mapping[str, Translator[int]]
"""Per question, what turns its column into codes."""

GUESSES = 1_000
"""For so many different texts of a column that are no option, the option meant is looked for."""


def translators(instrument: Instrument, wordings: Wordings) -> Translators:
    """For coding batch after batch of one file: what texts mean is looked up once."""
    return {
        name: Translator(
            partial(answer_code, question, wordings.get(name, {})), question.missing, question.dtype
        )
        for name, question in instrument.by_id.items()
    }


def code_batch(
    batch: pa.Table | pa.RecordBatch,
    instrument: Instrument,
    wordings: Wordings,
    translate: Translators | None = None,
    as_ids: Callable[[pa.LargeStringArray], NDArray[Any]] = as_objects,
) -> tuple[Responses, list[Misfit]]:
    """Code the rows of ``batch``, whose columns are those of an answers file, of any text type.

    ``wordings`` gives, per question, the option that a normalised wording stands for. The answers
    are not checked for content yet (:func:`trigpoint.responses.check.check_answers`), and what can
    only be seen over all rows of a file is not looked at: that ids are unique
    (:func:`~trigpoint.responses.respondents.repeated`) and that some weight is above zero. Where
    misfits are returned, the codes of those cells mean nothing. ``translate`` is
    that of :func:`translators`, where several batches share it; ``as_ids`` is for who needs less
    of the ids than their texts.
    """
    table = pa.Table.from_batches([batch]) if isinstance(batch, pa.RecordBatch) else batch
    layout = read_header(table.column_names, instrument, wordings)
    misfits = [*layout.misfits, *_unreadable(table)]
    if misfits:
        table = _readable_part(table)
        layout = read_header(table.column_names, instrument, wordings)
    translate = translators(instrument, wordings) if translate is None else translate
    codes = {
        name: _codes(table, layout, question, wordings.get(name, {}), translate[name], misfits)
        for name, question in instrument.by_id.items()
    }
    at = layout.plain
    responses = Responses(
        instrument=instrument,
        respondent=as_ids(code_ids(table.column(at[RESPONDENT]), misfits))
        if RESPONDENT in at
        else np.full(len(table), "", dtype=object),
        codes=codes,
        weights=code_weights(table.column(at[WEIGHT]), misfits) if WEIGHT in at else None,
        cohorts=code_cohorts(table.column(at[COHORT]), misfits) if COHORT in at else {},
    )
    return responses, misfits


def _unreadable(table: pa.Table) -> list[Misfit]:
    return [
        Misfit(HEADER, field.name, f"holds {field.type}", "text or numbers")
        for field in table.schema
        if not readable(field.type)
    ]


def _readable_part(table: pa.Table) -> pa.Table:
    return table.select([at for at, field in enumerate(table.schema) if readable(field.type)])


def _codes(
    table: pa.Table,
    layout: Layout,
    question: Question,
    words: Mapping[str, str],
    translate: Translator[int],
    misfits: list[Misfit],
) -> Codes:
    if question.id in layout.plain:
        column = table.column(layout.plain[question.id])
        codes, strange = translate(column)
        misfits += _no_answers(question, words, strange)
        return codes
    if question.id in layout.wide:
        return _wide(table, layout.wide[question.id], question, misfits)
    return np.full(len(table), question.missing, question.dtype)


def _no_answers(
    question: Question, words: Mapping[str, str], strange: list[tuple[int, str]]
) -> list[Misfit]:
    said: dict[str, str] = {}
    for _, text in strange:
        if text not in said:
            said[text] = _no_answer(question, words, text, guess=len(said) < GUESSES)
    allowed = answers_allowed(question)
    return [Misfit(row, question.id, said[text], allowed) for row, text in strange]


def _no_answer(question: Question, words: Mapping[str, str], text: str, *, guess: bool) -> str:
    part = wrong_part(question, words, text)
    if question.kind is Kind.RATING:
        return f"{quoted(part)} is no rating"
    hint = meant(part, [*question.options, *words]) if guess else ""
    return f"{quoted(part)} is no option{hint}"


def _wide(
    table: pa.Table, positions: Mapping[int, int], question: Question, misfits: list[Misfit]
) -> Codes:
    masks = np.zeros(len(table), question.dtype)
    for code, position in sorted(positions.items()):
        ticked, strange = Translator(tick, 0, question.dtype)(table.column(position))
        masks |= ticked << code
        name = f"{question.id}.{question.answers[code]}"
        misfits += [
            Misfit(row, name, f"{quoted(text)} is no tick", "1, 0 or empty")
            for row, text in strange
        ]
    masks[masks == 0] = question.missing
    return masks
