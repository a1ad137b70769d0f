"""Answers as plain data, such as a form sends: one sheet for each respondent, coded and checked.

Nothing of a sheet is trusted: what stands in it is coded, or told as a fault.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from trigpoint.errors import DataError, Fault
from trigpoint.instrument.model import Instrument, Kind, Question
from trigpoint.responses.check import check_answers
from trigpoint.responses.misfit import Misfit, meant, quoted
from trigpoint.responses.model import Codes, Responses
from trigpoint.responses.respondents import as_objects, code_ids, repeated
from trigpoint.responses.words import answers_allowed

AnswerSheet = Mapping[str, Any]
"""One respondent's answers by question or profile column, as JSON has them.

A single is the id of an option, a multiple a list of them, a rating a whole number. What is
absent, null or empty is not answered.
"""


def responses_of(instrument: Instrument, sheets: Mapping[str, AnswerSheet]) -> Responses:
    """The answers of respondents, by their ids, coded and checked.

    Every respondent counts once and belongs to no cohort. Raises DataError with everything that
    cannot be an answer (an unknown question or option, another type, a number out of range, an
    option twice) and every id that no answers file may hold. Faults of content are treated as the
    instrument says and counted in ``quality``.
    """
    faults: list[Fault] = []
    ids = _ids(sheets, faults)
    codes = _codes(instrument, sheets, faults)
    return check_answers(Responses(instrument=instrument, respondent=ids, codes=codes))


def coded_sheet(instrument: Instrument, sheet: AnswerSheet) -> Responses:
    """The answers of one respondent, who needs no id, as codes, before any rule of content.

    Raises as :func:`responses_of` does.
    """
    codes = _codes(instrument, {"answers": sheet}, [])
    return Responses(instrument=instrument, respondent=np.array([""], object), codes=codes)


def _codes(
    instrument: Instrument, sheets: Mapping[str, AnswerSheet], faults: list[Fault]
) -> dict[str, Codes]:
    """The codes of every question; DataError with ``faults`` and those of the sheets."""
    for respondent, sheet in sheets.items():
        faults += _sheet_faults(instrument, quoted(_encodable(respondent)).strip('"'), sheet)
    if faults:
        raise DataError(faults)
    return {
        name: np.array(
            [_code(question, sheet.get(name)) for sheet in sheets.values()], question.dtype
        )
        for name, question in instrument.by_id.items()
    }


def is_empty(answer: object) -> bool:
    """Whether what stands in a sheet is no answer: null, an empty text, an empty list."""
    return answer is None or (isinstance(answer, str | list) and not answer)


def _code(question: Question, answer: Any) -> int:
    """The code of an answer that has no fault."""
    if is_empty(answer):
        return question.missing
    if question.kind is Kind.MULTIPLE:
        return question.mask(answer)
    return question.position[str(answer)]


def _ids(sheets: Mapping[str, AnswerSheet], faults: list[Fault]) -> NDArray[np.object_]:
    """The ids of the respondents, by the rules of an answers file."""
    misfits: list[Misfit] = []
    texts = pa.chunked_array([[_encodable(name) for name in sheets]], pa.string())
    ids = as_objects(code_ids(texts, misfits))
    misfits += repeated(ids)
    faults += [Fault(f"respondent {one.record + 1}", one.what, one.allowed) for one in misfits]
    return ids


def _encodable(name: object) -> str:
    """An id as it is, or one that no rule allows where it could not even be written."""
    text = name if isinstance(name, str) else "\0"
    return text if text.encode(errors="ignore").decode() == text else "\0"


def _sheet_faults(instrument: Instrument, respondent: str, sheet: object) -> Iterator[Fault]:
    """Everything in a sheet that cannot be an answer; a bounded number of faults."""
    if not isinstance(sheet, Mapping):
        yield Fault(respondent, "is no sheet of answers", "answers by question")
        return
    if len(sheet) > len(instrument.by_id):
        yield Fault(respondent, f"has {len(sheet)} answers", f"at most {len(instrument.by_id)}")
        return
    for name, answer in sheet.items():
        question = instrument.by_id.get(name) if isinstance(name, str) else None
        if question is None:
            yield Fault(respondent, _no_question(instrument, name))
        elif not is_empty(answer):
            for what in _answer_faults(question, answer):
                yield Fault(f"{respondent}, {name}", what, answers_allowed(question))


def _no_question(instrument: Instrument, name: object) -> str:
    """What is not a text is not shown: it may be huge."""
    if not isinstance(name, str):
        return "names a question by something else than its id"
    return f"{quoted(name)} is no question{meant(name, instrument.by_id)}"


def _answer_faults(question: Question, answer: object) -> Iterator[str]:
    """What keeps a value from being an answer to the question."""
    if question.kind is Kind.MULTIPLE:
        yield from _list_faults(question, answer)
    elif question.kind is Kind.SINGLE:
        yield from _option_faults(question, answer)
    elif type(answer) is not int:
        yield "is no whole number"
    elif not question.min <= answer <= question.max:
        yield "is out of range"


def _list_faults(question: Question, answer: object) -> Iterator[str]:
    if not isinstance(answer, list):
        yield "is no list of options"
    elif len(answer) > len(question.options):
        yield f"has {len(answer)} options"
    else:
        for at, option in enumerate(answer):
            if isinstance(option, str) and option in answer[:at]:
                yield f"{quoted(option)} is there twice"
            else:
                yield from _option_faults(question, option)


def _option_faults(question: Question, option: object) -> Iterator[str]:
    if not isinstance(option, str):
        yield "is no option's id"
    elif option not in question.position:
        yield f"{quoted(option)} is no option{meant(option, question.options)}"
