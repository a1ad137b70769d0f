"""Who may see what: every participation is looked up within what a visitor holds.

A visitor holds the participations begun in their session, those of their verified address, and
those that are the answers of a company they are established to speak for.
"""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from trigpoint_web.accounts.models import Participation, Representative

HELD = "held"
"""Where in the session the ids of participations stand."""

ESTABLISHED = (
    Representative.Standing.BY_DOMAIN,
    Representative.Standing.BY_TEAM,
    Representative.Standing.BY_COLLEAGUE,
)
"""The standings that let somebody speak for a company."""


def hold(request: HttpRequest, participation: Participation) -> None:
    """Let this visitor come back to a participation for as long as the session lasts."""
    held = request.session.get(HELD, [])
    request.session[HELD] = [*held, str(participation.id)]


def held_by(request: HttpRequest) -> QuerySet[Participation]:
    """All participations that the visitor may see."""
    mine = Q(id__in=request.session.get(HELD, []))
    if request.user.is_authenticated:
        companies = Representative.objects.filter(
            user=request.user, standing__in=ESTABLISHED
        ).values("company")
        mine |= Q(user=request.user) | Q(company__in=companies, counted__isnull=False)
    return Participation.objects.filter(mine).select_related("wave")


def participation_or_404(request: HttpRequest, id_: UUID) -> Participation:
    """One participation that the visitor may see; any other is as if it were not there."""
    return get_object_or_404(held_by(request), id=id_)
