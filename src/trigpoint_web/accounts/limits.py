"""How often something may be done: by account strictly, by network address loosely.

An association's event puts a hundred firms behind one address; a guesser has one account to guess.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from ipaddress import ip_address, ip_network
from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.crypto import salted_hmac

from trigpoint_web.accounts.models import Attempt


class Limit(NamedTuple):
    """How often by one account and from one network address within a while."""

    account: int
    address: int
    within: timedelta


QUARTER = timedelta(minutes=15)
DAY = timedelta(days=1)
LIMITS = {
    # a letter with a code or a link is asked for; with five tries a code, a guesser of one account
    # has a chance of one in a million a day, one network against all accounts one of some thousands
    "code": (Limit(5, 300, QUARTER), Limit(20, 3000, DAY)),
    "try": (Limit(20, 600, QUARTER),),  # a code is typed
    "resume": (Limit(60, 600, QUARTER),),  # a link to come back is opened
    "number": (Limit(20, 600, QUARTER),),  # a company number is looked up
    "ask": (Limit(3, 100, DAY),),  # a colleague or the team is asked
}
LONGEST = DAY
"""Older attempts count nowhere."""


def allowed(request: HttpRequest, action: str, account: str = "") -> bool:
    """Whether this may be done once more; it is counted if so.

    ``account`` is whom it is about: an e-mail address, a link, a participation.
    """
    limits = LIMITS[action]
    address = [(one.address, one.within) for one in limits]
    if not _counted(action, f"address {client_address(request)}", address):
        return False
    return not account or _counted(
        action, f"account {account}", [(one.account, one.within) for one in limits]
    )


def too_many(request: HttpRequest, action: str) -> HttpResponse:
    """The page that says to wait."""
    minutes = int(LIMITS[action][0].within.total_seconds() // 60)
    response = render(request, "accounts/too_many.html", {"minutes": minutes}, status=429)
    response["Retry-After"] = str(minutes * 60)
    return response


def client_address(request: HttpRequest) -> str:
    """The network that a request comes from: one IPv4 address, or a home's /64 of IPv6.

    Behind our own proxy it is the last address of X-Forwarded-For, the one that the proxy has seen
    itself; those before it anybody may write.
    """
    seen = request.META.get("REMOTE_ADDR", "")
    if settings.BEHIND_PROXY:
        seen = request.headers.get("X-Forwarded-For", seen).rpartition(",")[2].strip()
    try:
        address = ip_address(seen)
    except ValueError:
        return "unknown"
    mapped = getattr(address, "ipv4_mapped", None) or address
    return str(ip_network((mapped, 64 if mapped.version == 6 else 32), strict=False))


def _counted(action: str, who: str, limits: Sequence[tuple[int, timedelta]]) -> bool:
    """Note the attempt, then count: of many at once, never more than allowed come through."""
    digest = salted_hmac("trigpoint.limits", who, algorithm="sha256").hexdigest()
    mine = Attempt.objects.create(action=action, who=digest)
    theirs, now = Attempt.objects.filter(action=action, who=digest), timezone.now()
    if all(theirs.filter(at__gt=now - within).count() <= most for most, within in limits):
        return True
    mine.delete()
    return False
