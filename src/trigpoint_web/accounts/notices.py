"""The letters that tell representatives how their claim stands."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from trigpoint_web.accounts.models import Representative
from trigpoint_web.mail import letters


def tell(representative: Representative, template: str, **context: Any) -> None:
    """Owe somebody a letter about their claim, in their own language."""
    language = _language(representative)
    letters.owe(
        representative.user.email,
        template,
        {
            "company": representative.company.name,
            "number": representative.company.number,
            "account": letters.address_of("company:account", language),
            "team": settings.TEAM_EMAIL,
            **context,
        },
        language,
    )


def tell_colleagues(representative: Representative) -> None:
    """Ask everybody who speaks for the company whether this one may too."""
    company = representative.company
    for one in Representative.established.filter(company=company).select_related("user"):
        page = letters.address_of("company:colleague", _language(one), representative.pk)
        tell(one, "colleague", asking=representative.user.email, page=page)


def _language(representative: Representative) -> str:
    return representative.user.language or settings.LANGUAGE_CODE
