"""The app, for Django."""

from django.apps import AppConfig


class PublicConfig(AppConfig):
    """Names the app."""

    name = "trigpoint_web.public"
