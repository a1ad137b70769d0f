"""Addresses for machines: no language, no page."""

from django.urls import path

from trigpoint_web.public import health

urlpatterns = [
    path("healthz", health.alive),
    path("readyz", health.ready),
]
