"""How often is too often: strictly by account, loosely by network address."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db.models import F
from django.test import Client, RequestFactory
from django.utils import timezone

from trigpoint_web.accounts.codes import DIGITS, TRIES
from trigpoint_web.accounts.limits import LIMITS, allowed, client_address
from trigpoint_web.accounts.models import Attempt, User

pytestmark = pytest.mark.django_db


def visit(address: str = "192.0.2.1", **headers: str):
    return RequestFactory().get("/", REMOTE_ADDR=address, headers=headers)


CODE, CODE_A_DAY = LIMITS["code"]


@pytest.mark.parametrize("action", LIMITS)
def test_an_account_is_limited_from_wherever_it_is_tried(action):
    most = LIMITS[action][0].account
    tried = [allowed(visit(f"192.0.2.{n}"), action, "ann") for n in range(most + 5)]
    assert tried == [True] * most + [False] * 5
    assert allowed(visit("192.0.2.200"), action, "bob")


def test_an_account_is_free_again_after_a_while():
    for _ in range(CODE.account):
        assert allowed(visit(), "code", "ann")
    assert not allowed(visit(), "code", "ann")
    Attempt.objects.update(at=timezone.now() - CODE.within)
    assert allowed(visit(), "code", "ann")


def test_an_account_is_limited_by_the_day_too():
    for _ in range(CODE_A_DAY.account // CODE.account):
        for _ in range(CODE.account):
            assert allowed(visit(), "code", "ann")
        Attempt.objects.update(at=F("at") - CODE.within)
    assert not allowed(visit(), "code", "ann")
    Attempt.objects.update(at=F("at") - CODE_A_DAY.within)
    assert allowed(visit(), "code", "ann")


def test_what_was_refused_does_not_make_the_wait_longer():
    for _ in range(CODE.account + 50):
        allowed(visit(), "code", "ann")
    refused = Attempt.objects.filter(at__gt=timezone.now() - timedelta(minutes=1))
    assert refused.values("who").distinct().count() == 2
    assert Attempt.objects.count() <= 2 * CODE.account + 50


def test_who_guesses_for_ever_new_addresses_of_a_company_has_next_to_no_chance():
    guesses = CODE_A_DAY.address * TRIES
    assert guesses / 10**DIGITS < 1 / 5000


def test_a_network_address_is_limited_whatever_accounts_are_tried():
    most = CODE.address
    tried = [allowed(visit(), "code", f"firm{n}") for n in range(most + 1)]
    assert tried == [True] * most + [False]
    assert allowed(visit("192.0.2.2"), "code", "another")


@pytest.mark.slow
def test_a_hundred_firms_behind_one_address_all_get_their_codes(mailbox):
    hall = {"REMOTE_ADDR": "192.0.2.1"}
    for n in range(100):
        visitor = Client(**hall)
        email = {"email": f"ann@firm{n}.example"}
        assert visitor.post("/en/sign-in/", email).status_code == 302
        for code in ("00000000", mailbox.code()):
            answer = visitor.post("/en/sign-in/code/", {"code": code})
        assert answer.status_code == 302


def test_one_who_tries_too_often_is_told_kindly_when_to_come_back(client, mailbox):
    for _ in range(CODE.account):
        client.post("/en/sign-in/", {"email": "ann@peak.example"})
    answer = client.post("/en/sign-in/", {"email": "Ann@peak.example "})
    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "900"
    assert "in 15 minutes" in answer.text
    assert len(mailbox.letters) == CODE.account
    other = client.post("/sign-in/", {"email": "ann@peak.example"})
    assert "15分鐘" in other.text


def test_being_refused_is_the_same_for_known_and_unknown_addresses(client, mailbox):
    User.objects.for_email("ann@peak.example")
    for email in ("ann@peak.example", "bob@peak.example"):
        answers = [client.post("/en/sign-in/", {"email": email}).status_code for _ in range(7)]
        assert answers == [302] * 5 + [429] * 2


def test_no_address_stands_readable_in_the_table():
    allowed(visit("192.0.2.77"), "code", "ann@peak.example")
    stored = str(list(Attempt.objects.values()))
    assert "192.0.2.77" not in stored
    assert "ann" not in stored


@pytest.mark.parametrize(
    ("behind_proxy", "peer", "forwarded", "seen"),
    [
        (False, "192.0.2.1", None, "192.0.2.1/32"),
        (False, "192.0.2.1", "198.51.100.9", "192.0.2.1/32"),
        (True, "127.0.0.1", "198.51.100.9", "198.51.100.9/32"),
        (True, "127.0.0.1", "10.9.9.9, 198.51.100.9", "198.51.100.9/32"),
        (True, "127.0.0.1", "198.51.100.9,", "unknown"),
        (True, "127.0.0.1", "' OR 1=1", "unknown"),
        (True, "127.0.0.1", None, "127.0.0.1/32"),
        (False, "", None, "unknown"),
        (False, "2001:db8:1:2:3:4:5:6", None, "2001:db8:1:2::/64"),
        (False, "2001:db8:1:2:ffff::1", None, "2001:db8:1:2::/64"),
        (False, "::ffff:192.0.2.1", None, "192.0.2.1/32"),
    ],
)
def test_the_address_is_the_one_that_nobody_can_write_themselves(
    settings, behind_proxy, peer, forwarded, seen
):
    settings.BEHIND_PROXY = behind_proxy
    headers = {"X-Forwarded-For": forwarded} if forwarded is not None else {}
    assert client_address(visit(peer, **headers)) == seen
