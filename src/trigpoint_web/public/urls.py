"""The addresses of pages that are open to all."""

from django.urls import path

from trigpoint_web.public import views

app_name = "public"
urlpatterns = [
    path("", views.home, name="home"),
    path("industry/", views.industry, name="industry"),
    path("industry/data/<str:name>", views.industry_data, name="industry_data"),
    path("method/", views.method, name="method"),
    path("privacy/", views.privacy, name="privacy"),
    path("accessibility/", views.accessibility, name="accessibility"),
]
