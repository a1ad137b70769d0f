"""Nothing tells an outsider whether a company is known, spoken for or has answered.

Two visitors do the same: one names a company that nobody knows, one a company that is in the
register, has somebody who speaks for it and counted answers. All that they see has to be the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.web.accounts.conftest import NUMBER
from tests.web.company.conftest import answered  # noqa: F401 -- a fixture
from trigpoint_web.accounts import claims
from trigpoint_web.accounts.access import HELD
from trigpoint_web.accounts.models import Participation, User
from trigpoint_web.mail.models import Letter

pytestmark = pytest.mark.django_db

UNKNOWN = "04541302"
WHO = {UNKNOWN: "eve@gmail.com", NUMBER: "sue@gmail.com"}


@pytest.fixture(autouse=True)
def taken(company, submitted) -> None:
    """One of the companies has answered."""
    ann = User.objects.for_email("ann@peak.example")
    claims.claim(submitted(ann.email, user=ann), ann)
    assert Participation.objects.filter(counted__isnull=False).count() == 1


@pytest.fixture
def visitor(answered):  # noqa: F811
    """A browser that has just answered for a company, and what it answered."""

    def begin(number: str) -> tuple[Client, Participation]:
        participation = answered(number=number, name="某某公司", email=WHO[number])
        client = Client()
        session = client.session
        session[HELD] = [str(participation.id)]
        session.save()
        client.cookies["sessionid"] = session.session_key
        return client, participation

    return begin


def plain(text: str) -> str:
    """A page without what belongs to the visitor: own ids, numbers, addresses and tokens."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", text)
    text = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "ID", text)
    text = re.sub(r"\d{4}-\d\d-\d\dT[\d:.]+(Z|\+[\d:]+)?", "TIME", text)
    for own in (*WHO, *WHO.values()):
        text = text.replace(own, "OWN")
    return text


def seen(client: Client, participation: Participation) -> Iterator[tuple[str, int, str]]:
    """Every page that the visitor can reach, and every button that they can press."""
    report = f"/en/report/{participation.id}/"
    for path in (report, "/en/account/", "/en/account/export/", "/en/sign-in/"):
        answer = client.get(path)
        yield path.replace(str(participation.id), ""), answer.status_code, plain(answer.text)
    for path, posted in (
        ("confirm/", {"code": "1"}),
        ("confirm/", {"code": "00000000"}),
        ("new-code/", {}),
        ("ask/", {"colleagues": "1"}),
        ("ask/", {"team": "1"}),
    ):
        answer = client.post(report + path, posted, follow=True)
        yield path, answer.status_code, plain(answer.text)


def test_an_unverified_visitor_sees_the_same(visitor, mailbox):
    worlds = [list(seen(*visitor(number))) for number in WHO]
    assert worlds[0] == worlds[1]
    assert all(status != 500 for _, status, _ in worlds[0])
    assert not Letter.objects.exists()


def test_one_whose_address_is_elsewhere_sees_the_same_after_verifying_it(visitor, mailbox):
    worlds = []
    for number in WHO:
        client, participation = visitor(number)
        client.post("/en/sign-in/", {"email": WHO[number]})
        client.post("/en/sign-in/code/", {"code": mailbox.code()})
        worlds.append(list(seen(client, participation)))
    assert worlds[0] == worlds[1]
    assert "OWN" in worlds[0][1][2]  # signed in, and the account names the company as typed
    assert "山峰" not in str(worlds)


def test_for_an_unverified_visitor_the_same_is_looked_up(visitor, mailbox):
    """So that it takes as long, in a worker that has read what it reads once."""
    list(seen(*visitor(next(iter(WHO)))))
    done = []
    for number in WHO:
        client, participation = visitor(number)
        with CaptureQueriesContext(connection) as asked:
            list(seen(client, participation))
        done.append([re.sub(r"[0-9a-f]{32}|'[^']*'|\d+", "", one["sql"]) for one in asked])
    assert done[0] == done[1]


def test_letters_tell_an_outsider_nothing_either(visitor, mailbox):
    told = []
    for number in WHO:
        client, _ = visitor(number)
        client.post("/en/sign-in/", {"email": WHO[number]})
        client.post("/en/sign-in/code/", {"code": mailbox.code()})
        told.append(list(Letter.objects.filter(to=WHO[number]).values("template", "context")))
    assert told[0] == told[1] == []
