"""Addresses for machines: no language, no page."""

from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path

from trigpoint_web.public import health


def robots(request: HttpRequest) -> HttpResponse:
    """Which pages are no business of a search engine's."""
    return render(request, "public/robots.txt", content_type="text/plain")


def icon(request: HttpRequest) -> HttpResponse:
    """The icon, for whoever asks at the usual address instead of reading the page."""
    return redirect(staticfiles_storage.url("trigpoint_web/mark.svg"), permanent=True)


urlpatterns = [
    path("healthz", health.alive),
    path("readyz", health.ready),
    path("robots.txt", robots),
    path("favicon.ico", icon),
]
