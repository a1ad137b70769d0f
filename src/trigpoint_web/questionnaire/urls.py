"""The addresses of this app."""

app_name = "questionnaire"
urlpatterns: list = []
