"""The server: gunicorn with threads, each with a typst compiler of its own."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from gunicorn.app.base import BaseApplication


class Server(BaseApplication):
    """Gunicorn, told what to do here and not in a file of its own."""

    def __init__(self, port: int, *, demo: bool) -> None:
        """Listen on ``port``, in a demonstration with one process on loopback."""
        self.choices: dict[str, Any] = {
            "bind": f"127.0.0.1:{port}",
            "worker_class": "gthread",
            "workers": 1 if demo else 2,
            "threads": 8,
            "when_ready": lambda _: print(f"{settings.SITE_ADDRESS}/", flush=True),
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
