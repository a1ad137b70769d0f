"""What was agreed to, purpose by purpose, and taking it back or giving it now."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from trigpoint_web.accounts import consent
from trigpoint_web.accounts.access import participation_or_404


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
    }
    return render(request, "company/consents.html", context)
