"""The account: one's waves, correcting, withdrawing, colleagues, everything that is held."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from trigpoint_web.accounts import claims
from trigpoint_web.accounts.access import held_by, participation_or_404
from trigpoint_web.accounts.models import Participation, Representative
from trigpoint_web.company import actions
from trigpoint_web.company.export import everything
from trigpoint_web.company.standing import standing_of
from trigpoint_web.company.views.sent import sent
from trigpoint_web.questionnaire import actions as questionnaire


@never_cache
@login_required
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Every participation that is one's own or one's company's, and the colleagues."""
    held = held_by(request).select_related("company").order_by("-begun")
    context = {
        "participations": [(one, standing_of(one)) for one in held],
        "colleagues": _colleagues(request),
    }
    return render(request, "company/account.html", context)


def _colleagues(request: HttpRequest) -> QuerySet[Representative]:
    """The claims of others to speak for the companies that one speaks for."""
    speaks_for = Representative.established.filter(user=request.user).values("company")
    others = Representative.objects.filter(company__in=speaks_for).exclude(user=request.user)
    return others.select_related("user", "company")


@never_cache
@login_required
@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """Everything that is held about oneself and one's companies, to be saved."""
    response = JsonResponse(
        everything(request.user, held_by(request)),
        json_dumps_params={"ensure_ascii": False, "indent": 2},
    )
    response["Content-Disposition"] = 'attachment; filename="trigpoint-everything.json"'
    return response


@sent
def correct(request: HttpRequest, participation: Participation) -> HttpResponse:
    """Open final answers again, until the wave closes."""
    if participation.answers is None:
        return redirect("company:report", id=participation.id)
    try:
        questionnaire.correct(participation.id, get_language() or "")
    except questionnaire.Closed:
        messages.error(request, _("The survey has closed: answers stay as they are."))
        return redirect("company:report", id=participation.id)
    return redirect("questionnaire:review", id=participation.id)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, id: UUID) -> HttpResponse:
    """Say what withdrawing does now, and do it once that is confirmed."""
    participation = participation_or_404(request, id)
    if participation.answers is None:
        return redirect("company:report", id=id)
    if request.method == "POST":
        erased = actions.withdraw(participation)
        return render(request, "company/withdrawn.html", {"erased": erased, "done": True})
    return render(request, "company/withdraw.html", {"participation": participation})


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def colleague(request: HttpRequest, id: UUID) -> HttpResponse:
    """Let somebody else speak for the company too, or no longer."""
    claim = get_object_or_404(_colleagues(request), pk=id)
    if request.method == "POST":
        act = (
            claims.consent_of_colleague if "consent" in request.POST else claims.withdraw_colleague
        )
        try:
            act(claim, request.user)
        except PermissionDenied:
            raise Http404 from None
        return redirect("company:account")
    return render(request, "company/colleague.html", {"claim": claim})
