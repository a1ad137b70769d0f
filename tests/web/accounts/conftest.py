from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from tests.web.smtp import mailbox  # noqa: F401 -- a fixture
from trigpoint_web.accounts.access import HELD
from trigpoint_web.accounts.models import Company, Participation
from trigpoint_web.waves.models import Wave

NUMBER = "22099131"


@pytest.fixture
def begun(wave) -> Callable[..., Participation]:
    """Makes a participation that is being filled in."""

    def make(**fields: object) -> Participation:
        return Participation.objects.create(wave=wave, draft=uuid4(), **fields)

    return make


@pytest.fixture
def submitted(wave) -> Callable[..., Participation]:
    """Makes a participation that is handed in for a company."""

    def make(email: str, number: str = NUMBER, **fields: object) -> Participation:
        typed = {"wave": wave, "email": email, "number": number, "name": "山峰股份有限公司"}
        return Participation.objects.create(
            answers=uuid4(), submitted=timezone.now(), **typed | fields
        )

    return make


@pytest.fixture
def company(db) -> Company:
    """A company whose mail domain the team knows."""
    return Company.objects.create(number=NUMBER, name="山峰", domains=["peak.example"])


@pytest.fixture
def holding(client: Client) -> Callable[..., Client]:
    """The visitor's session, with participations held in it."""

    def hold(*participations: Participation) -> Client:
        session = client.session
        session[HELD] = [str(one.id) for one in participations]
        session.save()
        client.cookies["sessionid"] = session.session_key
        return client

    return hold


@pytest.fixture
def sign_in(mailbox) -> Callable[..., None]:  # noqa: F811
    """Signs a visitor in, by the code from the letter."""

    def go(client: Client, email: str, **also: str) -> None:
        client.post("/en/sign-in/", {"email": email} | also)
        client.post("/en/sign-in/code/", {"code": mailbox.code()})

    return go


@pytest.fixture
def next_wave(wave) -> Wave:
    """The wave after it, open as well."""
    kept = wave.pk
    wave.pk, wave.slug = None, "next"
    wave.save()
    later = Wave.objects.get(slug="next")
    wave.pk = kept
    wave.refresh_from_db()
    return later
