"""The app, for Django."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Names the app."""

    name = "trigpoint_web.accounts"
