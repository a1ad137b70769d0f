"""Every address with an id in it, asked by somebody whose it is not, in every way there is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from tests.web.company.conftest import answered  # noqa: F401 -- a fixture
from trigpoint_web.accounts.access import HELD
from trigpoint_web.accounts.models import Company, Representative, User
from trigpoint_web.questionnaire.actions import begin

pytestmark = pytest.mark.django_db

METHODS = ("get", "head", "post", "put", "patch", "delete", "options")


def addresses(resolver: URLResolver | None = None, above: str = "") -> Iterator[str]:
    """The routes of all pages that are about one thing."""
    for one in (resolver or get_resolver()).url_patterns:
        route = above + str(one.pattern)
        if isinstance(one, URLPattern):
            yield from ([route] if "<uuid:id>" in route else [])
        else:
            yield from addresses(one, route)


@pytest.fixture
def others(wave, answered):  # noqa: F811
    """Ids of what is somebody else's: counted answers, a draft, a claim that waits."""
    owner, colleague = (User.objects.for_email(f"{one}@peak.example") for one in ("ann", "bob"))
    company = Company.objects.create(number="22099131", name="山峰", domains=["peak.example"])
    Representative.objects.create(user=owner, company=company, standing="by_domain")
    claim = Representative.objects.create(user=colleague, company=company)
    counted = answered(user=owner, company=company, counted=timezone.now())
    return [counted.id, begin(wave, {"report"}, "en").id, claim.pk]


def stranger(**_) -> Client:
    return Client()


def who_answers(wave, **_) -> Client:
    """Somebody with a draft of their own."""
    client = Client()
    session = client.session
    session[HELD] = [str(begin(wave, {"report"}, "en").id)]
    session.save()
    return client


def who_speaks_for_another(answered, **_) -> Client:  # noqa: F811
    """Somebody who is established, for a company with counted answers."""
    user = User.objects.for_email("eve@other.example")
    company = Company.objects.create(number="04541302", name="海")
    Representative.objects.create(user=user, company=company, standing="by_team")
    answered(user=user, company=company, counted=timezone.now(), number=company.number)
    client = Client()
    client.force_login(user)
    return client


def who_was_refused(**_) -> Client:
    """Somebody at the company's own domain whom the team has refused."""
    user = User.objects.for_email("former@peak.example")
    company = Company.objects.get(number="22099131")
    Representative.objects.create(user=user, company=company, standing="refused")
    client = Client()
    client.force_login(user)
    return client


def test_there_are_such_addresses():
    assert len(set(addresses())) > 15


@pytest.mark.parametrize("who", [stranger, who_answers, who_speaks_for_another, who_was_refused])
def test_what_is_anothers_is_not_there_in_any_way(wave, others, answered, who):  # noqa: F811
    client = who(wave=wave, answered=answered)
    for route in set(addresses()):
        for id_ in others:
            address = "/" + route.replace("<uuid:id>", str(id_)).replace(
                "<slug:section>", "company"
            )
            for method in METHODS:
                page = getattr(client, method)(address)
                to_sign_in = page.status_code == 302 and "/sign-in/" in page.headers["Location"]
                assert page.status_code in (404, 405) or to_sign_in, (method, address)
