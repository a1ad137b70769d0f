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
    LATE = "late"
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
    if known and _others_count(participation, claim):
        return Standing.SECOND
    return Standing.LATE if participation.wave.frozen else Standing.WAITING


def _others_count(participation: Participation, claim: Representative) -> bool:
    """Whether other answers are the company's own in this wave; for whoever is at the company."""
    counted = Participation.objects.filter(wave=participation.wave_id, counted__isnull=False)
    return counted.filter(company=claim.company_id).exists()


def claim_of(participation: Participation) -> Representative | None:
    """The claim to speak for the company that was typed; None while no address is verified."""
    if participation.user_id is None:
        return None
    claims = Representative.objects.select_related("user", "company")
    return claims.filter(user=participation.user, company__number=participation.number).first()
