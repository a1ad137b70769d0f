"""Letters: owed until they are sent, or sent at once where they hold what may not be kept.

An owed letter arrives at least once: where a process dies after the mail server has taken it and
before that is noted, it is sent again.
"""

from __future__ import annotations

import logging
import smtplib
import unicodedata
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.validators import validate_email
from django.db import connection, transaction
from django.template import Context, engines
from django.urls import reverse
from django.utils import timezone, translation

from trigpoint_web.mail.models import Letter

logger = logging.getLogger(__name__)

FIRST_WAIT = timedelta(minutes=5)
"""How long a letter that failed rests; longer than any sending takes. Twice as long each time."""
LONGEST_WAIT = timedelta(hours=12)

_sender = ThreadPoolExecutor(1, "letters")


class NotSent(Exception):  # noqa: N818 -- said of a letter
    """The mail server did not take the letter."""


def owe(to: str, template: str, context: Mapping[str, Any], language: str) -> Letter:
    """Owe somebody a letter, sent once the transaction is committed, and never if it is not.

    ``template`` names ``mail/<template>.subject.txt`` and ``.body.txt``; ``context`` fills them and
    has to be JSON. It is kept readable until the letter is erased: no secret goes in there.
    """
    validate_email(to)
    kept = {name: _one_line(value) for name, value in context.items()}
    letter = Letter.objects.create(to=to, template=template, context=kept, language=language)
    transaction.on_commit(lambda: aside(letter.pk), robust=True)
    return letter


def aside(letter_id: int) -> None:
    """Send an owed letter in a thread of its own.

    Nobody waits for it, and nobody learns by waiting that there is one. Ends the process first, the
    letter is owed still; a command sends all of them before it ends.
    """
    _sender.submit(_deliver_aside, letter_id)


def _deliver_aside(letter_id: int) -> None:
    try:
        deliver(letter_id)
    except Exception:
        logger.exception("letter failed", extra={"letter": letter_id})
    finally:
        connection.close()  # no request ends here that would do so


def deliver(letter_id: int) -> bool:
    """Send an owed letter if it is due and nobody else is sending it; whether it was sent now.

    The next try is put off before this one begins: a worker that dies has failed like any other,
    and no other takes the letter up in the meantime.
    """
    now = timezone.now()
    due = Letter.objects.filter(pk=letter_id, sent=None, next_try__lte=now)
    letter = due.first()
    if letter is None or not due.filter(tries=letter.tries).update(
        tries=letter.tries + 1, next_try=now + wait(letter.tries)
    ):
        return False
    try:
        send_now(letter.to, letter.template, letter.context, letter.language)
    except NotSent:
        logger.warning("letter put off", extra={"letter": letter.pk})
        return False
    Letter.objects.filter(pk=letter.pk).update(sent=timezone.now())
    logger.info("letter sent", extra={"letter": letter.pk})
    return True


def wait(tries: int) -> timedelta:
    """How long to wait after so many tries before this one."""
    return min(FIRST_WAIT * 2 ** min(tries, 10), LONGEST_WAIT)


def send_now(to: str, template: str, context: Mapping[str, Any], language: str) -> None:
    """Send a letter without keeping it; NotSent, which names nobody, where the server refuses."""
    validate_email(to)
    subject, body = written(template, context, language)
    message = EmailMessage(subject, body, to=[to], headers={"Auto-Submitted": "auto-generated"})
    try:
        message.send()
    except (smtplib.SMTPException, OSError) as error:
        logger.warning("letter not sent", extra={"what": template, "why": type(error).__name__})
        raise NotSent(type(error).__name__) from None


def written(template: str, context: Mapping[str, Any], language: str) -> tuple[str, str]:
    """Subject and body in one's language. What people typed stays on its line and is no markup."""
    values = {name: _one_line(value) for name, value in context.items()}
    with translation.override(language):
        subject, body = (
            _engine().get_template(f"mail/{template}.{part}.txt").render(_context(values))
            for part in ("subject", "body")
        )
    return _one_line(subject), body.strip() + "\n"


def address_of(page: str, language: str, *arguments: Any) -> str:
    """The full address of a page in one's language, for a letter."""
    with translation.override(language):
        return settings.SITE_ADDRESS + reverse(page, args=arguments)


def _engine() -> Any:
    return engines["django"].engine


def _context(values: Mapping[str, Any]) -> Context:
    return Context({**values, "site": settings.SITE_ADDRESS}, autoescape=False)


def _one_line(value: Any) -> Any:
    """Text without line breaks, controls and marks that turn the text around."""
    if not isinstance(value, str):
        return value
    line = " ".join(value.split())
    return "".join(one for one in line if not unicodedata.category(one).startswith("C"))
