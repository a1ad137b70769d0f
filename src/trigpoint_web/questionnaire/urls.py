"""The addresses of the questionnaire."""

from django.urls import path

from trigpoint_web.questionnaire.views import ending, pages, start

app_name = "questionnaire"
urlpatterns = [
    path("start/", start.start, name="start"),
    path("answer/<uuid:id>/", pages.answer, name="answer"),
    path("answer/<uuid:id>/review/", ending.review, name="review"),
    path("answer/<uuid:id>/finish/", ending.finish, name="finish"),
    path("answer/<uuid:id>/later/", ending.later, name="later"),
    path("answer/<uuid:id>/page/<slug:section>/", pages.section, name="section"),
    path("answer/<uuid:id>/page/<slug:section>/keep/", pages.keep, name="keep"),
]
