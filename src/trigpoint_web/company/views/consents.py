"""What was agreed to, purpose by purpose, when, and taking it back or giving it now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from trigpoint_web.accounts import consent
from trigpoint_web.accounts.access import participation_or_404
from trigpoint_web.accounts.models import Participation


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, id: UUID) -> HttpResponse:
    """Every purpose in the words of now, as it stands; sent, all of it is recorded anew."""
    participation = participation_or_404(request, id)
    language = get_language() or ""
    if request.method == "POST":
        consent.record(participation, request.POST.getlist("consent"), language)
        messages.success(request, _("Your choice has been recorded."))
        return redirect("company:consents", id=id)
    context = {
        "participation": participation,
        "consents": consent.texts(language).items(),
        "given": consent.agreed(participation),
        "history": list(_rows(participation, language)),
    }
    return render(request, "company/consents.html", context)


def _rows(participation: Participation, language: str) -> Iterator[dict[str, Any]]:
    """When something was said and what was agreed to then, for a list of names and values."""
    for at, agreed in consent.history(participation, language).items():
        when = date_format(localtime(at), "DATETIME_FORMAT")
        yield {"key": when, "several": agreed, "value": _("Nothing"), "lang": language}
