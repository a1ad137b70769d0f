"""What the team sees of claims before it decides."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.core.management.base import CommandError

from trigpoint_web.accounts.models import Participation, Representative


def claim_of(id_: str) -> Representative:
    """The claim with this id."""
    try:
        return Representative.objects.get(pk=id_)
    except (Representative.DoesNotExist, ValidationError):
        raise CommandError(
            f"{id_}: there is no such claim. `trigpoint web approve` lists those that wait."
        ) from None


def waiting() -> Iterator[str]:
    """A line for each claim that waits: id, number, name as typed, address."""
    claims = Representative.objects.filter(standing=Representative.Standing.CLAIMED)
    for one in claims.select_related("user", "company").order_by("since"):
        yield f"{one.pk}  {one.company.number}  {_typed_name(one)}  {one.user.email}"


def speaking() -> Iterator[str]:
    """A line for everybody who speaks for a company: id, number, name, address."""
    claims = Representative.established.select_related("user", "company")
    for one in claims.order_by("company__number", "since"):
        yield f"{one.pk}  {one.company.number}  {one.company.name}  {one.user.email}"


def _typed_name(claim: Representative) -> str:
    theirs = Participation.objects.filter(user=claim.user, number=claim.company.number)
    return theirs.order_by("begun").values_list("name", flat=True).last() or claim.company.name
