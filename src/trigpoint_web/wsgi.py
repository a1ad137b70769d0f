"""The site as a WSGI application."""

import os

import django
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "trigpoint_web.settings")


class Request(WSGIRequest):
    """A request in UTF-8, whatever it says.

    Other encodings leave halves of characters that no database takes; some are none of text at all,
    and fail before there is a page to say so.
    """

    @property
    def encoding(self) -> str:
        """What its form and its address are read in."""
        return "utf-8"

    @encoding.setter
    def encoding(self, said: str) -> None:
        """Leave out what it says."""


class Handler(WSGIHandler):
    """Django's own, for such requests."""

    request_class = Request


django.setup(set_prefix=False)
application = Handler()
