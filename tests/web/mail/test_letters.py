"""Letters over a real SMTP server."""

from __future__ import annotations

import logging
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from trigpoint_web.mail import letters
from trigpoint_web.mail.models import Letter

PLACE = {"wave": "2026", "company": "測試股份有限公司", "report": "http://localhost:8000/report/"}
CODE = {"code": "01234567", "minutes": 10}
FULL = (
    PLACE
    | CODE
    | {"number": "04595257", "address": "http://localhost:8000/resume/x/", "days": 14}
    | {"account": "http://localhost:8000/account/", "page": "http://localhost:8000/account/x/"}
    | {"asking": "bob@firm.example", "team": "team@survey.example", "claim": "x"}
)
LETTERS = ("code", "resume", "second", "colleague", "approved", "refused", "place")

ASIDE = letters.aside
"""As it is: elsewhere in the tests nobody has to wait for letters."""

pytestmark = pytest.mark.django_db
committing = pytest.mark.django_db(transaction=True)


def begin_to_owe(**context: object) -> Letter:
    return letters.owe("ann@firm.example", "place", PLACE | context, "zh-hant")


@pytest.fixture
def owe(django_capture_on_commit_callbacks):
    """Owes Ann a letter in a transaction of its own, which is committed."""

    def commit(**context: object) -> Letter:
        with django_capture_on_commit_callbacks(execute=True):
            return begin_to_owe(**context)

    return commit


def due_again() -> None:
    Letter.objects.update(next_try=timezone.now())


@committing
def test_an_owed_letter_is_sent_once_the_transaction_is_committed(mailbox):
    with transaction.atomic():
        letter = begin_to_owe()
        assert mailbox.letters == []
    assert mailbox.last()["To"] == "ann@firm.example"
    letter.refresh_from_db()
    assert letter.sent is not None


@committing
def test_nobody_waits_while_a_letter_is_sent(mailbox, monkeypatch):
    monkeypatch.setattr(letters, "aside", ASIDE)
    mailbox.ready.clear()
    with transaction.atomic():
        letter = begin_to_owe()
    assert mailbox.letters == []
    mailbox.ready.set()
    all_are_sent()
    assert mailbox.last()["To"] == "ann@firm.example"
    letter.refresh_from_db()
    assert letter.sent is not None


@committing
def test_one_that_fails_aside_is_named_in_the_log_and_holds_up_no_other(
    mailbox, monkeypatch, caplog
):
    monkeypatch.setattr(letters, "aside", ASIDE)
    with transaction.atomic():
        Letter.objects.filter(pk=begin_to_owe().pk).update(template="no such")
    with transaction.atomic():
        begin_to_owe()
    all_are_sent()
    assert len(mailbox.letters) == 1
    [failed] = [one for one in caplog.records if one.getMessage() == "letter failed"]
    assert failed.letter == Letter.objects.get(template="no such").pk


def all_are_sent() -> None:
    """Wait until the thread that sends has nothing to do."""
    letters._sender.submit(int).result()


@committing
def test_nothing_is_sent_or_owed_for_what_did_not_happen(mailbox):
    with transaction.atomic():
        begin_to_owe()
        transaction.set_rollback(True)
    assert mailbox.letters == []
    assert not Letter.objects.exists()


def test_a_letter_that_the_server_refuses_is_owed_still_and_sent_later(mailbox, owe):
    mailbox.refusal = "451 later"
    letter = owe()
    letter.refresh_from_db()
    assert letter.sent is None
    mailbox.refusal = ""
    call_command("send-mail")
    assert mailbox.letters == []  # it rests first
    due_again()
    call_command("send-mail")
    call_command("send-mail")
    assert len(mailbox.letters) == 1


def test_a_letter_is_owed_when_there_is_no_server_at_all(settings, owe):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    letter = owe()
    letter.refresh_from_db()
    assert letter.sent is None
    assert letter.tries == 1


def test_each_wait_is_twice_the_last_up_to_half_a_day():
    minutes = [letters.wait(tries).total_seconds() / 60 for tries in range(10)]
    assert minutes == [5, 10, 20, 40, 80, 160, 320, 640, 720, 720]
    assert letters.wait(10_000) == timedelta(hours=12)


@committing
def test_many_workers_at_once_send_a_letter_once(mailbox):
    mailbox.refusal = "451 later"
    ids = [begin_to_owe().pk for _ in range(5)]
    mailbox.refusal = ""
    due_again()
    start, sent = Barrier(4), []

    def work() -> None:
        start.wait()
        sent.extend(one for one in ids if letters.deliver(one))
        connection.close()

    workers = [Thread(target=work) for _ in range(4)]
    for one in workers:
        one.start()
    for one in workers:
        one.join()
    assert sorted(sent) == ids
    assert len(mailbox.letters) == 5


def test_a_worker_that_dies_while_sending_leaves_the_letter_owed(mailbox, monkeypatch):
    class KilledError(BaseException):
        pass

    def die(*_arguments: object) -> None:
        raise KilledError

    with monkeypatch.context() as patch:
        patch.setattr(letters, "send_now", die)
        letter = Letter.objects.create(
            to="ann@firm.example", template="place", context=PLACE, language="en"
        )
        with pytest.raises(KilledError):
            letters.deliver(letter.pk)
    assert not letters.deliver(letter.pk)  # another may still be at it
    due_again()
    assert letters.deliver(letter.pk)


def test_what_is_sent_at_once_is_kept_nowhere(mailbox):
    letters.send_now("ann@firm.example", "code", CODE, "en")
    assert mailbox.code() == "01234567"
    assert not Letter.objects.exists()


def test_who_sends_at_once_is_told_of_failure_without_the_address(mailbox):
    mailbox.refusal = "550 no such ann@firm.example"
    with pytest.raises(letters.NotSent) as raised:
        letters.send_now("ann@firm.example", "code", CODE, "en")
    assert "ann" not in str(raised.value)
    assert raised.value.__cause__ is None


def test_the_log_names_letters_and_nobody(mailbox, caplog, owe):
    caplog.set_level(logging.DEBUG)
    mailbox.refusal = "550 no such ann@firm.example"
    owe()
    mailbox.refusal = ""
    owe()
    ours = [one for one in caplog.records if one.name.startswith("trigpoint_web")]
    assert [one.getMessage() for one in ours] == [
        "letter not sent",
        "letter put off",
        "letter sent",
    ]
    assert all("ann" not in str(vars(one)) and "測試" not in str(vars(one)) for one in ours)


@pytest.mark.parametrize(
    "name",
    ["X\r\nBcc: all@firm.example", "X\nSubject: y", "X\x00\x0b\u2028Bcc: z", "\u202egnp.exe"],
)
def test_what_people_type_adds_no_header_and_no_line(mailbox, name, owe):
    owe(company=name)
    letter = mailbox.last()
    plain = mailbox.text()
    owe(company="X")
    assert letter.keys() == mailbox.last().keys()
    assert letter["To"] == "ann@firm.example"
    assert plain.count("\n") == mailbox.text().count("\n")
    assert not set(plain + letter["Subject"]) & set("\r\x00\x0b\u2028\u202e")


def test_what_people_type_is_plain_text_and_no_template(mailbox, owe):
    owe(company="<b>A & B</b> {{ settings.SECRET_KEY }} {% now 'Y' %}")
    assert "<b>A & B</b> {{ settings.SECRET_KEY }} {% now 'Y' %}" in mailbox.text()
    assert mailbox.last().get_content_type() == "text/plain"


@pytest.mark.parametrize(
    "to", ["", "ann", "ann@firm.example\nBcc: x@y.example", "a@b.example, c@d.ex"]
)
def test_a_letter_goes_to_one_address_or_is_refused(to):
    with pytest.raises(ValidationError):
        letters.owe(to, "place", PLACE, "en")
    with pytest.raises(ValidationError):
        letters.send_now(to, "code", CODE, "en")


@pytest.mark.parametrize("language", ["en", "zh-hant"])
@pytest.mark.parametrize("template", LETTERS)
def test_every_letter_has_a_short_subject_and_a_body_in_both_languages(template, language):
    subject, body = letters.written(template, FULL, language)
    assert 4 < len(subject) <= 60
    chinese = any("\u4e00" <= one <= "\u9fff" for one in body.replace(PLACE["company"], ""))
    assert chinese == (language == "zh-hant")
    assert "\n\n\n" not in body
    assert body.isprintable() or set(body) - {"\n"} == {one for one in body if one.isprintable()}


def test_an_address_in_a_letter_is_in_its_language(settings):
    settings.SITE_ADDRESS = "https://survey.example"
    assert letters.address_of("accounts:sign_in", "en") == "https://survey.example/en/sign-in/"
    assert letters.address_of("accounts:sign_in", "zh-hant") == "https://survey.example/sign-in/"
