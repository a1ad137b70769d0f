"""Serving: in a demonstration everything is made ready first, then gunicorn serves.

Threads, for a page waits for the database; the library keeps a typst compiler for each.
"""

from __future__ import annotations

import gc
import os
from contextlib import suppress
from typing import Any

import django
from django.core.management import call_command
from gunicorn.app.base import BaseApplication


def run(port: int, *, demo: bool) -> None:
    """Serve until stopped; in a demonstration on loopback alone."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "trigpoint_web.settings")
    django.setup()
    if demo:
        _make_ready()
    else:
        call_command("check", deploy=True, fail_level="ERROR")
    Server(port, workers=1 if demo else 2).run()


def _make_ready() -> None:
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("demo")


class Server(BaseApplication):
    """Gunicorn, told what to do here and not in a file of its own."""

    def __init__(self, port: int, workers: int) -> None:
        """Listen on a ``port`` of loopback: what faces the world stands before it."""
        self.choices: dict[str, Any] = {
            "bind": f"127.0.0.1:{port}",
            "worker_class": "gthread",
            "workers": workers,
            "threads": 8,
            "loglevel": "warning",
            "control_socket_disable": True,
            "post_worker_init": _warm_up,
            "when_ready": _tell,
        }
        super().__init__()

    def load_config(self) -> None:
        """Take over what was chosen."""
        for name, value in self.choices.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """The application, loaded in each worker."""
        from trigpoint_web.wsgi import application

        return application


def _tell(server: Any) -> None:
    """Print the address, once connections are taken."""
    from django.conf import settings

    print(f"\nTrigpoint is at {settings.SITE_ADDRESS}/  (Ctrl-C stops it)", flush=True)


def _warm_up(worker: Any) -> None:
    """Read in each worker, before it takes requests, what is read once.

    It stays: the collector of garbage, which would look through it again and again, is told so.
    While the database is away a worker starts all the same, and says that it is.
    """
    from django.db import DatabaseError, connection

    from trigpoint_web.company.services import warm_up

    with suppress(DatabaseError):
        warm_up()
    connection.close()
    gc.collect()
    gc.freeze()
