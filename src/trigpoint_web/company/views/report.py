"""The report on the screen and as a PDF, and what is still to do so that the answers count."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from trigpoint_web.accounts import actions as people
from trigpoint_web.accounts.access import participation_or_404
from trigpoint_web.accounts.consent import agreed
from trigpoint_web.accounts.forms import CodeForm, SignInForm
from trigpoint_web.accounts.limits import allowed, too_many
from trigpoint_web.accounts.models import Participation
from trigpoint_web.company import services
from trigpoint_web.company.actions import ask_colleagues, ask_team
from trigpoint_web.company.standing import standing_of
from trigpoint_web.company.views.sent import sent
from trigpoint_web.mail.letters import NotSent
from trigpoint_web.questionnaire.models import AnswersVersion


@never_cache
@require_safe
def page(request: HttpRequest, id: UUID) -> HttpResponse:
    """The report, with what can be done with it."""
    return _page(request, participation_or_404(request, id), CodeForm())


def _page(request: HttpRequest, participation: Participation, form: CodeForm) -> HttpResponse:
    version = services.current(participation)
    if version is None:
        return _without_answers(request, participation)
    if "report" not in agreed(participation):
        return _without_report(request, participation, form)
    report = services.report_of(participation, version, get_language() or "")
    context = {
        "participation": participation,
        "version": version,
        "body": services.body_of(report),
        "standing": standing_of(participation),
        "form": form,
    }
    return render(request, "company/report.html", context)


def _without_report(
    request: HttpRequest, participation: Participation, form: CodeForm
) -> HttpResponse:
    """The answers are in, and none was agreed to."""
    context = {
        "participation": participation,
        "standing": standing_of(participation),
        "form": form,
    }
    return render(request, "company/no_report.html", context)


def _without_answers(request: HttpRequest, participation: Participation) -> HttpResponse:
    """Not at the end yet, or withdrawn."""
    if participation.withdrawn:
        return render(request, "company/withdrawn.html", status=410)
    return redirect("questionnaire:answer", id=participation.id)


@never_cache
@require_safe
def pdf(request: HttpRequest, id: UUID) -> HttpResponse:
    """The report as a PDF."""
    participation = participation_or_404(request, id)
    version = services.reported(participation)
    if version is None:
        return redirect("company:report", id=id)
    return pdf_response(participation, version)


def pdf_response(participation: Participation, version: AnswersVersion) -> HttpResponse:
    """The PDF to be saved, by a name that holds nothing that anybody typed."""
    report = services.report_of(participation, version, get_language() or "")
    name = f"trigpoint-{participation.wave.slug}.pdf"
    return HttpResponse(
        services.pdf_of(report),
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@sent
def confirm(request: HttpRequest, participation: Participation) -> HttpResponse:
    """Take the code that was sent at the end: the address is verified, and its person signed in."""
    form = CodeForm(request.POST)
    if not form.is_valid():
        return _page(request, participation, form)
    if not allowed(request, "try", str(participation.id)):
        return too_many(request, "try")
    if not people.confirm(request, participation, form.cleaned_data["code"]):
        form.refuse()
        return _page(request, participation, form)
    return redirect("company:report", id=participation.id)


@sent
def new_code(request: HttpRequest, participation: Participation) -> HttpResponse:
    """Send the code again, as long as there is an address to be confirmed."""
    if not _has_address_to_confirm(participation):
        return redirect("company:report", id=participation.id)
    return _send_code(request, participation)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def address(request: HttpRequest, id: UUID) -> HttpResponse:
    """Take another address than was typed at the end, as long as nobody has confirmed that one."""
    participation = participation_or_404(request, id)
    if not _has_address_to_confirm(participation):
        return redirect("company:report", id=id)
    form = SignInForm(request.POST or None)
    if not form.is_valid():
        context = {"participation": participation, "form": form}
        return render(request, "company/address.html", context)
    participation.email = form.cleaned_data["email"]
    Participation.objects.filter(pk=id, user=None).update(email=participation.email)
    return _send_code(request, participation)


def _has_address_to_confirm(participation: Participation) -> bool:
    return participation.stands() and participation.user is None


def _send_code(request: HttpRequest, participation: Participation) -> HttpResponse:
    if not allowed(request, "code", participation.email):
        return too_many(request, "code")
    try:
        people.ask_to_confirm(request, participation)
    except NotSent:
        messages.error(request, _("We could not send the e-mail. Please try again later."))
    else:
        messages.success(request, _("A new code is on its way."))
    return redirect("company:report", id=participation.id)


@sent
def ask(request: HttpRequest, participation: Participation) -> HttpResponse:
    """Ask the team, or those who speak for the company, to let these answers count."""
    if not allowed(request, "ask", str(participation.user_id or participation.id)):
        return too_many(request, "ask")
    (ask_colleagues if "colleagues" in request.POST else ask_team)(participation)
    messages.success(request, _("We have passed your request on. The answer comes by e-mail."))
    return redirect("company:report", id=participation.id)
