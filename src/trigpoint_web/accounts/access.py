"""Who may see what: every participation is looked up within what a visitor holds.

A visitor holds the participations begun in their session, until somebody has shown that the address
typed for them is theirs; from then on those of their own verified address; and those that are the
answers of a company they are established to speak for.
"""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from trigpoint_web.accounts.models import Participation, Representative

HELD = "held"
"""Where in the session the ids of participations stand."""


def hold(request: HttpRequest, participation: Participation) -> None:
    """Let this visitor come back to a participation that is nobody's yet, while the session lasts.

    From now on the session's key is worth something: it is a new one. Who comes back already keeps
    theirs: the browser may never see the response that would tell it another.
    """
    held = request.session.get(HELD, [])
    if str(participation.id) not in held:
        request.session[HELD] = [*held, str(participation.id)]
        request.session.cycle_key()


def held_by(request: HttpRequest) -> QuerySet[Participation]:
    """All participations that the visitor may see."""
    mine = Q(id__in=request.session.get(HELD, []), user=None)
    if request.user.is_authenticated:
        companies = Representative.established.filter(user=request.user).values("company")
        mine |= Q(user=request.user) | Q(company__in=companies, counted__isnull=False)
    return Participation.objects.filter(mine).select_related("wave")


def participation_or_404(request: HttpRequest, id_: UUID) -> Participation:
    """One participation that the visitor may see; any other is as if it were not there.

    The page is about its wave: the frame around names that one and looks for no other.
    """
    found = get_object_or_404(held_by(request), id=id_)
    request.wave = found.wave
    return found
