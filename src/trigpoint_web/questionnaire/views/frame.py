"""What the pages of a draft share: how it is found, and what is shown in its place."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from trigpoint_web.accounts.access import participation_or_404
from trigpoint_web.accounts.models import Participation
from trigpoint_web.questionnaire.actions import Closed
from trigpoint_web.questionnaire.models import Draft
from trigpoint_web.questionnaire.services import NoSection

View = Callable[..., HttpResponse]


def answering(view: View) -> View:
    """Give a view the participation; a friendly page where there is no draft, or no open wave."""

    @wraps(view)
    def found(request: HttpRequest, id: UUID, **rest: Any) -> HttpResponse:
        participation = participation_or_404(request, id)
        try:
            return view(request, participation, **rest)
        except Draft.DoesNotExist:
            return _ended(request, id)
        except Closed:
            return _closed(request, participation)
        except NoSection as error:
            raise Http404 from error

    return never_cache(found)


def draft_of(participation: Participation) -> Draft:
    """The draft, while the wave is open. Raises Closed, and Draft.DoesNotExist once it is gone."""
    draft = Draft.objects.worded().get(id=participation.draft)
    if not participation.wave.is_open():
        raise Closed
    return draft


def _ended(request: HttpRequest, id_: UUID) -> HttpResponse:
    """In place of a page whose draft was handed in meanwhile, elsewhere, or was erased."""
    participation = participation_or_404(request, id_)  # as it is by now
    ending = "erased" if participation.answers is None else "submitted"
    late = request.method == "POST"
    context = {"participation": participation, "late": late}
    return render(request, f"questionnaire/{ending}.html", context, status=409 if late else 200)


def _closed(request: HttpRequest, participation: Participation) -> HttpResponse:
    return render(request, "questionnaire/closed.html", {"participation": participation})
