"""Pages that show every part of the site's design in every state, for looking at and for axe."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf.urls.i18n import i18n_patterns
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path
from django.utils import timezone
from django.utils.translation import get_language

from tests.web.e2e.specimen.words import SAID
from trigpoint_web import urls as site_urls

HERE = Path(__file__).parent


def show(request: HttpRequest, page: str) -> HttpResponse:
    """A page of the specimen, with errors where the address says ``?wrong``."""
    template = engines["django"].from_string((HERE / f"{page}.html").read_text("utf-8"))
    return HttpResponse(template.render(context("wrong" in request.GET), request))


def context(wrong: bool) -> dict[str, Any]:
    """What the parts show."""
    said = SAID[get_language()]
    options = [
        {"value": value, "label": label}
        for value, label in zip("abcd", said["options"], strict=True)
    ]
    change = {"href": "#main", "lang": get_language()}
    fields = ("one", "many", "rate", "scale", "grouped", "mail", "code")
    return {
        "said": said,
        "now": timezone.now(),
        "kinds": ["", "success", "warning", "simulated"],
        "rows": [
            {"key": said["mail"], "several": said["options"][:2]} | change,
            {"key": said["question"], "value": ""} | change,
            {"key": said["code"], "value": "42.6"} | change,
        ],
        "steps": [
            {"title": title, "state": state}
            for title, state in zip(
                said["options"] * 2, ["done", "missing", "here", *["ahead"] * 5], strict=True
            )
        ],
        "options": options,
        "several": [*options[:3], options[3] | {"exclusive": True}],
        "groups": [
            {"value": "x", "label": said["low"], "options": options[:2], "hidden": False},
            {"value": "y", "label": said["high"], "options": options[2:], "hidden": False},
        ],
        "scale": [
            {"value": str(one), "label": {1: f"1: {said['low']}"}.get(one, str(one))}
            for one in range(11)
        ],
        "chosen": ["a", "c"],
        "rated": None if wrong else 62,
        "wrong": dict.fromkeys(fields, said["wrong"]) if wrong else {},
        "errors": [{"id": one, "text": said["wrong"]} for one in fields] if wrong else [],
    }


urlpatterns = [
    *i18n_patterns(path("specimen/<slug:page>/", show), prefix_default_language=False),
    *site_urls.urlpatterns,
]
