"""The code that verifies the address typed at the end."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user
from django.test import Client

from tests.web.company.conftest import answered  # noqa: F401 -- a fixture
from trigpoint_web.accounts import actions
from trigpoint_web.accounts.models import Representative

pytestmark = pytest.mark.django_db

ANN, BOB = "ann@peak.example", "bob@peak.example"


@pytest.fixture
def mine(answered):  # noqa: F811
    return answered(email=ANN, number="22099131")


def address(participation, page: str) -> str:
    return f"/en/report/{participation.id}/{page}/"


def ask(client: Client, participation):
    return client.post(address(participation, "new-code"))


def enter(client: Client, participation, code: str):
    return client.post(address(participation, "confirm"), {"code": code})


def test_the_code_signs_in_and_claims_and_the_session_gets_a_new_key(
    holding, mine, company, mailbox
):
    client = holding(mine)
    old = client.session.session_key
    ask(client, mine)
    assert mailbox.last()["To"] == ANN
    assert enter(client, mine, mailbox.code()).headers["Location"] == f"/en/report/{mine.id}/"
    assert get_user(client).email == ANN
    assert Representative.objects.get().standing == "by_domain"
    mine.refresh_from_db()
    assert mine.counted is not None
    assert not client.session.exists(old)


def test_who_does_not_hold_the_answers_is_told_nothing_even_with_the_code(holding, mine, mailbox):
    ask(holding(mine), mine)
    stranger = Client()
    assert enter(stranger, mine, mailbox.code()).status_code == 404
    assert ask(stranger, mine).status_code == 404


def test_a_code_for_ones_own_answers_confirms_no_others(holding, mine, answered, mailbox):  # noqa: F811
    other = answered(email=ANN, number="04541302")
    client = holding(mine, other)
    ask(client, mine)
    enter(client, other, mailbox.code())
    other.refresh_from_db()
    assert other.user is None
    assert not get_user(client).is_authenticated


def test_a_wrong_code_is_said_beside_the_field_and_five_are_enough(holding, mine, mailbox):
    client = holding(mine)
    ask(client, mine)
    wrong = f"{(int(mailbox.code()) + 1) % 10**8:08}"
    for _ in range(5):
        page = enter(client, mine, wrong)
        assert "wrong or no longer good" in page.text
    enter(client, mine, mailbox.code())
    assert not get_user(client).is_authenticated


@pytest.mark.parametrize("page", ["confirm", "new-code", "ask"])
def test_the_other_language_of_what_is_said_there_is_the_report_in_it(holding, mine, mailbox, page):
    client = holding(mine)
    told = client.post(address(mine, "confirm"), {"code": "00000000"}).text
    assert f'href="/report/{mine.id}/confirm/" hreflang="zh-hant"' in told
    there = client.get(f"/report/{mine.id}/{page}/")
    assert there.headers["Location"] == f"/report/{mine.id}/"


def test_once_confirmed_no_more_codes_are_sent(holding, mine, mailbox):
    client = holding(mine)
    ask(client, mine)
    enter(client, mine, mailbox.code())
    ask(client, mine)
    assert len(mailbox.letters) == 1


def test_a_draft_has_no_address_to_confirm(holding, begun, mailbox):
    draft = begun()
    client = holding(draft)
    assert ask(client, draft).status_code == 302
    assert enter(client, draft, "12345678").status_code == 302
    assert mailbox.letters == []


def test_another_who_was_signed_in_on_the_device_keeps_nothing_of_it(
    holding, mine, mailbox, sign_in
):
    client = holding(mine)
    sign_in(client, BOB)
    ask(client, mine)
    enter(client, mine, mailbox.code())
    assert get_user(client).email == ANN
    mine.refresh_from_db()
    assert mine.user.email == ANN
    client.post("/en/sign-out/")
    sign_in(client, BOB)
    assert client.get(f"/en/report/{mine.id}/").status_code == 404


def test_a_mistyped_address_can_be_put_right_until_it_is_confirmed(holding, mine, mailbox):
    client = holding(mine)
    assert address(mine, "address") in client.get(f"/en/report/{mine.id}/").text
    assert "Enter an e-mail address" in client.post(address(mine, "address"), {"email": "x"}).text
    ask(client, mine)
    old = mailbox.code()
    client.post(address(mine, "address"), {"email": "Right@peak.example"})
    assert mailbox.last()["To"] == "right@peak.example"
    if old != mailbox.code():
        enter(client, mine, old)
        assert not get_user(client).is_authenticated
    enter(client, mine, mailbox.code())
    assert get_user(client).email == "right@peak.example"
    client.post(address(mine, "address"), {"email": "later@peak.example"})
    mine.refresh_from_db()
    assert mine.email == "right@peak.example"


def test_nobody_else_can_put_in_their_own_address(mine, mailbox):
    assert Client().post(address(mine, "address"), {"email": BOB}).status_code == 404
    assert Client().get(address(mine, "address")).status_code == 404
    assert mailbox.letters == []


def test_once_withdrawn_the_code_still_signs_in_and_nothing_is_claimed(
    holding, mine, company, mailbox
):
    client = holding(mine)
    ask(client, mine)
    client.post(f"/en/account/{mine.id}/withdraw/")
    assert enter(client, mine, mailbox.code()).status_code == 302
    assert get_user(client).email == ANN
    assert not Representative.objects.exists()


def test_once_withdrawn_no_more_codes_are_sent(holding, mine, mailbox):
    client = holding(mine)
    client.post(f"/en/account/{mine.id}/withdraw/")
    assert ask(client, mine).status_code == 302
    assert client.get(address(mine, "address")).status_code == 302
    assert mailbox.letters == []


def test_whoever_dies_in_the_middle_can_still_confirm(holding, mine, mailbox, monkeypatch):
    client = holding(mine)
    ask(client, mine)
    with monkeypatch.context() as broken:
        broken.setattr(actions, "claim", dies)
        with pytest.raises(Died):
            enter(client, mine, mailbox.code())
    mine.refresh_from_db()
    assert mine.user is None
    again = holding(mine)
    ask(again, mine)
    enter(again, mine, mailbox.code())
    assert Representative.objects.get().user.email == ANN


class Died(Exception):  # noqa: N818 -- what happened
    """In place of a worker that is killed."""


def dies(*_: object) -> None:
    raise Died
