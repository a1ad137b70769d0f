"""Addresses that only take what is sent, and what they do for whoever comes there otherwise."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from trigpoint_web.accounts.access import participation_or_404
from trigpoint_web.accounts.models import Participation


def sent(view: Callable[[HttpRequest, Participation], HttpResponse]) -> Callable[..., HttpResponse]:
    """Give a view the participation that something is sent about.

    What it answers with may be asked for in the other language: that leads to the report.
    """

    @never_cache
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def found(request: HttpRequest, id: UUID) -> HttpResponse:
        participation = participation_or_404(request, id)
        if request.method != "POST":
            return redirect("company:report", id=id)
        return view(request, participation)

    return found
