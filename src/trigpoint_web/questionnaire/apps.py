"""The app, for Django."""

from django.apps import AppConfig


class QuestionnaireConfig(AppConfig):
    """Names the app."""

    name = "trigpoint_web.questionnaire"
