"""When a page fails: whether it was the request, us, or the database that is away for a moment."""

from __future__ import annotations

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

SECONDS = 30
"""When to try again while the database is away."""


def damaged(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page in place of one whose request could not be read; it does not try to read it again,
    as the one that comes with Django does.
    """
    return HttpResponse(render_to_string("400.html"), status=400)


def failed(request: HttpRequest) -> HttpResponse:
    """The page in place of one that raised; it asks the database nothing."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        page = render_to_string("503.html")
        return HttpResponse(page, status=503, headers={"Retry-After": str(SECONDS)})
    return HttpResponse(render_to_string("500.html"), status=500)
