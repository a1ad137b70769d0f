"""Answers to a file: CSV, XLSX or Parquet by the ending; the same answers give the same bytes."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pyarrow as pa
import xlsxwriter
from numpy.typing import NDArray
from pyarrow import parquet

from trigpoint.errors import UsageError
from trigpoint.files import write_bytes, written_whole
from trigpoint.instrument.model import Kind, Question
from trigpoint.responses.layout import COHORT, RESPONDENT, WEIGHT
from trigpoint.responses.model import Codes, Responses
from trigpoint.responses.words import SEPARATOR

XLSX_ROWS, XLSX_COLUMNS = 1_048_576, 16_384
"""What a sheet holds, header included."""

ROWS_AT_ONCE = 10_000
"""Rows that are held as Python values at a time."""

_ALWAYS = datetime(2000, 1, 1, tzinfo=UTC)
"""Stands in the properties of every workbook, so that the bytes do not depend on the day."""


def write_answers(responses: Responses, path: Path, *, wide: bool = False) -> None:
    """Write ``responses`` with ids, in the columns of the answers file.

    A multiple answer is joined by ``|``, or with ``wide`` one 0/1 column per option. Not asked and
    missing are empty. ``weight`` and ``cohort`` are written where there are any. Raises
    UsageError for another ending and for more rows than a sheet holds, MachineError where the
    file cannot be written.
    """
    table = as_table(responses, wide=wide)
    match path.suffix.lower():
        case ".csv":
            with written_whole(path) as beside:
                _write_csv(table, beside)
        case ".parquet":
            with written_whole(path) as beside:
                parquet.write_table(table, beside, compression="zstd")
        case ".xlsx":
            write_bytes(path, _workbook(table))
        case other:
            raise UsageError(f"{path}: {other} is no answers file. Allowed: .csv, .xlsx, .parquet.")


def _write_csv(table: pa.Table, path: Path) -> None:
    """Plain CSV with quotation marks only where a cell needs them, which Arrow does not offer."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(table.column_names)
        for batch in table.to_batches(ROWS_AT_ONCE):
            writer.writerows(zip(*batch.to_pydict().values(), strict=True))


def as_table(responses: Responses, *, wide: bool = False) -> pa.Table:
    """The columns of an answers file: text, but for ``weight`` and the 0/1 columns."""
    columns: dict[str, pa.Array] = {RESPONDENT: pa.array(responses.respondent, pa.string())}
    for question in responses.instrument.by_id.values():
        codes = responses.codes[question.id]
        if wide and question.kind is Kind.MULTIPLE:
            columns |= _boxes(question, codes)
        else:
            columns[question.id] = _text(question, codes)
    if responses.weights is not None:
        columns[WEIGHT] = pa.array(responses.weights)
    if responses.cohorts:
        columns[COHORT] = _cohorts(responses)
    return pa.table(columns)


def _text(question: Question, codes: Codes) -> pa.Array:
    """The answers as text, each distinct code put into words once."""
    used, index = np.unique(codes, return_inverse=True)
    words = pa.array([_words(question, int(code)) for code in used], pa.string())
    return words.take(pa.array(index))


def _words(question: Question, code: int) -> str | None:
    if code >= question.not_asked:
        return None
    if question.kind is not Kind.MULTIPLE:
        return question.answers[code]
    return SEPARATOR.join(
        option for position, option in enumerate(question.answers) if code >> position & 1
    )


def _boxes(question: Question, codes: Codes) -> dict[str, pa.Array]:
    empty = codes >= question.not_asked
    return {
        f"{question.id}.{option}": pa.array((codes >> position & 1).astype(np.uint8), mask=empty)
        for position, option in enumerate(question.answers)
    }


def _cohorts(responses: Responses) -> pa.Array:
    """Who belongs where, each distinct set of cohorts put into words once."""
    names = sorted(responses.cohorts)
    member: NDArray[np.bool_] = np.column_stack([responses.cohorts[name] for name in names])
    sets, index = np.unique(member, axis=0, return_inverse=True)
    words = [SEPARATOR.join(np.array(names)[row]) or None for row in sets]
    return pa.array(words, pa.string()).take(pa.array(index.reshape(-1)))


def _workbook(table: pa.Table) -> bytes:
    """One sheet. Text is written as text, whatever it looks like: nothing becomes a formula.

    So are weights, for a workbook's numbers keep 16 digits and a weight may have 17.
    """
    if len(table) >= XLSX_ROWS or table.num_columns > XLSX_COLUMNS:
        raise UsageError(
            f"A sheet holds {XLSX_ROWS - 1:,} respondents and {XLSX_COLUMNS:,} columns. "
            "Write .csv or .parquet."
        )
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        book.set_properties({"created": _ALWAYS})
        sheet = book.add_worksheet("answers")
        sheet.freeze_panes(1, 1)
        for at, name in enumerate(table.column_names):
            sheet.write_string(0, at, name)
            for row, value in enumerate(table.column(at).to_pylist(), 1):
                if isinstance(value, int):
                    sheet.write_number(row, at, value)
                elif value is not None:
                    sheet.write_string(row, at, str(value))
    return target.getvalue()
