"""Logs: lines of JSON that say what happened and name nobody.

An address may hold a secret and the message of an exception what somebody typed: a page goes by
the name of its view, an exception by its kind and the places that it came through.
"""

from __future__ import annotations

import logging
import time
import traceback
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from pythonjsonlogger.json import JsonFormatter

logger = logging.getLogger(__name__)


class Lines(JsonFormatter):
    """A record as one line."""

    def formatException(self, ei) -> str:  # noqa: N802 - named by the library
        """The kind of exception and where it was, without what it says."""
        kind, _, tracks = ei
        places = (f"{one.filename}:{one.lineno} {one.name}" for one in traceback.extract_tb(tracks))
        return " < ".join([kind.__qualname__, *reversed(list(places))])


class WithoutAddress(logging.Filter):
    """Puts the name of the view in place of an address."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Change the record; nothing is left out."""
        request = record.__dict__.pop("request", None)
        if isinstance(request, HttpRequest):
            record.msg, record.args = "%s", record.args[:1] if record.args else ("request",)
            record.page = page_of(request)
        return True


def page_of(request: HttpRequest) -> str:
    """The name of a request's view."""
    match = request.resolver_match
    return match.view_name if match else ""


class RequestLog:
    """Middleware: a line for every request, with how long it took."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and log it."""
        begun = time.perf_counter()
        response = self._get_response(request)
        logger.info(
            "request",
            extra={
                "page": page_of(request),
                "method": request.method,
                "status": response.status_code,
                "ms": round(1000 * (time.perf_counter() - begun), 1),
            },
        )
        return response
