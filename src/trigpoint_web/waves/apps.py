"""The app, for Django."""

from django.apps import AppConfig


class WavesConfig(AppConfig):
    """Names the app."""

    name = "trigpoint_web.waves"
