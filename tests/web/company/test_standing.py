"""Whether answers count as the company's own: what their giver is told, and what is true."""

from __future__ import annotations

import pytest
from django.utils import timezone

from trigpoint_web.accounts import claims
from trigpoint_web.accounts.models import Company, User
from trigpoint_web.company.standing import standing_of
from trigpoint_web.mail.models import Letter

pytestmark = pytest.mark.django_db

ELSEWHERE, AT_HOME = "someone@example.com", "ann@peak.example"


@pytest.fixture
def company() -> Company:
    return Company.objects.create(number="04595257", name="三角點", domains=["peak.example"])


@pytest.fixture
def confirmed(answered):
    """Somebody's answers, whose address was confirmed."""

    def make(email: str):
        user = User.objects.for_email(email)
        made = answered(email=email, user=user)
        claims.claim(made, user)
        made.refresh_from_db()
        return made

    return make


def freeze(wave) -> None:
    wave.closes = wave.frozen = timezone.now()
    wave.save()


def test_until_the_address_is_confirmed_nothing_is_known(answered):
    assert standing_of(answered()) == "unverified"


@pytest.mark.parametrize(("email", "standing"), [(AT_HOME, "counted"), (ELSEWHERE, "waiting")])
def test_an_address_at_the_company_counts_and_another_waits(company, confirmed, email, standing):
    assert standing_of(confirmed(email)) == standing


def test_a_second_at_the_company_hears_of_the_first_and_nobody_else_does(company, confirmed, wave):
    confirmed(AT_HOME)
    assert standing_of(confirmed("bob@peak.example")) == "second"
    assert standing_of(confirmed(ELSEWHERE)) == "waiting"
    freeze(wave)
    assert standing_of(confirmed("cy@peak.example")) == "second"


@pytest.mark.parametrize("email", [AT_HOME, ELSEWHERE])
def test_who_is_confirmed_after_the_freeze_came_too_late(company, confirmed, wave, client, email):
    freeze(wave)
    late = confirmed(email)
    assert standing_of(late) == "late"
    client.force_login(late.user)
    assert "came too late to count" in client.get(f"/en/report/{late.id}/").text


def test_who_waited_when_the_domain_became_known_still_waits(company, confirmed):
    Company.objects.update(domains=[])
    waiting = confirmed(AT_HOME)
    Company.objects.update(domains=["peak.example"])
    assert standing_of(waiting) == "waiting"


def test_the_team_is_asked_three_times_a_day_at_most(company, confirmed, client, settings):
    settings.TEAM_EMAIL = "team@survey.example"
    waiting = confirmed(ELSEWHERE)
    client.force_login(waiting.user)
    address = f"/en/report/{waiting.id}/ask/"
    answers = [client.post(address, {"team": "1"}).status_code for _ in range(5)]
    assert answers == [302] * 3 + [429] * 2
    assert Letter.objects.filter(to=settings.TEAM_EMAIL).count() == 3
