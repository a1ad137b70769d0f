"""The columns that are no question: who answered, with what weight, in which cohorts."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from functools import partial
from unicodedata import category

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from trigpoint.instrument.text import normalise
from trigpoint.responses.columns import Translator, distinct
from trigpoint.responses.misfit import HEADER, Misfit, bounded, quoted
from trigpoint.responses.words import SEPARATOR, as_text

MAX_ID = 100
"""Characters of an id."""

MAX_WEIGHT = 1000
"""The heaviest respondent; larger weights are scaled by the user, which changes no share."""

LEAST_WEIGHT = 0.01
"""Some weight must reach it: weights are counted in small fixed steps, where smaller ones blur."""

MAX_COHORTS = 200
"""Named groups in one file: each costs a byte per respondent."""

FORMULA = "=+-@＝＋－＠"
"""What makes a spreadsheet run a cell as a formula; ids are the only free text that is written."""

_DELETE = 0x7F
_UNFIT_ID = rf"^[{re.escape(FORMULA)}]|\p{{Cc}}"
_ID_ALLOWED = f"1 to {MAX_ID} characters, none of = + - @ in front, no line break or tab"
_WEIGHT_ALLOWED = f"a number from 0 to {MAX_WEIGHT}; larger ones can all be divided alike"
_NUMBER = re.compile(r"\d{1,40}(\.\d{0,40})?(e[+-]?\d{1,3})?|\.\d{1,40}")


def code_ids(column: pa.ChunkedArray, misfits: list[Misfit]) -> pa.LargeStringArray:
    """The trimmed ids of the respondents; each must be there and safe to write in a cell."""
    ids = _as_strings(column)
    if _plain(ids):
        return ids
    ids = pc.utf8_trim_whitespace(ids)
    length = pc.utf8_length(ids)
    misfits += [
        Misfit(row, "respondent", "is empty", "an id that no other row has")
        for row in _rows(pc.equal(length, 0))
    ]
    unfit = pc.or_(pc.greater(length, MAX_ID), pc.match_substring_regex(ids, _UNFIT_ID))
    misfits += [
        Misfit(row, "respondent", f"{quoted(ids[row].as_py())} cannot be an id", _ID_ALLOWED)
        for row in _rows(unfit)
    ]
    return ids


def _plain(ids: pa.LargeStringArray) -> bool:
    """Whether all ids are short, of visible ASCII and no formula: there is no more to look at."""
    _, offsets, content = ids.buffers()
    ends = np.frombuffer(offsets, np.int64)[ids.offset : ids.offset + len(ids) + 1]
    text, lengths = np.frombuffer(content or b"", np.uint8)[ends[0] : ends[-1]], np.diff(ends)
    return bool(
        len(ids)
        and 0 < lengths.min() <= lengths.max() <= MAX_ID
        and ord(" ") < text.min() <= text.max() < _DELETE
        and not np.isin(text[ends[:-1] - ends[0]], [ord(sign) for sign in FORMULA]).any()
    )


def as_objects(ids: pa.LargeStringArray) -> NDArray[np.object_]:
    """Ids as Python's own texts."""
    found: NDArray[np.object_] = ids.to_numpy(zero_copy_only=False).astype(object, copy=False)
    return found


def repeated(respondent: NDArray[np.object_]) -> list[Misfit]:
    """The rows whose id another row has too."""
    ids = pa.array(respondent, pa.large_string())
    counts = pc.value_counts(ids)
    twice = counts.filter(pc.greater(counts.field("counts"), 1)).field("values")
    if not len(twice):
        return []
    return [
        Misfit(row, "respondent", f"{quoted(respondent[row])} is in several rows", "every id once")
        for row in _rows(pc.is_in(ids, twice))
        if respondent[row]
    ]


def code_weights(column: pa.ChunkedArray, misfits: list[Misfit]) -> NDArray[np.float64]:
    """The weights: finite, from 0 to MAX_WEIGHT, one for everybody; NaN where that is not so."""
    kind = column.type
    if pa.types.is_floating(kind) or pa.types.is_integer(kind) or pa.types.is_decimal(kind):
        weights, strange = _numbers(column)
    else:
        weights, strange = Translator(_weight, math.nan, "float64")(column)
    misfits += [
        Misfit(row, "weight", f"{quoted(text) if text else 'empty'} is no weight", _WEIGHT_ALLOWED)
        for row, text in strange
    ]
    return weights


def _numbers(column: pa.ChunkedArray) -> tuple[NDArray[np.float64], list[tuple[int, str]]]:
    """Weights that are numbers already, and the first cells (row, text) that cannot be."""
    weights = column.cast(pa.float64(), safe=False).fill_null(math.nan).to_numpy()
    fit = (weights >= 0) & (weights <= MAX_WEIGHT)
    strange = [(row, as_text(column[row].as_py())) for row in bounded(~fit)]
    return np.where(fit, weights, math.nan), strange


def weightless(weights: NDArray[np.float64] | None) -> list[Misfit]:
    """The fault that no respondent counts, or none enough; a weight that is no number counts."""
    if weights is None or not len(weights) or not (weights < LEAST_WEIGHT).all():
        return []
    if not weights.any():
        return [Misfit(HEADER, "weight", "every weight is 0", "at least one above 0")]
    allowed = "a mean of about 1; all can be multiplied alike, which changes no share"
    return [Misfit(HEADER, "weight", f"no weight reaches {LEAST_WEIGHT}", allowed)]


def code_cohorts(column: pa.ChunkedArray, misfits: list[Misfit]) -> Mapping[str, NDArray[np.bool_]]:
    """Per cohort, in the order of their ids, which rows belong to it."""
    names = cohort_names(column)
    misfits += [
        Misfit(HEADER, "cohort", f"{quoted(name)} cannot be an id", _ID_ALLOWED)
        for name in names
        if _unfit(name)
    ]
    if many := too_many(names):
        misfits += many
        return {}
    return {name: Translator(partial(_belongs, name), False, "bool")(column)[0] for name in names}


def cohort_names(column: pa.ChunkedArray) -> list[str]:
    """The ids of all cohorts that a column names, in their order."""
    return sorted({name for text in distinct(column) for name in _names(text)})


def too_many(cohorts: Sequence[str]) -> list[Misfit]:
    """The fault that a file names more cohorts than can be counted."""
    if len(cohorts) <= MAX_COHORTS:
        return []
    what = f"names {len(cohorts)} cohorts"
    return [Misfit(HEADER, "cohort", what, f"at most {MAX_COHORTS}")]


def _belongs(cohort: str, text: str) -> bool:
    return cohort in _names(text)


def _names(text: str) -> list[str]:
    return [
        " ".join(name.split())
        for name in text.replace("｜", SEPARATOR).split(SEPARATOR)
        if name.strip()
    ]


def _unfit(name: str) -> bool:
    return len(name) > MAX_ID or name[0] in FORMULA or any(category(c) == "Cc" for c in name)


def _weight(text: str) -> float | None:
    plain = normalise(text)
    if not _NUMBER.fullmatch(plain):
        return None
    weight = float(plain)
    return weight if math.isfinite(weight) and weight <= MAX_WEIGHT else None


def _as_strings(column: pa.ChunkedArray) -> pa.Array:
    """The texts of a column, empty for null; a column of numbers is put into words singly."""
    kind = column.type.value_type if pa.types.is_dictionary(column.type) else column.type
    if pa.types.is_string(kind) or pa.types.is_large_string(kind):
        return pc.fill_null(column.cast(pa.large_string()), "").combine_chunks()
    return pa.array([as_text(value) for value in column.to_pylist()], pa.large_string())


def _rows(mask: pa.Array) -> list[int]:
    return bounded(mask.to_numpy(zero_copy_only=False))
