"""Every address of the site. Chinese has none before it, English ``/en``."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

handler400 = "trigpoint_web.public.errors.damaged"
handler500 = "trigpoint_web.public.errors.failed"
urlpatterns = [
    path("", include("trigpoint_web.public.machine_urls")),
    *i18n_patterns(
        path("", include("trigpoint_web.public.urls")),
        path("", include("trigpoint_web.accounts.urls")),
        path("", include("trigpoint_web.questionnaire.urls")),
        path("", include("trigpoint_web.company.urls")),
        prefix_default_language=False,
    ),
]
