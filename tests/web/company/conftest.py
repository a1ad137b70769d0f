"""A company that has answered, and the browser in which it did."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from trigpoint_web.accounts import consent
from trigpoint_web.accounts.access import HELD
from trigpoint_web.accounts.models import Participation
from trigpoint_web.questionnaire.models import Answers, AnswersVersion

SHEET = {
    "industry": "ict",
    "subsector": "it_services",
    "capital": "up_to_100m",
    "role": "digital_it",
    "b1": "systems",
    "b2": "mostly_bought",
    "b3": "announced",
    "b4": ["privacy_governance"],
    "b5": ["data_privacy", "security_mgmt"],
    "ta1": "from_25",
    "ta2": "training",
    "ta3": "from_1",
    "te1": ["generative", "ml"],
    "te2": "public_cloud",
    "te3": "partial",
    "te4": "individual",
}

Answered = Callable[..., Participation]


@pytest.fixture
def answered(wave) -> Answered:
    """Makes a participation with final answers: ``answered(name=…, email=…, sheet=…)``."""

    def make(sheet: dict[str, Any] = SHEET, **fields: Any) -> Participation:
        answers = Answers.objects.create(wave=fields.get("wave", wave))
        AnswersVersion.objects.create(
            answers=answers, number=1, instrument=wave.instrument, language="zh-hant", sheet=sheet
        )
        values = {
            "wave": wave,
            "number": "04595257",
            "name": "三角點股份有限公司",
            "email": "someone@example.com",
            "submitted": timezone.now(),
        }
        made = Participation.objects.create(answers=answers.id, **(values | fields))
        consent.record(made, ["report", "benchmark"], "zh-hant")
        return made

    return make


@pytest.fixture
def held(client: Client) -> Callable[[Participation], Client]:
    """The browser in which a participation was begun."""

    def make(participation: Participation) -> Client:
        session = client.session
        session[HELD] = [str(participation.id)]
        session.save()
        return client

    return make
