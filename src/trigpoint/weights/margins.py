"""What is known of all firms: each option's share of a question or profile column."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

import numpy as np
from numpy.typing import NDArray
from pydantic import Field, RootModel

from trigpoint.documents import read_document, validated
from trigpoint.errors import DataError, Fault
from trigpoint.instrument.model import Kind, Question
from trigpoint.responses.model import Responses

Floats = NDArray[np.float64]
Margins = Mapping[str, Mapping[str, float]]
"""By question or profile column, each option's target: shares that sum to 1, or whole counts."""

_ROUNDING = 0.005
"""Shares whose sum is off 1 by no more than this are rounded ones, and are scaled to sum to 1."""


class _File(RootModel[Mapping[str, Mapping[str, Annotated[float, Field(allow_inf_nan=False)]]]]):
    """A file of margins."""


def read_margins(path: Path) -> Margins:
    """Read margins from YAML: ``question: {option: share or count}``. DataError for a bad file."""
    return validated(read_document(path), _File).root


def target_shares(responses: Responses, margins: Margins) -> dict[str, Floats]:
    """The share of every answer of each margin's question, in the order of its codes.

    Raises DataError with every fault of the margins.
    """
    faults = [fault for name in margins for fault in _faults(responses, name, margins[name])]
    if not margins:
        faults = [Fault("margins", "name no question", "at least one question with its options")]
    if faults:
        raise DataError(faults)
    return {name: _shares(responses.instrument.by_id[name], margins[name]) for name in margins}


def _shares(question: Question, margin: Mapping[str, float]) -> Floats:
    targets = np.array([margin.get(answer, 0.0) for answer in question.answers], dtype=np.float64)
    shares: Floats = targets / targets.sum()
    return shares


def _faults(responses: Responses, name: str, margin: Mapping[str, float]) -> Iterator[Fault]:
    where, question = f"margins, {name}", responses.instrument.by_id.get(name)
    if question is None:
        yield Fault(where, "is no question or profile column of the instrument")
    elif question.kind is Kind.MULTIPLE:
        yield Fault(where, "is a multiple question, whose options do not sum to all firms")
    else:
        unknown = [option for option in margin if option not in question.position]
        for option in unknown:
            yield Fault(f"{where}, {option}", "is no option", ", ".join(question.answers))
        amounts = list(_amount_faults(where, margin))
        yield from amounts
        if not unknown and not amounts:
            yield from _empty_cells(responses, question, margin)


def _amount_faults(where: str, margin: Mapping[str, float]) -> Iterator[Fault]:
    total = math.fsum(margin.values())
    for option, amount in margin.items():
        if not 0 <= amount < math.inf:
            yield Fault(f"{where}, {option}", f"{amount} is no share or count", "0 or more")
    if all(amount <= 1 for amount in margin.values()):
        if abs(total - 1) > _ROUNDING:
            yield Fault(where, f"the shares sum to {total:g}", "shares that sum to 1, or counts")
        return
    for option, amount in margin.items():
        if not float(amount).is_integer():
            what = f"{amount} is neither a share nor a count"
            yield Fault(f"{where}, {option}", what, "shares from 0 to 1, or whole counts")


def _empty_cells(
    responses: Responses, question: Question, margin: Mapping[str, float]
) -> Iterator[Fault]:
    """Targets that no weights meet: for options without respondents, or 0 for some with."""
    mass = np.bincount(responses.codes[question.id], responses.weights, len(question.answers) + 2)
    for option, code in question.position.items():
        where = f"margins, {question.id}, {option}"
        if margin.get(option) and not mass[code]:
            what = "has a target but no respondents"
            yield Fault(where, what, "merge it with another option, or leave it out")
        elif mass[code] and not margin.get(option):
            yield Fault(where, "has respondents but no target", "a target above 0")
