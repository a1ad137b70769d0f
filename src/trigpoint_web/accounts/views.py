"""Signing in and out by a code, and coming back to a draft by a link and a code."""

from __future__ import annotations

import secrets

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from trigpoint_web.accounts import actions, links
from trigpoint_web.accounts.codes import accept_code, send_code
from trigpoint_web.accounts.forms import CodeForm, SignInForm
from trigpoint_web.accounts.limits import allowed, too_many
from trigpoint_web.accounts.models import Link
from trigpoint_web.mail.letters import NotSent

ASKED = "asked"
"""Where in the session it stands for whom, and from where, a code was asked."""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for an address and send a code to it, known or not."""
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"]
        if not allowed(request, "code", email):
            return too_many(request, "code")
        asked = {"email": email, "next": _next(request), "by": secrets.token_urlsafe(16)}
        try:
            send_code(request, "sign-in", email, asked["by"])
        except NotSent:
            form.add_error("email", _("We could not send the e-mail. Please try again later."))
        else:
            request.session[ASKED] = asked
            return redirect("accounts:sign_in_code")
    context = {"form": form, "next": _next(request)}
    return render(request, "accounts/sign_in.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in_code(request: HttpRequest) -> HttpResponse:
    """Take the code. It is good only in the session that asked for it."""
    asked = request.session.get(ASKED)
    if asked is None or "email" not in asked:
        return redirect("accounts:sign_in")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not allowed(request, "try", asked["by"]):
            return too_many(request, "try")
        if accept_code("sign-in", asked["email"], form.cleaned_data["code"], asked["by"]):
            actions.sign_in(request, asked["email"])
            request.session.pop(ASKED, None)
            return redirect(asked["next"] or "company:account")
        form.refuse()
    context = {"form": form, "email": asked["email"], "next": asked["next"]}
    return render(request, "accounts/code.html", context)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Forget the session, with all that was held in it."""
    logout(request)
    return redirect("public:home")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def resume(request: HttpRequest, token: str) -> HttpResponse:
    """Come back to a draft: a code goes to the link's address before anything of it is shown.

    Opening the address sends nothing: mail programs open links by themselves.
    """
    if not allowed(request, "resume", links.digest_of(token)):
        return too_many(request, "resume")
    link = links.find(token, Link.Kind.RESUME)
    if link is None or link.participation.draft is None:
        return render(request, "accounts/link_gone.html", status=404)
    asked = request.session.get(ASKED, {})
    if request.method == "POST" and "send" in request.POST:
        return _send_resume_code(request, link, token)
    if asked.get("link") != link.pk:
        return render(request, "accounts/resume.html")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not allowed(request, "try", asked["by"]):
            return too_many(request, "try")
        if accept_code("resume", link.email, form.cleaned_data["code"], asked["by"]):
            actions.come_back(request, link)
            return redirect("questionnaire:answer", link.participation_id)
        form.refuse()
    return render(request, "accounts/resume.html", {"form": form})


def _send_resume_code(request: HttpRequest, link: Link, token: str) -> HttpResponse:
    if not allowed(request, "code", link.email):
        return too_many(request, "code")
    by = secrets.token_urlsafe(16)
    try:
        send_code(request, "resume", link.email, by)
    except NotSent:
        return render(request, "accounts/resume.html", {"not_sent": True})
    request.session[ASKED] = {"link": link.pk, "by": by}
    return redirect("accounts:resume", token)


def _next(request: HttpRequest) -> str:
    """The page to go to afterwards, as long as it is on this site."""
    asked = request.POST.get("next") or request.GET.get("next", "")
    here = asked.startswith("/") and url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return asked if here else ""
