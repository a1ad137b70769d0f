"""A mail server of one's own: what the site sends goes over a socket and is read back."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from threading import Event

import pytest
from aiosmtpd.controller import Controller


class Mailbox:
    """Keeps every letter; takes none while it has a ``refusal``, and is slow until ``ready``."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.refusal = ""
        self.ready = Event()
        self.ready.set()

    async def handle_DATA(self, _server, _session, envelope) -> str:  # noqa: N802 -- aiosmtpd's
        await asyncio.to_thread(self.ready.wait)
        if self.refusal:
            return self.refusal
        self.letters.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 taken"

    def last(self) -> EmailMessage:
        return self.letters[-1]

    def text(self) -> str:
        """The body of the last letter."""
        return self.last().get_content().replace("\r\n", "\n")

    def code(self) -> str:
        """The code in the last letter."""
        return re.findall(r"(?<!\d)\d{8}(?!\d)", self.text())[0]

    def address(self) -> str:
        """The path of the first address of a page in the last letter, without the site's own."""
        return re.findall(r"http://localhost:8000(/\S+)", self.text())[0]


class Server(Controller):
    """Listens on whichever port is free."""

    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@pytest.fixture
def mailbox(settings) -> Iterator[Mailbox]:
    box = Mailbox()
    server = Server(box, hostname="127.0.0.1", port=0)
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = server.port
    yield box
    server.stop()
