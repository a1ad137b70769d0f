"""What if: other answers tried, and the index and stage that they would give. Nothing is kept."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from trigpoint_web.accounts.access import participation_or_404
from trigpoint_web.company import services
from trigpoint_web.company.trial import Trial


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, id: UUID) -> HttpResponse:
    """The questions that earn points, with one's own answers or those that are tried."""
    participation = participation_or_404(request, id)
    version = services.reported(participation)
    if version is None:
        return redirect("company:report", id=id)
    lang = get_language() or ""
    trial = Trial(version, request.POST if request.method == "POST" else None)
    now, then = (services.standing(version, sheet, lang) for sheet in (version.sheet, trial.sheet))
    context = {
        "participation": participation,
        "fields": trial.fields(lang),
        "now": now,
        "then": then,
        "gain": None if None in (now.index, then.index) else then.index - now.index,
        "faults": trial.faults,
        "lang": services.language_of(version, lang),
    }
    return render(request, "company/what_if.html", context)
