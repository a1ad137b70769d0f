"""What is missing or unsafe in the environment of a real site, told by ``trigpoint web check``.

Each message names the variable, what is wrong with it and what to write.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import validate_email
from django.db import connection

SHORTEST_SECRET = 50


@register(Tags.security, deploy=True)
def environment(app_configs: Any, **_: Any) -> list[CheckMessage]:
    """Everything at once that a real site would have to be given."""
    return [*_secret(), *_address(), *_database(), *_mail(), *_demonstration()]


def _secret() -> Iterator[CheckMessage]:
    try:
        length = len(settings.SECRET_KEY)
    except ImproperlyConfigured:
        length = 0
    if length < SHORTEST_SECRET:
        yield Error(
            f"TRIGPOINT_SECRET_KEY has {length} characters.",
            hint=f"Give it at least {SHORTEST_SECRET} random ones, and keep them out of backups of "
            "the database: python3 -c 'import secrets; print(secrets.token_urlsafe(50))'",
            id="trigpoint.E001",
        )


def _address() -> Iterator[CheckMessage]:
    address = urlsplit(settings.SITE_ADDRESS)
    if address.scheme != "https":
        yield Error(
            f"TRIGPOINT_ADDRESS is {settings.SITE_ADDRESS}: letters would link to it.",
            hint="Write the address that people type, such as https://survey.example.org",
            id="trigpoint.E002",
        )
    if address.hostname not in settings.ALLOWED_HOSTS:
        yield Error(
            f"TRIGPOINT_HOSTS does not hold {address.hostname}, the host of TRIGPOINT_ADDRESS.",
            hint="Write the hosts that the site answers to, with commas between them.",
            id="trigpoint.E003",
        )
    if not settings.BEHIND_PROXY:
        yield Warning(
            "TRIGPOINT_BEHIND_PROXY is not set: the site takes every visitor for the proxy.",
            hint="Write TRIGPOINT_BEHIND_PROXY=1 where a proxy of yours, and nobody else, sets "
            "X-Forwarded-For and X-Forwarded-Proto.",
            id="trigpoint.W004",
        )


def _database() -> Iterator[CheckMessage]:
    if connection.vendor == "sqlite":
        yield Warning(
            "DATABASE_URL is not set: answers are kept in a file of SQLite.",
            hint="Write DATABASE_URL=postgresql://user:password@host/name for more than a few "
            "answers a second.",
            id="trigpoint.W005",
        )


def _mail() -> Iterator[CheckMessage]:
    if settings.EMAIL_BACKEND.endswith("console.EmailBackend"):
        yield Error(
            "TRIGPOINT_MAIL is not set: codes and letters would be printed, not sent.",
            hint="Write TRIGPOINT_MAIL=smtp+tls://user:password@host:587",
            id="trigpoint.E006",
        )
    if settings.DEFAULT_FROM_EMAIL.endswith("@localhost"):
        yield Error(
            f"TRIGPOINT_MAIL_FROM is {settings.DEFAULT_FROM_EMAIL}.",
            hint="Write the address that letters come from.",
            id="trigpoint.E007",
        )
    if settings.TEAM_EMAIL and not _is_address(settings.TEAM_EMAIL):
        yield Error(
            f"TRIGPOINT_TEAM_MAIL is {settings.TEAM_EMAIL}: no letter can be written to it.",
            hint="Write the address alone, without a name.",
            id="trigpoint.E010",
        )
    if not settings.TEAM_EMAIL:
        yield Warning(
            "TRIGPOINT_TEAM_MAIL is not set: nobody hears of representatives who wait.",
            hint="Write the survey team's address.",
            id="trigpoint.W008",
        )


def _is_address(text: str) -> bool:
    with suppress(ValidationError):
        validate_email(text)
        return True
    return False


def _demonstration() -> Iterator[CheckMessage]:
    if settings.DEMO:
        yield Error(
            "TRIGPOINT_DEMO is set: no https, no secure cookies, letters printed.",
            hint="Leave it out; it is for one's own machine.",
            id="trigpoint.E009",
        )
