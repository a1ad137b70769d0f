"""Answers from a file: CSV, XLSX or Parquet, ids or wording, every fault in one pass."""

from __future__ import annotations

import mmap
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from trigpoint.errors import DataError, Fault, MachineError
from trigpoint.instrument.model import Instrument
from trigpoint.responses.check import check_answers
from trigpoint.responses.code import code_batch
from trigpoint.responses.csv_file import read_csv
from trigpoint.responses.encoding import to_utf8
from trigpoint.responses.layout import absent, known_names, read_header
from trigpoint.responses.misfit import Misfit, listed, located
from trigpoint.responses.model import Responses
from trigpoint.responses.parquet_file import read_parquet
from trigpoint.responses.respondents import repeated, weightless
from trigpoint.responses.sheet import Sheet
from trigpoint.responses.source import map_file
from trigpoint.responses.words import Wordings
from trigpoint.responses.xlsx_file import read_xlsx


@dataclass(frozen=True, slots=True)
class Read:
    """Checked answers, and what reading them had to decide, one sentence each."""

    responses: Responses
    notices: tuple[str, ...] = ()


def read_answers(path: Path, instrument: Instrument, wordings: Wordings) -> Read:
    """Read, code and check an answers file by the ending of ``path``.

    ``wordings`` gives, per question, the option that a normalised wording stands for
    (:func:`trigpoint.instrument.text.wordings`). Raises DataError with every fault of structure,
    in file order, and MachineError for want of memory; faults of content are treated and counted
    in ``responses.quality``.
    """
    try:
        return _read(path, instrument, wordings)
    except MemoryError:
        what = "too large for the memory of this machine. Parquet takes least; close other programs"
        raise MachineError(f"{path}: {what}.") from None


def _read(path: Path, instrument: Instrument, wordings: Wordings) -> Read:
    sheet = _sheet(path, instrument, wordings).without_blanks()
    responses, misfits = code_batch(sheet.table, instrument, wordings)
    misfits += repeated(responses.respondent) + weightless(responses.weights)
    faults = [*sheet.faults, *_located(misfits, path.name, sheet)]
    if not len(responses) and not faults:
        faults = [Fault(path.name, "has no respondents", "a row for every respondent")]
    if faults:
        raise DataError(faults)
    notices = (*sheet.notices, *unasked(path.name, sheet.table.column_names, instrument, wordings))
    return Read(check_answers(responses), notices)


def _located(misfits: list[Misfit], name: str, sheet: Sheet) -> list[Fault]:
    return located(misfits, name, sheet.table.column_names, sheet.rows, sheet.header_row)


def _sheet(path: Path, instrument: Instrument, wordings: Wordings) -> Sheet:
    content = map_file(path)
    match path.suffix.lower():
        case ".xlsx":
            return read_xlsx(path.name, content)
        case ".parquet":
            return read_parquet(path.name, content)
        case _:
            return _text_sheet(path.name, content, instrument, wordings)


def _text_sheet(name: str, content: mmap.mmap, instrument: Instrument, wordings: Wordings) -> Sheet:
    known = {wording for words in wordings.values() for wording in words}
    text, converted = to_utf8(name, content, known)
    sheet = read_csv(name, text, lambda header: known_names(header, instrument))
    if not converted:
        return sheet
    return replace(sheet, notices=(f"{name}: converted from {converted} to UTF-8.",))


def unasked(
    name: str, header: Sequence[str], instrument: Instrument, wordings: Wordings
) -> list[str]:
    """The notice that a file has no column for some questions; nothing where it has all."""
    without = absent(read_header(header, instrument, wordings), instrument)
    return [f"{name}: no column {listed(without)}: taken as empty."] if without else []
