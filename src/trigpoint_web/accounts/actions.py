"""Signing in and coming back: what a verified address opens."""

from __future__ import annotations

import logging

from django.conf import settings
from django.contrib.auth import login
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import get_language

from trigpoint_web.accounts.access import HELD, hold
from trigpoint_web.accounts.claims import claim
from trigpoint_web.accounts.codes import accept_code, send_code
from trigpoint_web.accounts.models import Link, Participation, User

logger = logging.getLogger(__name__)

CONFIRM = "confirm"
"""The purpose of the code that verifies the address behind answers."""


def sign_in(request: HttpRequest, email: str) -> User:
    """Sign in whoever has just shown that the address is theirs.

    Participations held in this session under the same address become theirs, and what is submitted
    is claimed for its company. Those of other sessions do not: anybody may type an address.
    """
    held = request.session.get(HELD, [])
    user = User.objects.for_email(email)
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    user.language = get_language() or ""  # before the claim, whose letter speaks it
    user.save(update_fields=["language"])
    for one in Participation.objects.filter(id__in=held, email=email, user=None):
        take(one, user)
    logger.info("signed in", extra={"user": str(user.pk)})
    return user


def ask_to_confirm(request: HttpRequest, participation: Participation) -> None:
    """Send the code that verifies the address typed for answers.

    Ask ``limits.allowed`` first; ``letters.NotSent`` where the mail server refuses.
    """
    send_code(request, CONFIRM, participation.email, str(participation.id))


def confirm(request: HttpRequest, participation: Participation, code: str) -> bool:
    """Whether the code verifies the address: its person is signed in and claims the answers."""
    if not accept_code(CONFIRM, participation.email, code, str(participation.id)):
        return False
    sign_in(request, participation.email)
    return True


def come_back(request: HttpRequest, link: Link) -> None:
    """Open a draft to whoever has its link and has just shown that the link's address is theirs."""
    if link.participation.user is not None:
        sign_in(request, link.email)
    else:
        hold(request, link.participation)


@transaction.atomic
def take(participation: Participation, user: User) -> None:
    """Make a participation its user's, and claim it if there are answers to be claimed."""
    if participation.stands():
        claim(participation, user)
    participation.user = user
    participation.save(update_fields=["user"])
