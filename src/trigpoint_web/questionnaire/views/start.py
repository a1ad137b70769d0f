"""Before one begins: what is agreed to, and whether last year's answers are filled in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from trigpoint_web.accounts import consent
from trigpoint_web.accounts.access import held_by, hold
from trigpoint_web.questionnaire import actions
from trigpoint_web.questionnaire.models import AnswersVersion
from trigpoint_web.questionnaire.page import Error
from trigpoint_web.waves.models import Wave
from trigpoint_web.waves.services import open_wave

NEEDED = {"report", "benchmark"}
"""Without either of these there would be nothing to answer for."""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """What to know and to agree to; sent, it begins."""
    wave = open_wave()
    if wave is None:
        return render(request, "questionnaire/not_open.html", {"wave": Wave.objects.shown()})
    before, given = _last_years(request, wave), set(request.POST.getlist("consent"))
    sent = request.method == "POST" and request.POST.get("go") != "language"
    if sent and given & NEEDED:
        wanted = before if "before" in request.POST else None
        user = request.user if request.user.is_authenticated else None
        participation = actions.begin(wave, given, get_language(), wanted, user)
        hold(request, participation)
        return redirect("questionnaire:answer", participation.id)
    context = {
        "wave": wave,
        "consents": consent.texts(get_language()).items(),
        "given": given,
        "before": before,
        "begun": held_by(request).filter(wave=wave, draft__isnull=False).first(),
        "errors": [Error("consent", _nothing_agreed())] if sent else [],
    }
    return render(request, "questionnaire/start.html", context)


def _nothing_agreed() -> str:
    return gettext("Agree to your own report, to the benchmark, or to both, to begin.")


def _last_years(request: HttpRequest, wave: Wave) -> AnswersVersion | None:
    """The answers of the wave before that the visitor may see, as they were last."""
    held = held_by(request).filter(wave=wave.previous_id, counted__isnull=False)
    last = held.values_list("answers", flat=True)[:1]
    versions = AnswersVersion.objects.filter(answers__in=last)
    return versions.select_related("instrument").defer("instrument__files").last()
