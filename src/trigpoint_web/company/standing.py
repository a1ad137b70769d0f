"""Whether a participation's answers count as the company's own, and what is still to do."""

from __future__ import annotations

from enum import StrEnum

from trigpoint_web.accounts.emails import vouches
from trigpoint_web.accounts.models import Participation, Representative
from trigpoint_web.accounts.models.companies import ESTABLISHED


class Standing(StrEnum):
    """How far it has come. Before the address is verified nothing else is looked up."""

    UNVERIFIED = "unverified"
    WAITING = "waiting"
    SECOND = "second"
    REFUSED = "refused"
    COUNTED = "counted"


def standing_of(participation: Participation) -> Standing:
    """Where a participation stands."""
    if participation.counted:
        return Standing.COUNTED
    claim = claim_of(participation)
    if claim is None:
        return Standing.UNVERIFIED
    if claim.standing == Representative.Standing.REFUSED:
        return Standing.REFUSED
    known = claim.standing in ESTABLISHED or vouches(claim.user.email, claim.company.domains)
    return Standing.SECOND if known else Standing.WAITING


def claim_of(participation: Participation) -> Representative | None:
    """The claim to speak for the company that was typed; None while no address is verified."""
    if participation.user_id is None:
        return None
    claims = Representative.objects.select_related("user", "company")
    return claims.filter(user=participation.user, company__number=participation.number).first()
