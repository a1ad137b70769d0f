"""A wave that companies have answered, with the answers of the shipped one."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

import pytest
from django.utils import timezone

from trigpoint import Instrument, instrument_folder
from trigpoint_web.accounts import consent
from trigpoint_web.accounts.models import Company, Participation, User
from trigpoint_web.questionnaire.models import Answers, AnswersVersion
from trigpoint_web.waves.models import Wave

Sheet = dict[str, Any]
AddFirm = Callable[..., Participation]


def shipped_sheets(instrument: Instrument) -> Iterator[Sheet]:
    """The sheets of the shipped wave's firms."""
    path = instrument_folder("ai-index") / "waves" / "2023" / "answers.csv"
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield {
                name: _plain(question.kind, row[name])
                for name, question in instrument.by_id.items()
                if row[name]
            }


def _plain(kind: str, cell: str) -> Any:
    if kind == "multiple":
        return cell.split("|")
    return int(cell) if kind == "rating" else cell


@pytest.fixture
def sheets(ai_index: Instrument) -> Iterator[Sheet]:
    """One sheet after another."""
    return shipped_sheets(ai_index)


@pytest.fixture
def add_firm(wave: Wave, sheets: Iterator[Sheet]) -> AddFirm:
    """Let one more firm answer: ``add_firm(counted=True, agrees=("report", "benchmark"))``."""
    numbers = count(1)

    def add(counted: bool = True, agrees: tuple[str, ...] = ("report", "benchmark")):
        at = next(numbers)
        answers = Answers.objects.create(wave=wave)
        AnswersVersion.objects.create(
            answers=answers, number=1, instrument=wave.instrument, language="en", sheet=next(sheets)
        )
        made = Participation.objects.create(
            wave=wave,
            answers=answers.pk,
            name=f"Firm {at}",
            company=Company.objects.create(number=f"9{at:07}", name=f"Firm {at}"),
            user=User.objects.for_email(f"someone@firm{at}.example"),
            counted=timezone.now() if counted else None,
            submitted=timezone.now(),
        )
        consent.record(made, agrees, "en")
        return made

    return add
