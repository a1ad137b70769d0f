"""The addresses of this app."""

app_name = "company"
urlpatterns: list = []
