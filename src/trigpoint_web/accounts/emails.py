"""E-mail addresses and their domains, written one way, and which domains speak for nobody."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from unicodedata import normalize

from django import forms
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

FREE = Path(__file__).with_name("free_mail.txt")
"""Domains at which anybody may have an address, one a line."""

LONGEST = 254
"""What an address may have in characters, as the tables have room for it (RFC 5321)."""

READ_OTHERWISE = frozenset('"!%?[')
"""What lets a mail program read another address than it says: quotes, ways through other hosts,
``=?…?=`` that is decoded on sending, hosts by number. No code would go to whom it seems to go to.
"""


def canonical(address: str) -> str:
    """An address as it is kept and written to: narrow letters, lower case, ASCII domain.

    ValueError for what is no address. Codes go to the canonical address and nowhere else, so two
    addresses that come out the same are the same person's or are nobody's.
    """
    local, _at, domain = normalize("NFKC", address).strip().lower().rpartition("@")
    found = f"{local}@{domain_of(domain)}"
    if not READ_OTHERWISE.isdisjoint(found):
        raise ValueError("not an e-mail address that everybody reads alike")
    try:
        validate_email(found)
    except forms.ValidationError as error:
        raise ValueError("not an e-mail address") from error
    return found


def domain_of(domain: str) -> str:
    """A domain in ASCII letters, in lower case; ValueError for what is none."""
    plain = normalize("NFKC", domain).strip().strip(".").lower()
    return plain.encode("idna").decode("ascii").lower()


def vouches(address: str, domains: Iterable[str]) -> bool:
    """Whether a verified address is at one of a company's domains or below one of them."""
    domain = address.rpartition("@")[2]
    return not is_free(domain) and any(_within(domain, one) for one in domains)


def is_free(domain: str) -> bool:
    """Whether anybody may have an address there."""
    return any(_within(domain, one) for one in _free())


def _within(domain: str, other: str) -> bool:
    return domain == other or domain.endswith(f".{other}")


@cache
def _free() -> frozenset[str]:
    lines = FREE.read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


class AddressField(forms.EmailField):
    """An e-mail address, cleaned to its canonical form."""

    default_error_messages = {  # noqa: RUF012 -- as Django declares it
        "required": _("Enter your e-mail address"),
        "invalid": _("Enter an e-mail address like name@example.com"),
    }

    def __init__(self, **options: object) -> None:
        super().__init__(**{"max_length": LONGEST} | options)

    def to_python(self, value: object) -> str:
        """The canonical form, before it is checked like any other address."""
        text = super().to_python(value)
        if text in self.empty_values:
            return text
        try:
            return canonical(text)
        except ValueError as error:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from error
