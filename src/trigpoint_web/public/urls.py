"""The addresses of pages that are open to all."""

from django.urls import path

from trigpoint_web.public import views

app_name = "public"
urlpatterns = [
    path("", views.home, name="home"),
]
