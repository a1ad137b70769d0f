"""Requests over a connection each, as a proxy makes them: no more than a measurement needs.

The usual clients take several times the processor time, which here is the site's.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

NO_CONTENT = 204


class Failed(Exception):  # noqa: N818 -- said of a request
    """The site answered with something else than a visitor can go on from, or not at all."""


@dataclass(frozen=True, slots=True)
class Response:
    """What came back: ``body`` of a page, ``location`` of a redirection, ``cookies`` as set."""

    status: int
    location: str
    cookies: tuple[str, ...]
    body: bytes

    @property
    def text(self) -> str:
        """The page."""
        return self.body.decode()


async def request(
    port: int, method: str, path: str, headers: Mapping[str, str], body: bytes = b""
) -> Response:
    """One request to a port of this machine. Raises Failed where no whole response comes."""
    lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items())]
    lines += ["Connection: close", f"Content-Length: {len(body)}", "", ""]
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        try:
            writer.write("\r\n".join(lines).encode() + body)
            came = await reader.read(-1)
        finally:
            writer.close()
    except OSError as error:
        raise Failed(f"{path}: {type(error).__name__}") from error
    return _parsed(path, came)


def _parsed(path: str, came: bytes) -> Response:
    head, _, body = came.partition(b"\r\n\r\n")
    first, *rest = head.decode("latin-1").split("\r\n")
    fields = [(name.lower(), value) for name, _, value in (one.partition(": ") for one in rest)]
    known, status = dict(fields), int(first.split()[1]) if head else 0
    nothing = "0" if status == NO_CONTENT else "-1"
    if len(body) != int(known.get("content-length", nothing)):
        raise Failed(f"{path}: cut short")
    cookies = tuple(value for name, value in fields if name == "set-cookie")
    return Response(status, known.get("location", ""), cookies, body)
