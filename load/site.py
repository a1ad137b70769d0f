"""The site as real processes: made ready, served by ``trigpoint serve``, ended when it is told to.

The settings are those of a site behind a proxy; whoever asks plays that proxy.
"""

from __future__ import annotations

import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from load.processes import children, gone

TRIGPOINT = Path(sys.executable).with_name("trigpoint")
PATIENCE = 60
"""Seconds that it may take to be ready."""


@dataclass
class Site:
    """A site in a folder, on a port of loopback; on SQLite unless another database is given."""

    folder: Path
    database: str = ""
    port: int = field(default_factory=lambda: free_port())
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(50))
    server: subprocess.Popen[bytes] | None = None

    @property
    def environment(self) -> dict[str, str]:
        """What its processes are told."""
        told = {
            "DJANGO_SETTINGS_MODULE": "trigpoint_web.settings",
            "TRIGPOINT_SECRET_KEY": self.secret,
            "TRIGPOINT_DATA": str(self.folder),
            "TRIGPOINT_ADDRESS": f"https://localhost:{self.port}",
            "TRIGPOINT_BEHIND_PROXY": "1",
            "TRIGPOINT_MAIL": f"filemail:///{self.folder / 'letters'}",
            "TRIGPOINT_MAIL_FROM": "survey@example.org",
            "TRIGPOINT_TEAM_MAIL": "team@example.org",
        }
        if self.database:
            told["DATABASE_URL"] = self.database
        ours = ("TRIGPOINT_", "DATABASE_URL", "DJANGO_")
        return {k: v for k, v in os.environ.items() if not k.startswith(ours)} | told

    def make_ready(self) -> None:
        """Migrate, gather the static files, open a wave beside a benchmark."""
        self.web("migrate", "--verbosity=0")
        self.web("collectstatic", "--no-input", "--verbosity=0")
        self.web("demo")

    def web(self, *arguments: str) -> None:
        """Run a command of ``trigpoint web`` to its end."""
        subprocess.run([TRIGPOINT, "web", *arguments], check=True, env=self.environment)

    def start(self) -> None:
        """Serve, and wait until it is ready."""
        command = [str(TRIGPOINT), "serve", "--port", str(self.port)]
        with (self.folder / "printed").open("ab") as printed:
            self.server = subprocess.Popen(
                command, stdout=printed, stderr=printed, env=self.environment
            )
        until = time.monotonic() + PATIENCE
        while self.asked("/readyz") != 200:
            if self.server.poll() is not None or time.monotonic() > until:
                raise RuntimeError(self.printed())
            time.sleep(0.1)

    def asked(self, path: str) -> int:
        """The status that a page answers with; 0 where nobody answers."""
        headers = {"X-Forwarded-Proto": "https"}
        request = urllib.request.Request(f"http://localhost:{self.port}{path}", headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=5) as response:  # noqa: S310 -- ours
                return int(response.status)
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            return 0

    def workers(self) -> list[int]:
        """The processes that answer."""
        return children(self._serving().pid)

    def printed(self) -> str:
        """Everything that it has printed."""
        return (self.folder / "printed").read_text("utf-8")

    def stop(self) -> None:
        """Stop it as a supervisor would."""
        if self.server is not None:
            self.end(signal.SIGTERM)

    def kill(self) -> None:
        """End the server at once; its workers see that they are alone and end too."""
        workers = self.workers()
        self.end(signal.SIGKILL)
        gone(workers, PATIENCE)

    def end(self, how: signal.Signals) -> None:
        """Send the server a signal, and wait for its end."""
        server = self._serving()
        server.send_signal(how)
        server.wait(PATIENCE)
        self.server = None

    def _serving(self) -> subprocess.Popen[bytes]:
        if self.server is None:
            raise RuntimeError("the site is not being served")
        return self.server


@contextmanager
def site(database: str = "") -> Iterator[Site]:
    """A site that is being served, and gone afterwards."""
    with TemporaryDirectory(prefix="trigpoint-site-") as folder:
        made = Site(Path(folder), database)
        try:
            made.make_ready()
            made.start()
            yield made
        finally:
            made.stop()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
