"""One's answers, to be read again."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.web.company.conftest import SHEET
from trigpoint_web.questionnaire.models import AnswersVersion

pytestmark = pytest.mark.django_db


def test_are_shown_in_every_version_as_they_were_seen(answered, held):
    participation = answered()
    first = AnswersVersion.objects.get()
    AnswersVersion.objects.create(
        answers=first.answers,
        number=2,
        instrument=first.instrument,
        language="en",
        sheet=SHEET | {"self_tools": 0},
    )
    page = held(participation).get(f"/en/report/{participation.id}/answers/").text
    assert page.index("Version 2") < page.index("Version 1")
    assert "公司日常的資料" in page  # the first were given in Chinese
    assert page.count(">0</dd>") == 1
    assert "Not answered" not in page


def test_are_not_there_before_the_end_and_after_a_withdrawal(answered, held):
    participation = answered()
    client = held(participation)
    client.post(f"/en/account/{participation.id}/withdraw/")
    page = client.get(f"/en/report/{participation.id}/answers/")
    assert page["Location"] == f"/en/report/{participation.id}/"


def test_are_shown_to_nobody_else(answered):
    participation = answered()
    assert Client().get(f"/en/report/{participation.id}/answers/").status_code == 404
