"""One's answers as they were given, in every version."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from trigpoint_web.accounts.access import participation_or_404
from trigpoint_web.company import services
from trigpoint_web.questionnaire.models import AnswersVersion


@never_cache
@require_safe
def page(request: HttpRequest, id: UUID) -> HttpResponse:
    """Every version in the words that were seen, the one that holds first."""
    participation = participation_or_404(request, id)
    if participation.answers is None:
        return redirect("company:report", id=id)
    kept = AnswersVersion.objects.filter(answers=participation.answers).reverse()
    versions = [(one, list(_rows(one))) for one in kept.select_related("instrument")]
    context = {"participation": participation, "versions": versions}
    return render(request, "company/answers.html", context)


def _rows(version: AnswersVersion) -> Iterator[dict[str, Any]]:
    """What was asked and answered, for a list of names and values."""
    lang = services.language_of(version, version.language)
    for one in services.answers_in_words(version):
        answer = one["answer"]
        words = {"several": answer} if isinstance(answer, list) else {"value": str(answer)}
        yield {"key": one["question"], "lang": lang} | words
