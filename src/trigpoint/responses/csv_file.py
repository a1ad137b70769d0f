"""Delimited text as a sheet: one of three delimiters, any line ends, quoted cells."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
from pyarrow import csv as arrow_csv

from trigpoint.errors import DataError, Fault
from trigpoint.responses.columns import TEXT
from trigpoint.responses.misfit import MAX_FAULTS
from trigpoint.responses.sheet import Sheet, refuse_width

DELIMITERS = ",;\t"

MAX_HEADER = 4 << 20
"""Bytes of a header."""

BLOCK = 16 << 20
"""Bytes read at a time; no row may be longer."""

_BLANK_LINES = re.compile(rb"(?:[ ]*(?:\r\n|\r|\n))*")


@dataclass(slots=True)
class _Skipped:
    """Rows whose number of cells is not the header's; blank ones are no fault."""

    numbers: list[int] = field(default_factory=list)
    faults: list[tuple[int, int]] = field(default_factory=list)

    def take(self, row: arrow_csv.InvalidRow) -> str:
        number = row.number or 0
        self.numbers.append(number)
        if row.text.strip() and len(self.faults) < MAX_FAULTS:
            self.faults.append((number, row.actual_columns))
        return "skip"


def read_csv(name: str, text: pa.Buffer, known: Callable[[Sequence[str]], int]) -> Sheet:
    """The sheet in ``text``, which is UTF-8.

    ``known`` counts the names of a header that mean something: the delimiter that gives most is
    taken. Rows with too many or too few cells are faults of the sheet. Raises DataError for text
    that cannot be cut into rows at all.
    """
    blank = _BLANK_LINES.match(text).end()  # type: ignore[union-attr]  # matches nothing too
    above = len(re.findall(rb"\r\n|\r|\n", text[:blank]))
    text = _ended(text.slice(blank))
    delimiter, header = _header(name, text, known)
    refuse_width(name, len(header))
    skipped = _Skipped()
    table = _parsed(name, text, delimiter, len(header), skipped, threads=True)
    if skipped.numbers:  # only a single thread knows the numbers of the rows
        skipped = _Skipped()
        table = _parsed(name, text, delimiter, len(header), skipped, threads=False)
    numbers = np.arange(2, len(table) + len(skipped.numbers) + 2)
    return Sheet(
        table.rename_columns(header),
        above + np.setdiff1d(numbers, skipped.numbers, assume_unique=True),
        above + 1,
        tuple(
            Fault(f"{name}, row {above + number}", f"has {cells} cells", f"{len(header)} cells")
            for number, cells in skipped.faults
        ),
    )


def _ended(text: pa.Buffer) -> pa.Buffer:
    """Short text with a line end behind it: Arrow needs one to see that there is only a header."""
    return text if text.size > MAX_HEADER else pa.py_buffer(text.to_pybytes() + b"\n")


def _header(
    name: str, text: pa.Buffer, known: Callable[[Sequence[str]], int]
) -> tuple[str, list[str]]:
    """The delimiter and the names of the columns."""
    start = text[:MAX_HEADER].to_pybytes().decode(errors="ignore")
    headers = {delimiter: _first_record(start, delimiter) for delimiter in DELIMITERS}
    delimiter = max(headers, key=lambda one: (known(headers[one]), len(headers[one])))
    if not headers[delimiter]:
        raise DataError(Fault(name, "has no header", "the names of the columns in the first row"))
    return delimiter, headers[delimiter]


def _first_record(start: str, delimiter: str) -> list[str]:
    """The cells of the first row, none where a cell is longer than any name."""
    try:
        return next(csv.reader(io.StringIO(start, newline=""), delimiter=delimiter), [])
    except csv.Error:
        return []


def _parsed(
    name: str, text: pa.Buffer, delimiter: str, width: int, skipped: _Skipped, *, threads: bool
) -> pa.Table:
    columns = [str(position) for position in range(width)]
    try:
        return arrow_csv.read_csv(
            pa.BufferReader(text),
            arrow_csv.ReadOptions(
                column_names=columns,
                skip_rows_after_names=1,
                block_size=BLOCK,
                use_threads=threads,
            ),
            arrow_csv.ParseOptions(
                delimiter=delimiter,
                newlines_in_values=_quotes(name, text) > 0,
                ignore_empty_lines=False,
                invalid_row_handler=skipped.take,
            ),
            arrow_csv.ConvertOptions(
                column_types=dict.fromkeys(columns, TEXT),
                null_values=[""],
                strings_can_be_null=True,
                check_utf8=False,
            ),
        )
    except pa.ArrowInvalid as error:
        raise DataError(Fault(name, _reason(str(error)))) from None


def _reason(error: str) -> str:
    if "straddling" in error or "block size" in error:
        return f"has a row longer than {BLOCK >> 20} MB"
    return f"cannot be cut into rows ({error.splitlines()[0]})"


def _quotes(name: str, text: pa.Buffer) -> int:
    """How many quotation marks there are; a file that breaks off in a cell has an odd number."""
    blocks = range(0, text.size, BLOCK)
    count: int = sum(text[start : start + BLOCK].to_pybytes().count(b'"') for start in blocks)
    if count % 2:
        raise DataError(Fault(name, "has a quotation mark that is never closed"))
    return count
