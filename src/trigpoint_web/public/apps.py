"""The app, for Django, and with it the checks of the whole site's settings."""

from django.apps import AppConfig


class PublicConfig(AppConfig):
    """Names the app."""

    name = "trigpoint_web.public"

    def ready(self) -> None:
        """Register the checks."""
        from trigpoint_web import checks  # noqa: F401
