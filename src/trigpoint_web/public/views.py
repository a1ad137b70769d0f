"""Pages that are open to all."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import condition, conditional_page, require_safe

from trigpoint_web.accounts.access import held_by
from trigpoint_web.accounts.models import Company, Participation
from trigpoint_web.public import downloads, services
from trigpoint_web.waves.models import Benchmark, Wave

View = Callable[[HttpRequest], HttpResponse]


def long_page(view: View) -> View:
    """Send a page packed, and not again to a browser that has it as it is."""
    return gzip_page(cache_control(no_cache=True)(conditional_page(view)))


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What this is, how long it takes, what one gets, who runs it."""
    wave = Wave.objects.shown()
    about = {
        "wave": wave,
        "state": wave.state() if wave else "none",
        "size": services.size(wave.instrument) if wave else None,
        "mine": _mine(request, wave) if wave else None,
        "benchmark": Benchmark.objects.light().first(),
        "demo": Company.objects.exclude(domains=[]) if settings.DEMO else (),
    }
    return render(request, "public/home.html", about)


def _mine(request: HttpRequest, wave: Wave) -> Participation | None:
    """What the visitor has begun of the wave, the latest where it is more."""
    return held_by(request).filter(wave=wave, withdrawn=None).order_by("begun").last()


@require_safe
@long_page
def industry(request: HttpRequest) -> HttpResponse:
    """What is released of the latest frozen wave, and nothing else."""
    benchmark = Benchmark.objects.light().first()
    if benchmark is None:
        return render(request, "public/industry_none.html", {"wave": Wave.objects.shown()})
    body = services.industry_body(benchmark, get_language())
    shown = {"body": mark_safe(body), "files": downloads.files_of(benchmark)}  # noqa: S308 ours
    return render(request, "public/industry.html", {"benchmark": benchmark, **shown})


@require_safe
@condition(etag_func=downloads.etag)
def industry_data(request: HttpRequest, name: str) -> HttpResponse:
    """One file of the release, or all of it as a zip file."""
    benchmark = Benchmark.objects.first()
    found = benchmark and downloads.read(benchmark, name)
    if found is None:
        raise Http404
    return downloads.response(benchmark, name, found)


@require_safe
@long_page
def method(request: HttpRequest) -> HttpResponse:
    """How the index is made, with the whole key."""
    wave = Wave.objects.shown()
    if wave is None:
        return render(request, "public/method_none.html")
    body = services.method_body(wave, get_language())
    return render(request, "public/method.html", {"body": mark_safe(body)})  # noqa: S308 ours


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept, where, how long, who reads it, what can be erased."""
    known = {"wave": Wave.objects.shown(), "team": settings.TEAM_EMAIL}
    return _told(request, "privacy", known)


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """What works for whom, what does not yet, whom to tell."""
    return _told(request, "accessibility", {"team": settings.TEAM_EMAIL})


def _told(request: HttpRequest, page: str, known: dict[str, object]) -> HttpResponse:
    """A page of prose, which each language has of its own."""
    words = f"public/words/{page}.{get_language()}.html"
    return render(request, f"public/{page}.html", {**known, "words": words})
