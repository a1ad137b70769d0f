"""Pages that are open to all."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from trigpoint_web.waves.models import Wave


def home(request: HttpRequest) -> HttpResponse:
    """What this is, how long it takes, what one gets, who runs it."""
    return render(request, "public/home.html", {"wave": Wave.objects.first()})
