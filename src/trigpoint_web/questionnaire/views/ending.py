"""The end of the questionnaire: everything once more, who answered, or the way back later."""

from __future__ import annotations

from contextlib import suppress
from uuid import UUID

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods, require_safe

from trigpoint_web.accounts import actions as people
from trigpoint_web.accounts import limits
from trigpoint_web.accounts.access import hold
from trigpoint_web.accounts.links import RESUME_FOR, goes_to, send_resume
from trigpoint_web.accounts.models import Participation
from trigpoint_web.mail.letters import NotSent
from trigpoint_web.questionnaire import actions
from trigpoint_web.questionnaire.forms import LaterForm, WhoForm
from trigpoint_web.questionnaire.models import Draft
from trigpoint_web.questionnaire.review import obstacles, parts
from trigpoint_web.questionnaire.services import state_of
from trigpoint_web.questionnaire.views.frame import answering, draft_of


@require_safe
@answering
def review(request: HttpRequest, participation: Participation) -> HttpResponse:
    """Every answer, with what is missing."""
    state, language = state_of(draft_of(participation)), get_language()
    context = {
        "participation": participation,
        "parts": list(parts(state, participation.id, language)),
        "obstacles": list(obstacles(state, participation.id, language)),
        "open": len(state.open),
        "lang": state.text(language).lang,
        "last": state.sections[-1],
    }
    return render(request, "questionnaire/review.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@answering
def finish(request: HttpRequest, participation: Participation) -> HttpResponse:
    """Who answered, and then the report; sent twice, it leads to the same report."""
    try:
        return _finish(request, participation)
    except Draft.DoesNotExist:
        if not Participation.objects.filter(pk=participation.pk, answers__isnull=False).exists():
            raise
        return redirect("company:report", participation.id)


def _finish(request: HttpRequest, participation: Participation) -> HttpResponse:
    """The page, or what became of it; Draft.DoesNotExist where it was sent, even just now."""
    first = participation.submitted is None
    form = _form(WhoForm, request) if first else None
    if request.method == "POST" and (form.is_valid() if form else not _language(request)):
        if not limits.allowed(request, "number", str(participation.id)):
            return limits.too_many(request, "number")
        return _submit(request, participation.id, form.cleaned_data if form else {})
    if state_of(draft_of(participation)).obstacles:
        return redirect("questionnaire:review", participation.id)
    context = {"participation": participation, "form": form}
    return render(request, "questionnaire/finish.html", context)


def _submit(request: HttpRequest, id_: UUID, typed: dict[str, str]) -> HttpResponse:
    user = request.user if request.user.is_authenticated else None
    try:
        mine = actions.submit(id_, typed, user)
    except actions.Incomplete:
        return redirect("questionnaire:review", id_)
    if mine and mine.user is None:
        hold(request, mine)
        _ask_to_confirm(request, mine)
    return redirect("company:report", id_)


def _ask_to_confirm(request: HttpRequest, participation: Participation) -> None:
    """Send the code that verifies the address; the report's page offers to send it again."""
    if limits.allowed(request, "code", participation.email):
        with suppress(NotSent):
            people.ask_to_confirm(request, participation)


@require_http_methods(["GET", "HEAD", "POST"])
@answering
def later(request: HttpRequest, participation: Participation) -> HttpResponse:
    """Send the link to come back to the address that is typed."""
    draft_of(participation)
    form, sent = _form(LaterForm, request), ""
    if form.is_valid():
        email = form.cleaned_data["email"]
        if not limits.allowed(request, "code", goes_to(participation, email)):
            return limits.too_many(request, "code")
        try:
            sent = send_resume(participation, email, get_language())
        except NotSent:
            form.add_error(None, gettext("The letter could not be sent. Please try again later."))
    context = {"participation": participation, "form": form, "sent": sent, "days": RESUME_FOR.days}
    return render(request, "questionnaire/later.html", context)


def _form(kind: type[Form], request: HttpRequest) -> Form:
    """A form as it was sent; with what was typed so far, where only the language changes."""
    if request.method == "POST" and not _language(request):
        return kind(request.POST)
    known = {"email": request.user.email} if request.user.is_authenticated else {}
    return kind(initial=known | request.POST.dict())


def _language(request: HttpRequest) -> bool:
    """Whether the button for the other language was pressed."""
    return request.POST.get("go") == "language"
