"""The pages of questions: shown, saved as they are left, kept while they are filled in."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from trigpoint_web.accounts.models import Participation
from trigpoint_web.questionnaire import actions
from trigpoint_web.questionnaire.page import page_of
from trigpoint_web.questionnaire.route import Stop
from trigpoint_web.questionnaire.services import state_of
from trigpoint_web.questionnaire.views.frame import answering, draft_of


@require_safe
@answering
def answer(request: HttpRequest, participation: Participation) -> HttpResponse:
    """Go to where one was, or to the first page."""
    draft = draft_of(participation)
    sections = state_of(draft).sections
    if draft.showings and draft.section not in sections:
        return redirect("questionnaire:review", participation.id)
    here = draft.section or sections[0]
    return redirect("questionnaire:section", participation.id, here)


@require_http_methods(["GET", "HEAD", "POST"])
@answering
def section(request: HttpRequest, participation: Participation, section: str) -> HttpResponse:
    """One page of questions."""
    if request.method == "POST":
        return _leave(request, participation, section)
    state = state_of(draft_of(participation))
    page = page_of(state, section, get_language(), check="check" in request.GET)
    if section not in state.sections:
        return redirect("questionnaire:review", participation.id)
    context = {
        "participation": participation,
        "page": page,
        "check": "check" in request.GET,
        "more": "more" in request.GET,
        "from": request.GET.get("from", ""),
    }
    return render(request, "questionnaire/section.html", context)


@require_POST
@answering
def keep(request: HttpRequest, participation: Participation, section: str) -> HttpResponse:
    """Save a page quietly while it is being filled in."""
    actions.keep_page(participation.draft, section, request.POST)
    return HttpResponse(status=204)


def _leave(request: HttpRequest, participation: Participation, section: str) -> HttpResponse:
    """Save a page, even if the wave has closed meanwhile, and go where the button leads.

    The button for the other language sends the page to its address in that language.
    """
    stop = actions.save_page(participation.draft, section, request.POST, get_language())
    if not participation.wave.is_open():
        raise actions.Closed
    if request.POST.get("go") == "language":
        return redirect(request.get_full_path())
    if request.POST.get("go") == "save":
        return redirect("questionnaire:later", participation.id)
    return redirect(_address(participation, stop, request.POST.get("from", "")))


def _address(participation: Participation, stop: Stop, came_from: str) -> str:
    if not stop.section:
        return reverse("questionnaire:review", args=[participation.id])
    tells = {stop.tell: "1"} if stop.tell else {}
    tells |= {"from": "review"} if came_from == "review" and stop.tell else {}
    address = reverse("questionnaire:section", args=[participation.id, stop.section])
    return f"{address}?{urlencode(tells)}" if tells else address
