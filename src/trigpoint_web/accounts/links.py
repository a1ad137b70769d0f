"""Secret addresses, and coming back to a draft by one. Only a token's digest is kept."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from trigpoint_web.accounts.models import Link, Participation
from trigpoint_web.mail import letters

RESUME_FOR = timedelta(days=14)


def digest_of(token: str) -> str:
    """What a link is found by. A token has 256 random bits: a plain digest gives none away."""
    return hashlib.sha256(token.encode()).hexdigest()


def make(participation: Participation, kind: Link.Kind, **fields: object) -> str:
    """Make a link and return its token, which is told this once."""
    token = secrets.token_urlsafe(32)
    Link.objects.create(participation=participation, kind=kind, digest=digest_of(token), **fields)
    return token


def find(token: str, kind: Link.Kind) -> Link | None:
    """The link of a token, as long as it is good."""
    good = Q(expires=None) | Q(expires__gt=timezone.now())
    links = Link.objects.filter(good, digest=digest_of(token), kind=kind, revoked=None)
    return links.select_related("participation").first()


def goes_to(participation: Participation, typed: str) -> str:
    """The address that a link to come back goes to.

    A participation that is somebody's already can be opened by nobody else: it goes to them.
    """
    return typed if participation.user is None else participation.user.email


def send_resume(participation: Participation, email: str, language: str) -> str:
    """Send a link to come back to a draft, in place of any sent before; the address it went to.

    Ask ``limits.allowed`` first, for the address that it goes to; ``letters.NotSent`` where the
    mail server refuses, and then the older links hold.
    """
    email = goes_to(participation, email)
    token = make(participation, Link.Kind.RESUME, email=email, expires=timezone.now() + RESUME_FOR)
    address = letters.address_of("accounts:resume", language, token)
    context = {"address": address, "days": RESUME_FOR.days}
    try:
        letters.send_now(email, "resume", context, language)
    except letters.NotSent:
        Link.objects.filter(digest=digest_of(token)).delete()
        raise
    older = Link.objects.filter(participation=participation, kind=Link.Kind.RESUME)
    older.exclude(digest=digest_of(token)).delete()
    return email
