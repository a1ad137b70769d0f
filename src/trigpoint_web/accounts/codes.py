"""Codes of eight digits by e-mail: good once, for a short while, for one purpose."""

from __future__ import annotations

import secrets
from datetime import timedelta

from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import get_language

from trigpoint_web.accounts.models import Code
from trigpoint_web.accounts.numbers import plain
from trigpoint_web.mail import letters

GOOD_FOR = timedelta(minutes=10)
TRIES = 5
DIGITS = 8
"""Fewer would do for one account. But any address at a company's domain speaks for the company: who
guesses asks for letters to ever new ones there, and then only the network limits the tries.
"""


def send_code(request: HttpRequest, purpose: str, email: str, subject: str = "") -> None:
    """Send a new code in the page's language, in place of an older one for the same.

    It goes out whether or not anybody is known by the address. ``subject`` narrows what the code
    is good for. Ask ``limits.allowed`` first; ``letters.NotSent`` where the mail server refuses.
    """
    code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
    Code.objects.update_or_create(
        purpose=purpose,
        email=email,
        subject=subject,
        defaults={
            "digest": _digest(purpose, email, subject, code),
            "expires": timezone.now() + GOOD_FOR,
            "tries_left": TRIES,
        },
    )
    minutes = int(GOOD_FOR.total_seconds() // 60)
    letters.send_now(email, "code", {"code": code, "minutes": minutes}, get_language() or "")


def accept_code(purpose: str, email: str, code: str, subject: str = "") -> bool:
    """Whether this is the code that was sent last for this, and still good; then it is used up."""
    with transaction.atomic():
        sent = (
            Code.objects.select_for_update()
            .filter(purpose=purpose, email=email, subject=subject)
            .filter(expires__gt=timezone.now(), tries_left__gt=0)
            .first()
        )
        if sent is None:
            return False
        if constant_time_compare(sent.digest, _digest(purpose, email, subject, plain(code))):
            sent.delete()
            return True
        sent.tries_left -= 1
        sent.save(update_fields=["tries_left"])
        return False


def _digest(*parts: str) -> str:
    """Keyed with the site's secret: eight digits are soon guessed from a plain digest."""
    return salted_hmac("trigpoint.codes", "\n".join(parts), algorithm="sha256").hexdigest()
