"""Signing in by a code: who gets in, who does not, and what cannot be told from outside."""

from __future__ import annotations

import logging
import re
from datetime import timedelta

import pytest
from django.contrib.auth import get_user
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from trigpoint_web.accounts.access import held_by
from trigpoint_web.accounts.codes import accept_code
from trigpoint_web.accounts.models import Attempt, Code, Representative, User
from trigpoint_web.accounts.sessions import digest
from trigpoint_web.mail.models import Letter

pytestmark = pytest.mark.django_db

ANN = "ann@peak.example"


def ask(client: Client, email: str = ANN, **also: str):
    return client.post("/en/sign-in/", {"email": email} | also)


def enter(client: Client, code: str):
    return client.post("/en/sign-in/code/", {"code": code})


def user_of(client: Client):
    return get_user(client)


def other_than(code: str) -> str:
    return f"{(int(code) + 1) % 10**8:08}"


def request_of(client: Client):
    return client.get("/en/sign-in/").wsgi_request


def test_whoever_enters_the_code_from_the_letter_is_signed_in(client, mailbox):
    assert ask(client).headers["Location"] == "/en/sign-in/code/"
    assert mailbox.last()["To"] == ANN
    answer = enter(client, mailbox.code())
    assert answer.headers["Location"] == "/en/account/"
    assert user_of(client).email == ANN


def test_the_pages_speak_both_languages_and_name_the_fields(client, mailbox):
    assert 'lang="zh-Hant-TW"' in client.get("/sign-in/").text
    page = ask(client, "nonsense").text
    assert "Enter an e-mail address like name@example.com" in page
    assert 'href="#id_email"' in page
    assert 'aria-invalid="true"' in page
    client.post("/sign-in/", {"email": ANN})
    assert "驗證碼" in mailbox.text()
    page = client.post("/sign-in/code/", {"code": "12"}).text
    assert "驗證碼是8位數字" in page


@pytest.mark.parametrize("typed", ["１２３４５６７８", " 1234 5678 ", "1234-5678"])
def test_a_code_is_taken_as_people_type_it(client, mailbox, typed):
    ask(client)
    code = mailbox.code()
    wide = str.maketrans("12345678", code)
    narrow = {ord(w): code[i] for i, w in enumerate("１２３４５６７８")}
    assert enter(client, typed.translate(wide | narrow)).status_code == 302
    assert user_of(client).is_authenticated


def test_nobody_can_tell_from_outside_whether_there_is_an_account(mailbox):
    User.objects.for_email(ANN)
    pages, letters = [], []
    for email in (ANN, "bob@peak.example"):
        visitor = Client()
        pages.append((ask(visitor, email), visitor.get("/en/sign-in/code/"), enter(visitor, "1")))
        letters.append(mailbox.text().replace(mailbox.code(), ""))
    for known, unknown in zip(*pages, strict=True):
        assert known.status_code == unknown.status_code
        assert known.headers.keys() == unknown.headers.keys()
        assert without_tokens(known.text) == without_tokens(unknown.text)
    assert letters[0] == letters[1]


def without_tokens(page: str) -> str:
    page = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)
    return page.replace(ANN, "…").replace("bob@peak.example", "…")


def test_the_same_is_done_for_known_and_unknown_addresses(mailbox):
    User.objects.for_email(ANN)
    counts = []
    for email in (ANN, "bob@peak.example"):
        visitor = Client()
        with CaptureQueriesContext(connection) as asked:
            ask(visitor, email)
            enter(visitor, other_than(mailbox.code()))
        counts.append([one["sql"].split()[0] for one in asked])
    assert counts[0] == counts[1]


def test_a_code_is_good_once(client, mailbox):
    ask(client)
    code, by = mailbox.code(), client.session["asked"]["by"]
    assert accept_code("sign-in", ANN, code, by)
    assert not accept_code("sign-in", ANN, code, by)
    assert enter(client, code).status_code == 200
    assert not user_of(client).is_authenticated


def test_a_code_is_good_for_ten_minutes(client, mailbox):
    ask(client)
    left = Code.objects.get().expires - timezone.now()
    assert timedelta(minutes=9) < left <= timedelta(minutes=10)
    Code.objects.update(expires=timezone.now())
    assert "no longer good" in enter(client, mailbox.code()).text


def test_a_new_code_takes_the_place_of_the_older_one(client, mailbox):
    ask(client)
    old = mailbox.code()
    ask(client)
    if old != mailbox.code():
        assert enter(client, old).status_code == 200
    assert enter(client, mailbox.code()).status_code == 302


def test_after_five_wrong_codes_the_right_one_is_refused_too(client, mailbox):
    ask(client)
    for _ in range(5):
        assert enter(client, other_than(mailbox.code())).status_code == 200
    assert enter(client, mailbox.code()).status_code == 200
    assert not user_of(client).is_authenticated


def test_new_sessions_give_a_guesser_no_more_tries_than_there_are_letters(mailbox):
    ask(victim := Client())
    code = mailbox.code()
    for number in range(10):
        guesser = Client(REMOTE_ADDR=f"10.0.0.{number}")
        if ask(guesser).status_code == 429:
            break
        for _ in range(8):
            enter(guesser, other_than(mailbox.code()))
        assert enter(guesser, code).status_code != 302  # the victim's, of another session
    assert number == 4  # and the victim's own: five letters in a quarter of an hour
    assert sorted(Code.objects.values_list("tries_left", flat=True)) == [0, 0, 0, 0, 5]
    assert enter(victim, code).status_code == 302


def test_a_guesser_does_not_use_up_the_tries_of_another_session(client, mailbox):
    ask(client)
    code = mailbox.code()
    ask(guesser := Client())
    for _ in range(6):
        enter(guesser, other_than(code))
    assert enter(client, code).status_code == 302


def test_a_code_asked_for_something_else_signs_nobody_in(client, mailbox):
    ask(client)
    code, asked = mailbox.code(), client.session["asked"]
    assert not accept_code("confirm", ANN, code, asked["by"])
    assert not accept_code("sign-in", "bob@peak.example", code, asked["by"])
    assert not accept_code("sign-in", ANN, code, "")
    assert accept_code("sign-in", ANN, code, asked["by"])


def test_no_code_and_no_address_stands_readable_in_the_tables_of_secrets(client, mailbox):
    ask(client)
    code = mailbox.code()
    stored = str(list(Code.objects.values())) + str(list(Attempt.objects.values()))
    assert code not in stored
    assert ANN not in str(list(Attempt.objects.values()))
    assert "127.0.0.1" not in stored


def test_without_the_sites_secret_a_stored_code_cannot_be_worked_out(client, mailbox, settings):
    ask(client)
    code, by = mailbox.code(), client.session["asked"]["by"]
    secret = settings.SECRET_KEY
    settings.SECRET_KEY = secret[::-1]
    assert not accept_code("sign-in", ANN, code, by)
    settings.SECRET_KEY = secret
    assert accept_code("sign-in", ANN, code, by)


def test_signing_in_changes_the_key_of_the_session_and_ends_the_old_one(client, mailbox):
    ask(client)
    old = client.session.session_key
    enter(client, mailbox.code())
    assert client.session.session_key != old
    fixed = Client()
    fixed.cookies["sessionid"] = old
    assert not user_of(fixed).is_authenticated
    assert not Session.objects.filter(session_key=digest(old)).exists()


def test_signing_out_leaves_nothing_in_the_session(client, sign_in, submitted, holding):
    holding(submitted(ANN))
    sign_in(client, ANN)
    assert client.get("/en/sign-out/").status_code == 405
    client.post("/en/sign-out/")
    assert not user_of(client).is_authenticated
    assert not held_by(request_of(client)).exists()


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example/",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "http:evil.example",
        "http:///evil.example",
        "javascript:alert(1)",
        " https://evil.example/",
        "https://testserver@evil.example/",
        "https://testserver.evil.example/",
        "accounts:sign_out",
        "nowhere",
        "?a=1",
    ],
)
def test_nobody_is_sent_to_another_site_after_signing_in(client, mailbox, elsewhere):
    page = client.get("/en/sign-in/", {"next": elsewhere}).text
    assert 'type="hidden" name="next"' not in page
    ask(client, next=elsewhere)
    assert enter(client, mailbox.code()).headers["Location"] == "/en/account/"


def test_after_signing_in_one_goes_on_where_one_wanted_to(client, mailbox):
    page = client.get("/en/sign-in/", {"next": "/en/account/export/?a=1"}).text
    assert 'name="next" value="/en/account/export/?a=1"' in page
    ask(client, next="/en/account/export/?a=1")
    page = client.get("/en/sign-in/code/").text
    assert 'name="next" value="/en/account/export/?a=1"' in page  # a new code is asked for with it
    ask(client, next="/en/account/export/?a=1")
    assert enter(client, mailbox.code()).headers["Location"] == "/en/account/export/?a=1"


@pytest.mark.parametrize("page", ["/en/sign-in/", "/en/sign-in/code/", "/en/sign-out/"])
def test_every_form_needs_its_token(page):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(page, {"email": ANN, "code": "12345678"}).status_code == 403


def test_the_page_of_the_code_is_shown_to_whoever_asked_for_one_only(client):
    assert client.get("/en/sign-in/code/").headers["Location"] == "/en/sign-in/"


def test_pages_of_signing_in_are_kept_by_nobody(client, mailbox):
    ask(client)
    for page in ("/en/sign-in/", "/en/sign-in/code/"):
        assert "no-store" in client.get(page).headers["Cache-Control"]


def test_that_the_letter_could_not_be_sent_is_said(client, mailbox):
    mailbox.refusal = "451 later"
    page = ask(client)
    assert page.status_code == 200
    assert "We could not send the e-mail" in page.text


def test_held_participations_become_the_users_where_the_address_is_the_same(
    client, holding, submitted, begun, sign_in
):
    mine, others, draft = submitted(ANN), submitted("bob@peak.example"), begun()
    holding(mine, others, draft)
    sign_in(client, ANN)
    user = user_of(client)
    assert list(held_by(request_of(client)).filter(user=user)) == [mine]
    assert set(held_by(request_of(client))) == {mine, others, draft}  # the session holds on
    assert Representative.objects.get().user == user


def test_answers_that_somebody_else_gave_under_ones_address_do_not_become_ones_own(
    client, submitted, company, sign_in
):
    planted = submitted(ANN)
    sign_in(client, ANN)
    assert not held_by(request_of(client)).exists()
    planted.refresh_from_db()
    assert planted.user is None
    assert planted.counted is None
    assert not Representative.objects.exists()


def test_another_who_signs_in_on_the_same_device_takes_over_only_what_is_theirs(
    client, holding, submitted, begun, sign_in
):
    bobs = submitted("bob@peak.example", number="04541302")
    holding(submitted(ANN), bobs, begun())
    sign_in(client, ANN)
    sign_in(client, "bob@peak.example")
    assert list(held_by(request_of(client))) == [bobs]


def test_the_address_is_one_however_it_is_typed(client, sign_in):
    sign_in(client, ANN)
    sign_in(Client(), " Ann@PEAK.example ")
    assert User.objects.count() == 1


def test_the_language_of_signing_in_is_that_of_later_letters(client, mailbox):
    client.post("/sign-in/", {"email": ANN})
    client.post("/sign-in/code/", {"code": mailbox.code()})
    assert User.objects.get().language == "zh-hant"


def test_the_first_letter_about_a_claim_already_speaks_the_language_of_the_page(
    holding, submitted, company, sign_in
):
    for email in (ANN, "bob@peak.example"):
        sign_in(holding(submitted(email)), email)
    assert Letter.objects.get(to="bob@peak.example").language == "en"


def test_the_log_holds_ids_only(client, holding, submitted, company, sign_in, caplog):
    caplog.set_level(logging.DEBUG)
    holding(submitted(ANN))
    sign_in(client, ANN)
    ours = [one for one in caplog.records if one.name.startswith("trigpoint_web")]
    assert {one.getMessage() for one in ours} >= {"signed in", "answers count"}
    said = str([vars(one) for one in ours])
    assert "ann" not in said.replace("answers", "")
    assert "22099131" not in said
    assert "山峰" not in said
