"""Starting the site: in a demonstration everything is made ready first, then gunicorn serves."""

from __future__ import annotations

import os

import django


def run(port: int, *, demo: bool) -> None:
    """Serve until stopped, on loopback alone in a demonstration."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "trigpoint_web.settings")
    django.setup()
    if demo:
        _make_ready()
    from trigpoint_web.server import Server

    Server(port, demo=demo).run()


def _make_ready() -> None:
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("demo")
