"""The addresses of a company's own pages."""

from django.urls import path

from trigpoint_web.company.views import account, answers, consents, report, sharing, what_if

app_name = "company"
urlpatterns = [
    path("report/<uuid:id>/", report.page, name="report"),
    path("report/<uuid:id>/report.pdf", report.pdf, name="pdf"),
    path("report/<uuid:id>/confirm/", report.confirm, name="confirm"),
    path("report/<uuid:id>/new-code/", report.new_code, name="new_code"),
    path("report/<uuid:id>/address/", report.address, name="address"),
    path("report/<uuid:id>/ask/", report.ask, name="ask"),
    path("report/<uuid:id>/answers/", answers.page, name="answers"),
    path("report/<uuid:id>/what-if/", what_if.page, name="what_if"),
    path("report/<uuid:id>/consents/", consents.page, name="consents"),
    path("report/<uuid:id>/links/", sharing.links, name="links"),
    path("shared/<str:token>/", sharing.shared, name="shared"),
    path("shared/<str:token>/report.pdf", sharing.shared_pdf, name="shared_pdf"),
    path("account/", account.page, name="account"),
    path("account/export/", account.export, name="export"),
    path("account/<uuid:id>/correct/", account.correct, name="correct"),
    path("account/<uuid:id>/withdraw/", account.withdraw, name="withdraw"),
    path("account/colleagues/<uuid:id>/", account.colleague, name="colleague"),
]
