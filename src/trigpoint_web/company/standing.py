"""Whether a participation's answers count as the company's own, and what is still to do."""

from __future__ import annotations

from enum import StrEnum

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
    return Standing.SECOND if claim.standing in ESTABLISHED else Standing.WAITING


def claim_of(participation: Participation) -> Representative | None:
    """The claim to speak for the company that was typed; None while no address is verified."""
    return Representative.objects.filter(
        user=participation.user, company__number=participation.number
    ).first()
