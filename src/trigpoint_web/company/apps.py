"""The app, for Django."""

from django.apps import AppConfig


class CompanyConfig(AppConfig):
    """Names the app."""

    name = "trigpoint_web.company"
