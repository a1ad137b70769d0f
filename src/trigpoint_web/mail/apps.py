"""The app, for Django."""

from django.apps import AppConfig


class MailConfig(AppConfig):
    """Names the app."""

    name = "trigpoint_web.mail"
