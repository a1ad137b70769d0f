"""Coming back to a draft by a link and a code."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from trigpoint_web.accounts import links
from trigpoint_web.accounts.access import held_by
from trigpoint_web.accounts.limits import LIMITS
from trigpoint_web.accounts.models import Link, Participation, User
from trigpoint_web.mail.letters import NotSent

pytestmark = pytest.mark.django_db

ANN = "ann@peak.example"


@pytest.fixture
def draft(begun):
    return begun()


@pytest.fixture
def address(draft, mailbox) -> str:
    """The path of a link that was sent to Ann."""
    links.send_resume(draft, ANN, "en")
    return mailbox.address()


def ask(client: Client, address: str):
    return client.post(address, {"send": "code"})


def enter(client: Client, address: str, code: str):
    return client.post(address, {"code": code})


def sees(client: Client, participation) -> bool:
    return held_by(client.get("/en/sign-in/").wsgi_request).filter(id=participation.id).exists()


def test_the_link_and_the_code_open_the_draft_on_another_device(client, draft, address, mailbox):
    assert mailbox.last()["To"] == ANN
    assert ask(client, address).headers["Location"] == address
    assert not sees(client, draft)
    answer = enter(client, address, mailbox.code())
    assert answer.headers["Location"] == f"/en/answer/{draft.id}/"
    assert sees(client, draft)


def test_before_the_code_the_page_says_nothing_of_the_draft_or_its_owner(
    client, draft, address, mailbox
):
    pages = client.get(address).text + ask(client, address).text + client.get(address).text
    for secret in (str(draft.id), ANN, "peak.example", str(draft.draft)):
        assert secret not in pages


def test_opening_the_link_sends_nothing(client, address, mailbox):
    letters = len(mailbox.letters)
    client.get(address)
    client.head(address)
    assert len(mailbox.letters) == letters


def test_the_code_goes_to_the_links_address_whatever_is_posted(client, address, mailbox):
    client.post(address, {"send": "code", "email": "eve@evil.example"})
    assert mailbox.last()["To"] == ANN


def test_the_code_is_good_only_where_it_was_asked_for(client, draft, address, mailbox):
    ask(client, address)
    code = mailbox.code()
    other = Client()
    enter(other, address, code)
    assert not sees(other, draft)
    ask(other, address)
    enter(other, address, code)
    assert not sees(other, draft)


def test_a_code_for_one_link_does_not_open_another(client, begun, address, mailbox):
    ask(client, address)
    code = mailbox.code()
    second = begun()
    links.send_resume(second, ANN, "en")
    enter(client, mailbox.address(), code)
    assert not sees(client, second)


def test_a_code_is_guessed_at_five_times_only(client, draft, address, mailbox):
    ask(client, address)
    wrong = f"{(int(mailbox.code()) + 1) % 10**8:08}"
    for _ in range(5):
        assert "wrong or no longer good" in enter(client, address, wrong).text
    enter(client, address, mailbox.code())
    assert not sees(client, draft)


def test_a_code_used_once_is_used_up(client, draft, address, mailbox):
    ask(client, address)
    enter(client, address, mailbox.code())
    client.post("/en/sign-out/")
    enter(client, address, mailbox.code())
    assert not sees(client, draft)


def test_the_token_is_in_no_table(address):
    token = address.strip("/").rpartition("/")[2]
    assert len(token) >= 43
    assert token not in str(list(Link.objects.values()))


def test_the_link_is_good_for_fourteen_days(client, address):
    left = Link.objects.get().expires - timezone.now()
    assert timedelta(days=13, hours=23) < left <= timedelta(days=14)
    Link.objects.update(expires=timezone.now())
    assert client.get(address).status_code == 404


def gone(link: str, draft) -> None:
    match link:
        case "expired":
            Link.objects.update(expires=timezone.now())
        case "revoked":
            Link.objects.update(revoked=timezone.now())
        case "of another kind":
            Link.objects.update(kind=Link.Kind.REPORT)
        case "handed in":
            draft.draft, draft.answers = None, uuid4()
            draft.save()
        case "erased":
            draft.delete()


@pytest.mark.parametrize("link", ["expired", "revoked", "of another kind", "handed in", "erased"])
def test_every_link_that_opens_nothing_looks_like_one_that_never_was(client, draft, address, link):
    gone(link, draft)
    never, token = client.get("/en/resume/never/"), address.strip("/").rpartition("/")[2]
    for answer in (client.get(address), ask(client, address), enter(client, address, "12345678")):
        assert answer.status_code == never.status_code == 404
        assert answer.text.replace(token, "never") == never.text


def test_a_new_link_ends_the_older_one_which_may_have_gone_astray(client, draft, address, mailbox):
    links.send_resume(draft, "right@peak.example", "en")
    assert client.get(address).status_code == 404
    assert client.get(mailbox.address()).status_code == 200


def test_a_letter_that_is_not_sent_leaves_the_older_link_as_it_was(client, draft, address, mailbox):
    mailbox.refusal = "451 later"
    with pytest.raises(NotSent):
        links.send_resume(draft, ANN, "en")
    assert client.get(address).status_code == 200
    assert Link.objects.count() == 1
    assert "We could not send the e-mail" in ask(client, address).text


def test_coming_back_changes_the_key_of_the_session(client, address, mailbox):
    ask(client, address)
    old = client.session.session_key
    enter(client, address, mailbox.code())
    assert client.session.session_key != old
    assert not client.session.exists(old)


def test_whoever_began_with_an_account_is_signed_in_by_the_code(client, begun, mailbox):
    draft = begun(user=User.objects.for_email(ANN))
    links.send_resume(draft, ANN, "en")
    address = mailbox.address()
    ask(client, address)
    enter(client, address, mailbox.code())
    assert client.session["_auth_user_id"] == str(draft.user.pk)


def test_a_colleague_who_gets_the_link_fills_in_without_an_account(client, draft, address, mailbox):
    ask(client, address)
    enter(client, address, mailbox.code())
    assert sees(client, draft)
    assert "_auth_user_id" not in client.session


def test_a_draft_that_is_somebodys_already_goes_to_nobody_else(begun, mailbox):
    draft = begun(user=User.objects.for_email(ANN))
    assert links.send_resume(draft, "bob@peak.example", "en") == ANN
    assert mailbox.last()["To"] == ANN


def test_a_link_sent_before_somebody_else_took_the_draft_shows_them_nothing(
    client, draft, address, mailbox
):
    draft.user = User.objects.for_email("bob@peak.example")
    draft.save()
    ask(client, address)
    enter(client, address, mailbox.code())
    assert not sees(client, draft)


def test_who_fills_in_what_somebody_else_began_is_told_and_has_it_alone_in_the_end(
    draft, holding, address, mailbox
):
    """A colleague may begin and pass the link on; so may somebody who wants to read along."""
    began = holding(draft)
    ann = Client()
    assert "Whoever began these answers sees what you fill in" in ann.get(address).text
    ask(ann, address)
    enter(ann, address, mailbox.code())
    assert sees(began, draft)
    done = {"draft": None, "answers": uuid4(), "submitted": timezone.now()}
    Participation.objects.update(email=ANN, number="22099131", name="山峰", **done)
    assert sees(began, draft)
    ann.post(f"/en/report/{draft.id}/new-code/")
    ann.post(f"/en/report/{draft.id}/confirm/", {"code": mailbox.code()})
    assert sees(ann, draft)
    assert not sees(began, draft)


def test_codes_of_a_link_are_limited(client, address):
    answers = [ask(client, address).status_code for _ in range(6)]
    assert answers == [302] * 5 + [429]


def test_tokens_cannot_be_tried_without_end(client, monkeypatch):
    monkeypatch.setitem(LIMITS, "resume", (LIMITS["resume"][0]._replace(address=3),))
    answers = [client.get(f"/en/resume/{n}/").status_code for n in range(5)]
    assert answers == [404] * 3 + [429] * 2


def test_the_forms_need_their_token(address):
    assert ask(Client(enforce_csrf_checks=True), address).status_code == 403


def test_the_page_is_kept_by_nobody_and_its_address_is_told_to_no_other_site(client, address):
    answer = client.get(address)
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["Referrer-Policy"] == "same-origin"
