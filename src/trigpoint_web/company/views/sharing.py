"""Links that show a report to whoever has them, until they are revoked."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from trigpoint_web.accounts import links as secrets
from trigpoint_web.accounts.access import participation_or_404
from trigpoint_web.accounts.models import Link, Participation
from trigpoint_web.company import services
from trigpoint_web.company.views.report import pdf_response
from trigpoint_web.mail.letters import address_of
from trigpoint_web.questionnaire.models import AnswersVersion

MOST = 20
"""Links of one report at a time."""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def links(request: HttpRequest, id: UUID) -> HttpResponse:
    """The links to a report: see when they were made, make one, revoke one.

    The address of a new one is shown once, for only its digest is kept.
    """
    participation = participation_or_404(request, id)
    if services.reported(participation) is None:
        return redirect("company:report", id=id)
    shared = Link.objects.filter(
        participation=participation, kind=Link.Kind.REPORT, revoked=None
    ).order_by("-made")
    if "revoke" in request.POST:
        chosen = [one.pk for one in shared if str(one.pk) == request.POST["revoke"]]
        shared.filter(pk__in=chosen).update(revoked=timezone.now())
        messages.success(request, _("The link has been revoked: it opens nothing any more."))
        return redirect("company:links", id=id)
    address = ""
    if request.method == "POST" and shared.count() >= MOST:
        messages.error(request, _("There are as many links as there can be. Revoke one first."))
    elif request.method == "POST":
        token = secrets.make(participation, Link.Kind.REPORT)
        address = address_of("company:shared", get_language() or "", token)
    context = {"participation": participation, "links": shared, "address": address}
    return render(request, "company/links.html", context)


@never_cache
@require_safe
def shared(request: HttpRequest, token: str) -> HttpResponse:
    """The report that a link shows, with nothing that could be done to it."""
    participation, version = _shown_by(token)
    report = services.report_of(participation, version, get_language() or "")
    context = {"body": services.body_of(report), "token": token}
    return _unlisted(render(request, "company/shared.html", context))


@never_cache
@require_safe
def shared_pdf(request: HttpRequest, token: str) -> HttpResponse:
    """The same as a PDF."""
    return _unlisted(pdf_response(*_shown_by(token)))


def _shown_by(token: str) -> tuple[Participation, AnswersVersion]:
    link = secrets.find(token, Link.Kind.REPORT)
    version = services.reported(link.participation) if link else None
    if link is None or version is None:
        raise Http404
    return link.participation, version


def _unlisted(response: HttpResponse) -> HttpResponse:
    """Keep the address out of search engines and out of what other sites are told."""
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "no-referrer"
    return response
